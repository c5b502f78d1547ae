/** A look of the malware scanner at a file. `finding`: with FOUND the name of what was found, with FAILED why there is no verdict. */
export type Scan = { verdict: "CLEAN" | "FOUND" | "FAILED"; finding: string | null; engine: string | null };

/** Where the scanner listens; null where none is set up. */
export type Scanner = { host: string; port: number };

/** A file's state as staff see it and as the pack prints it. */
export type FileState = {
  /** "not-scanned": no scanner has looked at it. "failed": it will be tried again. */
  scan: "not-scanned" | "clean" | "found" | "failed";
  finding: string | null;
  engine: string | null;
  scannedAt: Date | null;
  text: "read" | "no-text" | "waiting" | "failed" | "picture";
  /** Why the text could not be read. */
  failure: string | null;
  pageCount: number;
};
