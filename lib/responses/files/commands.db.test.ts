import { createHash, randomBytes } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { readWhole } from "#lib/files/queries.ts";
import { chunkBytes } from "#lib/files/schema.ts";
import { deliverDueMail } from "#lib/mail/commands.ts";
import { setDatabaseClock, stopDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { streamOf } from "#prisma/factories/files.ts";
import { fullContent, savedDraft, whileOpen } from "#prisma/factories/response.ts";
import { composeAcknowledgements } from "../acknowledgements/queries.ts";
import { withdrawResponse } from "../amendments/commands.ts";
import { sendResponse } from "../commands.ts";
import { dropExpiredDrafts, saveDraft } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import { findReceipt, findReceiptFiles } from "../queries.ts";
import { addFile, bringFiles, removeFile } from "./commands.ts";
import { mostFiles } from "./schema.ts";

let consultation: ConsultationContent;
beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  consultation = await publishedConsultation();
});

type Sent = { name?: string; of?: string | null; now?: Date };
const add = (
  token: string,
  bytes: AsyncIterable<Uint8Array>,
  { name = "notes.txt", of = null, now = whileOpen }: Sent = {},
) => addFile(token, consultation.slug, { sentName: name, publicVersionOf: of, bytes }, now);
async function added(token: string, words: string | Uint8Array, sent: Sent = {}): Promise<string> {
  const outcome = await add(token, streamOf(words), sent);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}
const send = (token: string, now = whileOpen) =>
  sendResponse(token, { content: consultation, closesAt: new Date(consultation.closesAt) }, true, now);
async function receiptOf(token: string) {
  const sent = await send(token);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.value.receiptToken;
}
const draftOf = (token: string) => findDraft(token, consultation.slug, whileOpen);
const counts = async () => ({ files: await db().storedFile.count(), chunks: await db().fileChunk.count() });
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

