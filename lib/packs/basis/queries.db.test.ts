import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { db } from "#lib/db/client.ts";

/** Tables of which nothing goes into a pack, or nothing that its other parts do not say; each with why. */
const saysNothing: Record<string, string> = {
  AccessRequest: "people",
  AuditEvent: "the log",
  AuditSeal: "the log",
  AskedMail: "mail sent",
  Clarification: "answered and published apart",
  ClockOffset: "the demonstration",
  Consultation: "its period is in the text as it stands",
  DisagreementVersion: "earlier wordings",
  Draft: "not sent",
  DraftApproval: "before sending",
  DraftComment: "not sent",
  DraftFile: "not sent",
  DraftLink: "not sent",
  DraftReminder: "not sent",
  FileChunk: "bytes are never changed",
  FilePage: "read from the bytes",
  FileScan: "a scanner's word, which changes by itself",
  FileText: "read from the bytes",
  GateProposal: "becomes a record or nothing",
  GateRecord: "told apart in `decision`",
  IncomingMail: "never changed; what became of it is a part",
  KeptForm: "what staff typed and did not send",
  MailboxCursor: "the mailbox",
  OutgoingMail: "mail sent",
  Pack: "the packs themselves",
  PackBuild: "the packs themselves",
  PackRelease: "the packs themselves",
  PeriodExtension: "before the close only",
  RegisterCounter: "the register's own",
  RegisterSeal: "a new one comes with new entries only",
  Response: "named by its versions",
  ResponseFile: "never changed",
  ResponseReading: "a check, not a part",
  ResponseVersion: "never changed; the register's last number says all of it",
  Session: "people",
  SignInAttempt: "people",
  StaffInvitation: "people",
  StoredFile: "never changed",
  Subscription: "who is mailed news",
  Triage: "a check, not a part",
  TriageNote: "staff's own",
  User: "people",
};

it("every table is either a part of what a pack is built from or said to be none, so that a new one is decided on", async () => {
  const source = readFileSync(new URL("queries.ts", import.meta.url), "utf8");
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'portal' ORDER BY 1`;
  const undecided = tables
    .map(({ name }) => name)
    .filter((name) => !source.includes(`portal."${name}"`) && !(name in saysNothing));
  expect(undecided).toEqual([]);
});
