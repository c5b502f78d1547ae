import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, roles } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { attachedFile, keptBytes } from "#prisma/factories/files.ts";
import { person } from "#prisma/factories/people.ts";
import { publishConsultation } from "../../commands.ts";
import { findPublicRecord } from "../../record/queries.ts";
import { supplyAttachment } from "./commands.ts";
import { findPublicFile, readPublicBytes } from "./queries.ts";

const visitor = new pg.Client({ connectionString: process.env.PUBLIC_DATABASE_URL });
beforeAll(() => visitor.connect());
afterAll(() => visitor.end());

const at = new Date("2023-04-18T09:00:00.000Z");
let slug: string;
let owner: Actor;
let approver: Actor;
beforeEach(async () => {
  ({ slug } = await publishedConsultation());
  owner = await person("CONSULTATION_OWNER");
  approver = await person("APPROVER");
});

/** More than one chunk, and not a whole number of them. */
const draft = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(1_300_000)]);
const supply = async (
  actor: Actor,
  bytes: Uint8Array,
  { attachmentId = "attachment-1", reason = "It was missing." } = {},
) => supplyAttachment(actor, slug, { attachmentId, reason }, await keptBytes(bytes), "draft changes.pdf");
async function published(bytes: Uint8Array) {
  const outcome = await supply(owner, bytes);
  if (!outcome.ok) throw new Error(outcome.reason);
  const done = await publishConsultation(approver, outcome.value.versionId, at);
  if (!done.ok) throw new Error(done.reason);
}
async function download(version: number) {
  const file = await findPublicFile(slug, version, "attachment-1");
  return file && Buffer.concat(await Array.fromAsync(readPublicBytes(file)));
}

describe("attachments for the public (§23)", () => {
  it("§23 the file is part of the next version, published by two people, and everybody gets its bytes with their hash", async () => {
    const outcome = await supply(owner, draft);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(await findPublicFile(slug, 2, "attachment-1")).toBeNull();
    expect(await publishConsultation(owner, outcome.value.versionId, at)).toEqual({ ok: false, reason: "same-person" });
    expect(await publishConsultation(approver, outcome.value.versionId, at)).toMatchObject({ ok: true });
    const sha256 = createHash("sha256").update(draft).digest("hex");
    expect(await findPublicFile(slug, 2, "attachment-1")).toMatchObject({
      name: "draft changes.pdf",
      mediaType: "application/pdf",
      size: draft.length,
      sha256,
    });
    expect((await download(2))?.equals(draft)).toBe(true);
    expect((await findPublicRecord(slug))?.versions.at(-1)?.content.attachments[0]?.file).toMatchObject({ sha256 });
  });

  it("§23 a file that is replaced stays with the version that had it", async () => {
    await published(Buffer.from("%PDF-1.7 one"));
    await published(Buffer.from("%PDF-1.7 two"));
    expect(String(await download(2))).toBe("%PDF-1.7 one");
    expect(String(await download(3))).toBe("%PDF-1.7 two");
    expect(await findPublicFile(slug, 1, "attachment-1")).toBeNull();
  });

  it("invariant 3: of any other file the public role can read no byte and no name", async () => {
    await published(Buffer.from("%PDF-1.7 published"));
    const { id } = await db().consultation.findUniqueOrThrow({ where: { slug }, select: { id: true } });
    await attachedFile(id, owner, { kind: "EVIDENCE", text: "words of the minutes" });
    await attachedFile(id, owner, { kind: "CONSULTATION_DOCUMENT", text: "words that no text names" });
    expect(await supply(owner, Buffer.from("%PDF-1.7 prepared only"))).toMatchObject({ ok: true });
    await expect(visitor.query('SELECT * FROM portal."FileChunk"')).rejects.toThrow(/permission denied/);
    await expect(visitor.query('SELECT * FROM portal."StoredFile"')).rejects.toThrow(/permission denied/);
    const { rows } = await visitor.query<{ bytes: Buffer }>(
      "SELECT bytes FROM public_site.attachment_bytes WHERE slug = $1",
      [slug],
    );
    expect(rows.map(({ bytes }) => String(bytes))).toEqual(["%PDF-1.7 published"]);
  });

  it("the bytes of a published file cannot be dropped from under it", async () => {
    await published(Buffer.from("%PDF-1.7 published"));
    const { fileId } = await db().publicAttachment.findFirstOrThrow({ where: { slug }, select: { fileId: true } });
    await db().consultationAttachment.findFirstOrThrow({ where: { fileId } });
    await expect(db().storedFile.delete({ where: { id: fileId } })).rejects.toThrow();
    expect(String(await download(2))).toBe("%PDF-1.7 published");
  });

  it.each([
    ["no reason", draft, { reason: " " }, "reason-missing"],
    ["an attachment that the text does not name", draft, { attachmentId: "attachment-9" }, "no-such-attachment"],
    ["a kind of file that is not taken", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]), {}, "kind-not-taken"],
  ])("%s is refused, on record, and leaves no byte and no version", async (_, bytes, words, why) => {
    const before = await db().fileChunk.count();
    expect(await supply(owner, bytes, words)).toEqual({ ok: false, reason: why });
    expect(await db().fileChunk.count()).toBe(before);
    expect(await db().consultationVersion.count({ where: { consultation: { slug } } })).toBe(1);
    expect(await db().auditEvent.count({ where: { actorId: owner.id, isRefused: true } })).toBe(1);
  });

  it.each(roles)("%s may supply an attachment only with the right to prepare a text", async (role) => {
    const outcome = await supply(await person(role), Buffer.from("%PDF-1.7"));
    expect(outcome.ok).toBe(role === "CONSULTATION_OWNER");
  });
});