describe("files of a draft", () => {
  it("a file is kept byte for byte and goes with the response, named in the commitment, the receipt and the letter", async () => {
    const token = await savedDraft(consultation);
    const bytes = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(2 * chunkBytes)]);
    const pdf = await added(token, bytes, { name: "Evidence.pdf" });
    await added(token, "one,two\n", { name: "table.csv" });
    const receiptToken = await receiptOf(token);
    const version = (await findReceipt(receiptToken))?.versions[0];
    expect(version?.files).toMatchObject([
      {
        id: pdf,
        name: "Evidence.pdf",
        mediaType: "application/pdf",
        size: bytes.length,
        sha256: sha256(bytes),
        isLate: false,
      },
      { name: "table.csv", mediaType: "text/csv", size: 8, sha256: sha256("one,two\n"), isLate: false },
    ]);
    const back = await readWhole(pdf, bytes.length);
    expect(back.equals(bytes)).toBe(true);
    const files = await findReceiptFiles(receiptToken, 1);
    expect(sha256(files?.response ?? "")).toBe(version?.commitment);
    expect(JSON.parse(files?.response ?? "").files).toEqual([
      { name: "Evidence.pdf", sha256: sha256(bytes), size: bytes.length },
      { name: "table.csv", sha256: sha256("one,two\n"), size: 8 },
    ]);
    await deliverDueMail(composeAcknowledgements);
    const mail = await db().outgoingMail.findFirstOrThrow({
      where: { about: (await findReceipt(receiptToken))!.reference },
    });
    expect(mail.text).toContain(`- Evidence.pdf (PDF, 2.0 MB)\n  SHA-256 ${sha256(bytes)}`);
    expect(await db().draftFile.count({ where: { fileId: pdf } })).toBe(0);
  });

  it("SX.6 a file alone, with every box empty, is a response", async () => {
    const content = fullContent(consultation, { positions: {}, answers: [] });
    const token = await savedDraft(consultation, content);
    expect(await send(token)).toMatchObject({ ok: false, reason: "incomplete" });
    await added(token, "Forty pages of it.");
    expect((await send(token)).ok).toBe(true);
  });

  it.each([
    ["an empty one", new Uint8Array(), "empty"],
    ["a program", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0]), "kind-not-taken"],
  ])("%s is refused, leaves no byte, and the answers can be sent all the same", async (_, bytes, reason) => {
    const before = await counts();
    const token = await savedDraft(consultation);
    expect(await add(token, streamOf(bytes), { name: "a.pdf" })).toEqual({ ok: false, reason });
    expect(await counts()).toEqual(before);
    expect((await send(token)).ok).toBe(true);
  });

  it("a file whose line is cut leaves no byte, and the answers can be sent all the same", async () => {
    const before = await counts();
    const token = await savedDraft(consultation);
    async function* cut() {
      yield randomBytes(chunkBytes + 5);
      throw new Error("the line went dead");
    }
    await expect(add(token, cut())).rejects.toThrow("the line went dead");
    expect(await counts()).toEqual(before);
    expect((await send(token)).ok).toBe(true);
  });

  it(`takes ${mostFiles} files and no more, though many arrive at once, and the same one sent again is stored once`, async () => {
    const token = await savedDraft(consultation);
    const outcomes = await Promise.all(
      Array.from({ length: mostFiles + 4 }, (_, index) => add(token, streamOf(`file ${index}`))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(mostFiles);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "too-many")).toHaveLength(4);
    const [first, second] = (await draftOf(token))!.files;
    await removeFile(token, consultation.slug, first!.id, whileOpen);
    await removeFile(token, consultation.slug, second!.id, whileOpen);
    const id = await added(token, "once more");
    expect(await added(token, "once more")).toBe(id);
    expect((await draftOf(token))?.files).toHaveLength(mostFiles - 1);
  });

  it("a forged token adds and removes nothing; another draft's file is not touched", async () => {
    const [mine, theirs] = [await savedDraft(consultation), await savedDraft(consultation)];
    const id = await added(theirs, "theirs");
    expect(await add("forged", streamOf("x"))).toEqual({ ok: false, reason: "gone" });
    expect(await removeFile("forged", consultation.slug, id, whileOpen)).toEqual({ ok: false, reason: "gone" });
    await removeFile(mine, consultation.slug, id, whileOpen);
    expect(await add(mine, streamOf("x"), { of: id })).toEqual({ ok: false, reason: "gone" });
    expect((await draftOf(theirs))?.files).toHaveLength(1);
  });

  it("a file that was removed is gone with its bytes, its public version and its mark", async () => {
    const before = await counts();
    const token = await savedDraft(consultation);
    const id = await added(token, "the full text");
    await added(token, "the public text", { of: id });
    const { revision, content } = (await draftOf(token))!;
    const marks = [{ level: "attachment" as const, attachmentId: id, reason: "prices" }];
    await saveDraft(token, consultation.slug, revision, { ...content, marks }, whileOpen);
    expect((await removeFile(token, consultation.slug, id, whileOpen)).ok).toBe(true);
    expect(await draftOf(token)).toMatchObject({ files: [], content: { marks: [] } });
    expect(await counts()).toEqual(before);
  });

  it("a draft that dies takes its files with it; those of a response stay", async () => {
    const sent = await savedDraft(consultation);
    const kept = await added(sent, "kept");
    await send(sent);
    await dropExpiredDrafts(new Date("2023-12-01T00:00:00Z"));
    const before = await counts();
    await added(await savedDraft(consultation), "forgotten");
    await dropExpiredDrafts(new Date("2023-12-01T00:00:00Z"));
    expect(await counts()).toEqual(before);
    expect(await db().storedFile.count({ where: { id: kept } })).toBe(1);
  });

  it("S29.9 a public version goes with the response beside the full one", async () => {
    const token = await savedDraft(consultation);
    const id = await added(token, "the full text");
    await added(token, "the public text", { name: "public.txt", of: id });
    const version = (await findReceipt(await receiptOf(token)))?.versions[0];
    expect(version?.files.map(({ publicVersionOf }) => publicVersionOf)).toEqual([null, id]);
  });

  it("names with NUL, right-to-left marks and 300 characters are made safe to show, and kept as they came", async () => {
    const token = await savedDraft(consultation);
    const name = `in\0voice\u202Efdp${"x".repeat(300)}.txt`;
    const id = await added(token, "words", { name });
    const file = await db().storedFile.findUniqueOrThrow({ where: { id } });
    expect(file.name).toMatch(/^invoicefdpx+…x+\.txt$/);
    expect(Buffer.from(file.originalName!).toString("utf8")).toBe(name);
  });
});

