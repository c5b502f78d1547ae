import { beforeAll, beforeEach, expect, it } from "vitest";
import { type Actor, type Role, roles } from "#lib/auth/schema.ts";
import { type ConsultationForStaff, findConsultationForStaff } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { sendResponse } from "#lib/responses/commands.ts";
import { saveDraft } from "#lib/responses/drafts/commands.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { addFile } from "#lib/responses/files/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { streamOf } from "#prisma/factories/files.ts";
import { person } from "#prisma/factories/people.ts";
import { savedDraft, whileOpen } from "#prisma/factories/response.ts";
import { openResponseFile } from "./commands.ts";
import { listFilesForStaff } from "./queries.ts";

let published: ConsultationContent;
let consultation: ConsultationForStaff;
let token: string;
let cleared: Actor;
let uncleared: Actor;
beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  published = await publishedConsultation();
  consultation = (await findConsultationForStaff(published.slug))!;
  token = await savedDraft(published);
  cleared = { ...(await person("CASEWORKER")), hasClearance: true };
  uncleared = { ...(await person("CASEWORKER")), hasClearance: false };
});

async function add(words: string, of: string | null = null): Promise<string> {
  const file = { sentName: `${words}.txt`, publicVersionOf: of, bytes: streamOf(words) };
  const outcome = await addFile(token, published.slug, file, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}
async function sent(): Promise<string> {
  const period = { content: published, closesAt: new Date(published.closesAt) };
  const outcome = await sendResponse(token, period, true, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.reference;
}
const open = (actor: Actor, reference: string, id: string) =>
  openResponseFile(actor, consultation, { reference, number: 1, fileId: id });
const events = (isRefused: boolean) =>
  db().auditEvent.count({ where: { consultationId: consultation.id, action: "attachment.downloaded", isRefused } });

it("S29.9 SX.4 without clearance a marked file and the full version beside a public one are withheld, name and all", async () => {
  const [plain, full] = [await add("plain"), await add("full")];
  const shown = await add("shown", full);
  const { content, revision } = (await findDraft(token, published.slug, whileOpen))!;
  expect(content.marks).toEqual([{ level: "attachment", attachmentId: full, reason: null }]);
  const secret = await add("secret");
  const marks = [...content.marks, { level: "attachment" as const, attachmentId: secret, reason: "prices" }];
  await saveDraft(token, published.slug, revision + 1, { ...content, marks }, whileOpen);
  const reference = await sent();
  expect((await listFilesForStaff(cleared, consultation, reference, 1)).map(({ isWithheld }) => isWithheld)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  const files = await listFilesForStaff(uncleared, consultation, reference, 1);
  expect(files.map(({ isWithheld }) => isWithheld)).toEqual([false, true, false, true]);
  expect(JSON.stringify(files)).not.toMatch(/secret|full\.txt/);
  expect(await open(uncleared, reference, plain)).toMatchObject({ name: "plain.txt" });
  expect(await open(uncleared, reference, shown)).toMatchObject({ name: "shown.txt" });
  expect([await events(false), await events(true)]).toEqual([2, 0]);
  expect(await open(uncleared, reference, secret)).toBeNull();
  expect(await open(uncleared, reference, full)).toBeNull();
  expect([await events(false), await events(true)]).toEqual([2, 2]);
  expect(await open(cleared, reference, secret)).toMatchObject({ name: "secret.txt" });
  expect(await events(false)).toBe(3);
});

const readers: Role[] = ["CASEWORKER", "CONSULTATION_OWNER", "APPROVER"];
it.each(roles)("%s opening a file of a response", async (role) => {
  const id = await add("words");
  const reference = await sent();
  const reader = { ...(await person(role)), hasClearance: true };
  expect(await open(reader, reference, id)).toEqual(readers.includes(role) ? expect.objectContaining({ id }) : null);
});

it("a file is found under its own response, version and consultation only", async () => {
  const id = await add("words");
  const reference = await sent();
  const other = (await findConsultationForStaff((await publishedConsultation()).slug))!;
  expect(await openResponseFile(cleared, other, { reference, number: 1, fileId: id })).toBeNull();
  expect(await openResponseFile(cleared, consultation, { reference, number: 2, fileId: id })).toBeNull();
  expect(await openResponseFile(cleared, consultation, { reference: "R-0000-0000", number: 1, fileId: id })).toBeNull();
});
