import { beforeEach, expect, it } from "vitest";
import { type Actor, type Role, roles } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { keptBytes } from "#prisma/factories/files.ts";
import { person } from "#prisma/factories/people.ts";
import { addAttachment, openAttachment } from "./commands.ts";
import { listAttachments } from "./queries.ts";
import { currentOf } from "./rules.ts";

let consultationId: string;
let owner: Actor;
beforeEach(async () => {
  const { slug } = await publishedConsultation();
  ({ id: consultationId } = await db().consultation.findUniqueOrThrow({ where: { slug }, select: { id: true } }));
  owner = await person("CONSULTATION_OWNER");
});

const add = async (
  actor: Actor,
  kind: "FINAL_DRAFT" | "EVIDENCE",
  bytes: string | Uint8Array,
  name = "draft v3.0.pdf",
) => addAttachment(actor, consultationId, { kind, title: "" }, await keptBytes(bytes), name);
const refusals = () =>
  db().auditEvent.count({ where: { consultationId, action: "attachment.added", isRefused: true } });

it("keeps the draft with its hash, and the one added last counts", async () => {
  expect(await add(owner, "FINAL_DRAFT", "%PDF-1.7 first")).toMatchObject({ ok: true });
  expect(await add(owner, "FINAL_DRAFT", "%PDF-1.7 second")).toMatchObject({ ok: true });
  const attachments = await listAttachments(consultationId);
  expect(attachments).toHaveLength(2);
  expect(currentOf(attachments, "FINAL_DRAFT")).toMatchObject({
    name: "draft v3.0.pdf",
    title: "draft v3.0.pdf",
    mediaType: "application/pdf",
    size: 15,
    addedBy: owner.name,
  });
  expect(currentOf(attachments, "REDLINE")).toBeNull();
});

it("refuses what it does not take, on record and without keeping a byte", async () => {
  const before = await db().fileChunk.count();
  expect(await add(owner, "EVIDENCE", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0]))).toEqual({
    ok: false,
    reason: "kind-not-taken",
  });
  expect(await db().fileChunk.count()).toBe(before);
  expect(await refusals()).toBe(1);
});

const mayAdd: Record<"FINAL_DRAFT" | "EVIDENCE", Role[]> = {
  FINAL_DRAFT: ["CASEWORKER", "CONSULTATION_OWNER"],
  EVIDENCE: ["CASEWORKER", "CONSULTATION_OWNER", "APPROVER"],
};
it.each(roles.flatMap((role) => (["FINAL_DRAFT", "EVIDENCE"] as const).map((kind) => ({ role, kind }))))(
  "$role adding $kind",
  async ({ role, kind }) => {
    const outcome = await add(await person(role), kind, "words");
    expect(outcome.ok).toBe(mayAdd[kind].includes(role));
    expect(await refusals()).toBe(outcome.ok ? 0 : 1);
  },
);

it.each(roles)("%s opening a file, which is on record", async (role) => {
  const added = await add(owner, "EVIDENCE", "words", "minutes.txt");
  if (!added.ok) throw new Error(added.reason);
  const reader = await person(role);
  const file = await openAttachment(reader, added.value.id);
  const isStaff = ["CASEWORKER", "CONSULTATION_OWNER", "APPROVER"].includes(role);
  expect(file?.name ?? null).toBe(isStaff ? "minutes.txt" : null);
  expect(await db().auditEvent.count({ where: { actorId: reader.id, action: "attachment.downloaded" } })).toBe(
    isStaff ? 1 : 0,
  );
});