describe("files and the close", () => {
  const close = "2023-04-25T15:00:00.000Z";

  it.each([
    ["2023-04-25T15:00:00.000Z", false],
    ["2023-04-25T15:00:00.001Z", true],
  ])("S28.5 a file whose last byte was kept at %s is late: %s, by the database's clock", async (at, isLate) => {
    const token = await savedDraft(consultation);
    await stopDatabaseClock(new Date("2023-04-25T14:59:00.000Z"));
    async function* slow() {
      yield Buffer.from("begun before the close, ");
      await stopDatabaseClock(new Date(at));
      yield Buffer.from("ended when it ended");
    }
    expect((await add(token, slow())).ok).toBe(true);
    await stopDatabaseClock(new Date("2023-04-25T16:00:00.000Z"));
    const version = (await findReceipt(await receiptOf(token)))?.versions[0];
    expect(version).toMatchObject({ isLate: true, files: [{ isLate }] });
  });

  it("S28.5 a file still coming in when the answers are sent is kept with them and late by itself; the answers count by their own time", async () => {
    const token = await savedDraft(consultation);
    await stopDatabaseClock(new Date("2023-04-25T14:59:00.000Z"));
    await added(token, "there in time");
    async function* slow() {
      yield Buffer.from("begun before the close, ");
      const sent = await send(token);
      expect(sent.ok).toBe(true);
      await stopDatabaseClock(new Date("2023-04-25T15:01:00.000Z"));
      yield Buffer.from("ended after it");
    }
    expect(await add(token, slow(), { name: "late.txt" })).toMatchObject({ ok: true, value: { isAfterSending: true } });
    const receiptToken = await receiptOf(token);
    const { versions } = (await findReceipt(receiptToken))!;
    expect(versions).toMatchObject([
      { number: 2, isLate: true, files: [{ isLate: false }, { name: "late.txt", isLate: true }] },
      { number: 1, isLate: false, files: [{ isLate: false }] },
    ]);
    expect(versions[0]?.content).toEqual(versions[1]?.content);
    expect(versions.findLast(({ isLate }) => !isLate)?.number).toBe(1);
    expect(versions[1]!.receivedAt.getTime()).toBeLessThan(Date.parse(close));
    for (const { number, commitment } of versions)
      expect(sha256((await findReceiptFiles(receiptToken, number))!.response)).toBe(commitment);
    expect(versions[0]!.registerNumber).toBeGreaterThan(versions[1]!.registerNumber);
  });

  it("S28.5 a file that ends before the close belongs to what counts; one whose response was withdrawn meanwhile is refused", async () => {
    await stopDatabaseClock(new Date("2023-04-25T14:59:00.000Z"));
    const sendingMeanwhile = (token: string, afterwards: (receiptToken: string) => Promise<unknown>) =>
      (async function* () {
        yield Buffer.from("begun before it was sent, ");
        await afterwards(await receiptOf(token));
        yield Buffer.from("ended after");
      })();
    const kept = await savedDraft(consultation);
    expect(
      (
        await add(
          kept,
          sendingMeanwhile(kept, async () => {}),
        )
      ).ok,
    ).toBe(true);
    const { versions } = (await findReceipt(await receiptOf(kept)))!;
    expect(versions[0]).toMatchObject({ number: 2, isLate: false, files: [{ isLate: false }] });
    const before = await counts();
    const gone = await savedDraft(consultation);
    const withdrawn = sendingMeanwhile(gone, (receipt) => withdrawResponse(receipt, { content: consultation }));
    expect(await add(gone, withdrawn)).toEqual({ ok: false, reason: "sent" });
    expect(await counts()).toEqual(before);
  });

  it("S28.5 a file added by an amendment after the close is late by itself; the answers sent on time count, and keep their files", async () => {
    await stopDatabaseClock(new Date("2023-04-25T14:59:00.000Z"));
    const first = await savedDraft(consultation);
    const onTime = await added(first, "on time");
    const receiptToken = await receiptOf(first);
    const version = await db().responseVersion.findFirstOrThrow({
      where: { response: { consultation: { slug: consultation.slug } } },
      select: { id: true, responseId: true },
    });
    const second = await savedDraft(consultation);
    const { id: draftId } = (await draftOf(second))!;
    await db().draft.update({ where: { id: draftId }, data: { responseId: version.responseId } });
    await db().$transaction((tx) => bringFiles(tx, version.id, draftId));
    await stopDatabaseClock(new Date("2023-04-25T15:01:00.000Z"));
    await added(second, "too late");
    await receiptOf(second);
    const { versions } = (await findReceipt(receiptToken))!;
    expect(versions).toMatchObject([
      { number: 2, isLate: true, files: [{ id: onTime, isLate: false }, { isLate: true }] },
      { number: 1, isLate: false, files: [{ id: onTime, isLate: false }] },
    ]);
    expect(versions.findLast(({ isLate }) => !isLate)?.number).toBe(1);
    const dropped = await savedDraft(consultation);
    const { id } = (await draftOf(dropped))!;
    await db().$transaction((tx) => bringFiles(tx, version.id, id));
    await removeFile(dropped, consultation.slug, onTime, whileOpen);
    expect(await db().storedFile.count({ where: { id: onTime } })).toBe(1);
  });

  it("a file added while the draft is being sent is in the response, and each commitment says in which version", async () => {
    await setDatabaseClock(whileOpen);
    for (let round = 0; round < 10; round++) {
      const token = await savedDraft(consultation);
      // Asked for after the sending it would be refused, and rightly: it comes in before.
      const coming = Promise.withResolvers<void>();
      const bytes = (async function* () {
        coming.resolve();
        yield Buffer.from(`round ${round}`);
      })();
      const adding = add(token, bytes);
      await coming.promise;
      const [file, sent] = await Promise.all([adding, send(token)]);
      if (!sent.ok) throw new Error(sent.reason);
      expect(file.ok, "it is taken").toBe(true);
      const { versions } = (await findReceipt(sent.value.receiptToken))!;
      for (const { number, commitment } of versions)
        expect(sha256((await findReceiptFiles(sent.value.receiptToken, number))!.response)).toBe(commitment);
      expect(versions[0]?.files).toHaveLength(1);
    }
    const loose = await db().$queryRaw<unknown[]>`
      SELECT FROM portal."StoredFile" f WHERE NOT EXISTS (SELECT FROM portal."ResponseFile" WHERE "fileId" = f."id")
         AND NOT EXISTS (SELECT FROM portal."DraftFile" WHERE "fileId" = f."id")`;
    expect(loose).toHaveLength(0);
  });
});
