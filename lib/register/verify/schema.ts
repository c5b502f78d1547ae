import * as z from "zod/mini";
import type { Finding, PublicKey } from "../schema.ts";

const json = z.json();

/** The copy of a response as its sender has it: what the commitment is made of. The receipt's salt is the one that counts. */
export const contentFileSchema = z.object({
  content: json,
  files: z.array(z.object({ name: z.string(), size: z.int(), sha256: z.string() })),
});

/** The text of each file as opened or pasted; null for one that was not given. */
export type Evidence = {
  receipt: string;
  content: string | null;
  seal: string | null;
  keys: readonly PublicKey[];
  /** False where the platform does not know Ed25519: then hashes alone are checked, and that is said. */
  canCheckSignatures: boolean;
};

/** "incomplete": nothing failed, but something could not be checked; the findings say what. */
export type Verdict = { result: "passed" | "failed" | "incomplete"; findings: Finding[] };
