import type { FileState } from "#lib/files/scans/schema.ts";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";

/** A file of a response for one member of staff; of one that is withheld from this reader nothing shows but that there is one (SX.4). */
export type FileForStaff =
  | { isWithheld: true; number: number }
  | { isWithheld: false; number: number; file: FileOfResponse; state: FileState; isMarked: boolean };
