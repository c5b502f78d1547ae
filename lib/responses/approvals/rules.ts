import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { DraftContent } from "../schema.ts";
import type { Approval, ApprovalRow } from "./schema.ts";

/**
 * A fingerprint of what a draft says, words, choices, marks and files: an approval holds for these and for nothing else. Not in it is that the
 * readers were read, which is the sender's own act, and which version of the text stood beside it.
 */
export function approvalBase(content: DraftContent, files: readonly { sha256: string }[]): string {
  const { hasReadWhoSees: _, consultationVersion: __, textVersions: ___, ...said } = content;
  return createHash("sha256")
    .update(canonicalize([said, files.map(({ sha256 }) => sha256)]) ?? "")
    .digest("base64url")
    .slice(0, 22);
}

/** Where the asking stands, from its rows, oldest first: the person who was asked last counts. Null: nobody is asked. */
export function approvalOf(rows: readonly ApprovalRow[], base: string): Approval | null {
  const asked = rows.findLastIndex(({ act }) => act === "ASKED");
  const last = rows[asked];
  if (!last) return null;
  const decided = rows.slice(asked + 1).findLast(({ linkHash, act }) => linkHash === last.linkHash && act !== "ASKED");
  const { approver, at, words, act } = decided ?? last;
  if (!decided) return { approver, at, words, state: "waiting" };
  if (act === "SENT_BACK") return { approver, at, words, state: "sent-back" };
  return { approver, at, words, state: decided.base === base ? "approved" : "changed" };
}
