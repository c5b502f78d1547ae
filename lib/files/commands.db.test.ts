import { createHash, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { expect, it } from "vitest";
import yazl from "yazl";
import { selectChunk } from "#lib/db/bytes.ts";
import { db } from "#lib/db/client.ts";
import { keptBytes, streamOf } from "#prisma/factories/files.ts";
import { dropBytes, keepBytes, storeFile, sweepBytes } from "./commands.ts";
import { findFile, kindOf, readWhole } from "./queries.ts";
import { chunkBytes } from "./schema.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const chunks = (fileId: string) => db().fileChunk.count({ where: { fileId } });

async function readBack(fileId: string, size: number, start?: number, end?: number) {
  return readWhole(fileId, size, start, end);
}

it.each([1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes + 17])(
  "keeps %i bytes exactly, with their SHA-256, however they come in",
  async (size) => {
    const bytes = randomBytes(size);
    const pieces = Array.from({ length: Math.ceil(size / 70_000) }, (_, i) =>
      bytes.subarray(i * 70_000, (i + 1) * 70_000),
    );
    const kept = await keptBytes(...pieces);
    expect(kept).toMatchObject({ size, sha256: sha256(bytes) });
    const id = await db().$transaction((tx) => storeFile(tx, kept, "some.pdf", "application/pdf"));
    expect((await readBack(id, size)).equals(bytes)).toBe(true);
    expect(await findFile(id)).toEqual({
      id,
      name: "some.pdf",
      mediaType: "application/pdf",
      size,
      sha256: kept.sha256,
    });
  },
);

it("reads any stretch of a file", async () => {
  const bytes = randomBytes(2 * chunkBytes + 100);
  const { fileId, size } = await keptBytes(bytes);
  for (const [start, end] of [
    [0, 10],
    [chunkBytes - 5, chunkBytes + 5],
    [2 * chunkBytes, size],
  ] as const) {
    expect((await readBack(fileId, size, start, end)).equals(bytes.subarray(start, end))).toBe(true);
  }
});

it("refuses nothing at all, and more than the limit by one byte, and keeps no byte of it", async () => {
  const before = await db().fileChunk.count();
  expect(await keepBytes(streamOf(), 100)).toEqual({ ok: false, reason: "empty" });
  expect(await keepBytes(streamOf(randomBytes(101)), 100)).toEqual({ ok: false, reason: "too-large" });
  expect(await keepBytes(streamOf(randomBytes(2 * chunkBytes)), chunkBytes)).toEqual({
    ok: false,
    reason: "too-large",
  });
  expect(await db().fileChunk.count()).toBe(before);
  expect(await keepBytes(streamOf(randomBytes(100)), 100)).toMatchObject({ ok: true });
});

it("keeps nothing of a source that breaks off, and says why", async () => {
  async function* broken() {
    yield randomBytes(2 * chunkBytes);
    throw new Error("the line went dead");
  }
  const before = await db().fileChunk.count();
  await expect(keepBytes(broken(), 1 << 30)).rejects.toThrow("the line went dead");
  expect(await db().fileChunk.count()).toBe(before);
});

it("the database refuses a file whose bytes are not all there, and bytes for a file that is stored", async () => {
  const kept = await keptBytes(randomBytes(100));
  const lying = { ...kept, size: 101 };
  await expect(db().$transaction((tx) => storeFile(tx, lying, "x", "y"))).rejects.toThrow(/once all its bytes are/);
  const id = await db().$transaction((tx) => storeFile(tx, kept, "x", "y"));
  await expect(
    db().fileChunk.create({ data: { fileId: id, position: 1, bytes: new Uint8Array([1]) } }),
  ).rejects.toThrow(/takes no more bytes/);
});

it("bytes that became a file are not dropped without it, and go with it", async () => {
  const kept = await keptBytes("words");
  const id = await db().$transaction((tx) => storeFile(tx, kept, "x", "y"));
  await dropBytes(id);
  expect(await chunks(id)).toBe(1);
  await db().storedFile.delete({ where: { id } });
  expect(await selectChunk(id, 0)).toBeNull();
});

it("sweeps what a crash left behind, after a day, and nothing else", async () => {
  const [old, fresh] = [randomUUID(), randomUUID()];
  const dayAgo = new Date(Date.now() - 25 * 3_600_000);
  await db().fileChunk.create({ data: { fileId: old, position: 0, bytes: new Uint8Array([1]), keptAt: dayAgo } });
  await db().fileChunk.create({ data: { fileId: fresh, position: 0, bytes: new Uint8Array([1]) } });
  const { fileId } = await keptBytes("kept");
  await db().$transaction((tx) =>
    tx.storedFile.create({ data: { id: fileId, name: "x", mediaType: "y", size: 4n, sha256: "z" } }),
  );
  expect(await sweepBytes()).toBe(1);
  expect([await chunks(old), await chunks(fresh), await chunks(fileId)]).toEqual([0, 1, 1]);
});

/** Entries as they are: packing ten thousand of them takes longer than everything else here. */
async function zipOf(...names: string[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const name of names) zip.addBuffer(Buffer.from("content"), name, { compress: false });
  zip.end();
  const bytes: Buffer[] = [];
  zip.outputStream.on("data", (data) => bytes.push(data));
  await once(zip.outputStream, "end");
  return Buffer.concat(bytes);
}

it("tells the kind of a ZIP by what is inside, and does not take one that is broken or holds macros", async () => {
  const kinds = async (bytes: Uint8Array) => kindOf(await keptBytes(bytes), "a.pdf");
  const docx = await zipOf("[Content_Types].xml", "word/document.xml");
  expect(await kinds(docx)).toMatch(/wordprocessingml/);
  expect(await kinds(await zipOf("[Content_Types].xml", "xl/workbook.xml"))).toMatch(/spreadsheetml/);
  expect(await kinds(await zipOf("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))).toBeNull();
  expect(await kinds(await zipOf("something.txt"))).toBeNull();
  expect(await kinds(docx.subarray(0, docx.length - 30))).toBeNull();
  expect(await kinds(await zipOf(...Array.from({ length: 10_001 }, (_, i) => `word/${i}`)))).toBeNull();
});
