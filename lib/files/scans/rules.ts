import type { FileState, Scan } from "./schema.ts";

/** What clamd answers to INSTREAM (clamd(8)): "stream: OK", "stream: NAME FOUND", or an error such as a size limit. */
export function scanOf(answer: string, engine: string | null): Scan {
  const said = answer.replace(/\0/g, "").trim();
  if (said === "stream: OK") return { verdict: "CLEAN", finding: null, engine };
  const found = said.match(/^stream: (.+) FOUND$/);
  if (found) return { verdict: "FOUND", finding: found[1] ?? "", engine };
  return { verdict: "FAILED", finding: said === "" ? "The scanner gave no answer" : said.slice(0, 300), engine };
}

/** The last look counts. A failed one after a verdict does not undo it: the bytes are the same. */
export function scanStateOf(scans: readonly { verdict: Scan["verdict"] }[]): FileState["scan"] {
  const verdict = scans.findLast((scan) => scan.verdict !== "FAILED")?.verdict;
  if (verdict) return verdict === "FOUND" ? "found" : "clean";
  return scans.length > 0 ? "failed" : "not-scanned";
}

/** A file's scan in words, for staff and in the pack. */
export function sayScan({ scan, finding }: Pick<FileState, "scan" | "finding">): string {
  switch (scan) {
    case "not-scanned":
      return "Not scanned for malware";
    case "clean":
      return "Scanned: nothing found";
    case "found":
      return `Malware found: ${finding}`;
    case "failed":
      return "The malware scan failed, and will be tried again";
  }
}

/** How far the reading of its text is, for staff; empty where there is nothing to say. */
export function sayText({ text, failure, pageCount }: Pick<FileState, "text" | "failure" | "pageCount">): string {
  switch (text) {
    case "read":
      return `Text read for search${pageCount > 1 ? `, ${pageCount} pages` : ""}`;
    case "no-text":
      return "No text in it: it may be a scan of paper. Search does not find its words";
    case "waiting":
      return "Its text has not been read yet";
    case "failed":
      return `Its text could not be read: ${failure}`;
    case "picture":
      return "";
  }
}
