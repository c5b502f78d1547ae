import { describe, expect, it } from "vitest";
import { sayAction, sayDetail, sayWho } from "./rules.ts";
import { type AuditDetail, auditActionNames, auditActions } from "./schema.ts";

describe("the audit log in words", () => {
  it("has words for every act of the vocabulary", () => {
    expect(Object.keys(auditActionNames).sort()).toEqual([...auditActions].sort());
  });

  it("names those who have no account", () => {
    expect(["respondent", "system", "Casey Worker"].map(sayWho)).toEqual([
      "A respondent",
      "The portal",
      "Casey Worker",
    ]);
  });

  it("shows an act it no longer knows as it was written", () => {
    expect(sayAction("response.shredded")).toBe("response.shredded");
  });

  it.each<{ detail: AuditDetail; to: string | null; said: string }>([
    { detail: {}, to: null, said: "" },
    { detail: { fromId: null, toId: "7" }, to: "Casey Worker", said: "to: Casey Worker" },
    { detail: { fromId: "7", toId: null, undo: "yes" }, to: null, said: "to: nobody; taken back" },
    { detail: { version: 2, isInFull: false }, to: null, said: "version 2; marked text withheld" },
    { detail: { why: "not-permitted", revision: 3 }, to: null, said: "not permitted" },
    { detail: { commitment: "ab", channel: "WEB" }, to: null, said: "channel: web" },
    { detail: { from: "NEW", to: "IN_HAND" }, to: null, said: "from: new; to: in hand" },
    {
      detail: { receivedAt: "2023-04-16T23:00:00.000Z" },
      to: null,
      said: "received at 00:00:00 UK time (BST) on Monday 17 April 2023",
    },
    { detail: { sha256: "0a", isMarked: true }, to: null, said: "sha256: 0a; marked confidential" },
  ])("says $detail as “$said”", ({ detail, to, said }) => {
    expect(sayDetail({ detail, to })).toBe(said);
  });
});
