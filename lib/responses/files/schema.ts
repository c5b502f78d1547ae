import { fileLimitBytes, takenFiles } from "#lib/files/schema.ts";

/** Files that one response takes. */
export const mostFiles = 20;

/** A file of a draft or of a version, in the order in which the files were added. */
export type FileOfResponse = {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  /** Hexadecimal. */
  sha256: string;
  /** The file that this one replaces in public (S29.9); null for a file of its own. */
  publicVersionOf: string | null;
  /** It arrived after the close, whatever its response did (S28.5). Of a draft's file: as it would be now. */
  isLate: boolean;
};

export const fileProblems = [
  "none",
  "empty",
  "too-large",
  "kind-not-taken",
  "too-many",
  "gone",
  "sent",
  "after-sending",
  "cut",
] as const;
export type FileProblem = (typeof fileProblems)[number];

const limit = `${fileLimitBytes / 1024 / 1024} MB`;

/** Why a file was not added, and what to do; or what became of it instead. */
export const fileProblemWords: Record<FileProblem, string> = {
  none: "Choose a file first",
  empty: "The file is empty: it has 0 bytes. Check that you chose the right one, and that it was saved",
  "too-large": `The file is larger than ${limit}. Make it smaller, or split it into several`,
  "kind-not-taken": `The file is of a kind that is not taken, whatever its name says. Add one of these: ${takenFiles}. Documents with macros are not taken`,
  "too-many": `A response can have at most ${mostFiles} files. Remove one first, or put several into one document`,
  gone: "The draft that the file belongs to is not open in this browser any more",
  sent: "Your response was sent before this file had arrived, so the file is not part of it. Your receipt shows what was received",
  "after-sending":
    "Your response had been sent when this file arrived. The file is kept with it, as a further version; your receipt shows it",
  cut: "The file did not arrive whole: the line was cut. Nothing of it was kept. Add it again",
};
