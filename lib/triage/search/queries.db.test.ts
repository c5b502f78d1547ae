import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { readNewFiles } from "#lib/files/texts/commands.ts";
import { readText } from "#lib/files/texts/queries.ts";
import { sendResponse } from "#lib/responses/commands.ts";
import { addFile } from "#lib/responses/files/commands.ts";
import type { DraftContent } from "#lib/responses/schema.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { pdfFile } from "#prisma/factories/documents.ts";
import { streamOf } from "#prisma/factories/files.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, savedDraft, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { listQueue } from "../queries.ts";
import { queueFilterSchema } from "../schema.ts";
import { openFileText } from "../texts/commands.ts";

let consultation: ConsultationForStaff;
let cleared: Actor;
let uncleared: Actor;
const sent: Record<"open" | "passage" | "identity" | "whole", { reference: string; fileId: string }> =
  Object.create(null);

/** A response with empty boxes and forty pages in one file; "heron" stands on page 7 and 39. */
async function withFile(content: Partial<DraftContent>, word: string) {
  const pages = Array.from({ length: 40 }, (_, index) =>
    [6, 38].includes(index) ? `The ${word} must be certified by June.` : `Page ${index + 1} says little.`,
  );
  const full = fullContent(consultation.content, { answers: [], positions: {}, ...content });
  const token = await savedDraft(consultation.content, full);
  const file = { sentName: `${word} costs.pdf`, publicVersionOf: null, bytes: streamOf(pdfFile(...pages)) };
  const added = await addFile(token, consultation.slug, file, whileOpen);
  if (!added.ok) throw new Error(added.reason);
  const outcome = await sendResponse(token, consultation, true, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { reference: outcome.value.reference, fileId: added.value.id };
}

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  cleared = { ...(await person("CASEWORKER")), hasClearance: true };
  uncleared = { ...(await person("CASEWORKER")), hasClearance: false };
  const general = "Our supplier is named in the file.";
  sent.open = await withFile({}, "heron");
  sent.passage = await withFile(
    { general, marks: [{ level: "passage", field: "general", start: 4, end: 12, reason: null }] },
    "kingfisher",
  );
  sent.identity = await withFile({ marks: [{ level: "identity", reason: null }] }, "bittern");
  sent.whole = await withFile({ marks: [{ level: "whole", reason: null }] }, "curlew");
  await readNewFiles(readText);
}, 60_000);

async function found(actor: Actor, q: string) {
  const query = { sort: { id: "registerNumber", desc: false }, page: 1, pageSize: 50 };
  const { rows, total } = await listQueue(actor, consultation.id, { ...query, filter: queueFilterSchema.parse({ q }) });
  expect(total).toBe(rows.length);
  return rows.map(({ reference, foundIn }) => ({ reference, foundIn }));
}

const text = (actor: Actor, of: { reference: string; fileId: string }, find = "", from = 1) =>
  openFileText(actor, consultation, { ...of, number: 1 }, { find, from });

describe("words in the files of responses", () => {
  it("SX.6 a response with 40 pages in one file and empty boxes is found by them, with file and page", async () => {
    expect(await found(uncleared, "heron")).toEqual([
      {
        reference: sent.open.reference,
        foundIn: [{ fileId: sent.open.fileId, file: "heron costs.pdf", pages: [7, 39], further: 0 }],
      },
    ]);
    expect(await found(uncleared, "kestrel")).toEqual([]);
    const [common] = await found(uncleared, "says little");
    expect(common?.foundIn).toMatchObject([{ pages: [1, 2, 3], further: 35 }]);
  });

  it("SX.6 words are found in their other forms, together on one page, or one after another in quotes", async () => {
    const references = async (q: string) => (await found(uncleared, q)).map(({ reference }) => reference);
    expect(await references("certifying herons")).toEqual([sent.open.reference]);
    expect(await references('"heron must be"')).toEqual([sent.open.reference]);
    expect(await references('"must heron be"')).toEqual([]);
    expect(await references("heron -june")).toEqual([]);
  });

  it.each(["passage", "identity", "whole"] as const)(
    "SX.4 without clearance the files of a response with a mark (%s) are not found, nor told of; with it they are",
    async (kind) => {
      const word = { passage: "kingfisher", identity: "bittern", whole: "curlew" }[kind];
      expect(await found(uncleared, word)).toEqual([]);
      expect(await found(uncleared, `${word} OR heron`)).toHaveLength(1);
      expect(await found(cleared, word)).toMatchObject([
        { reference: sent[kind].reference, foundIn: [{ fileId: sent[kind].fileId, pages: [7, 39] }] },
      ]);
    },
  );

  it("SX.4 whoever may not read responses finds nothing", async () => {
    expect(await found({ ...(await person("ADMINISTRATOR")), hasClearance: true }, "heron")).toEqual([]);
  });

  it("what is looked for is never taken as a pattern or a command", async () => {
    for (const q of ["'", "heron & | !", "%", "((", ":*", "\\", "heron:*", "<->"]) await found(uncleared, q);
    expect(await found(uncleared, "%")).toEqual([]);
  });

  it("a page of two million characters is searched to its end, and one of a single endless word harms nothing", async () => {
    const long = await withFile({}, "teal");
    const endless = "x".repeat(300_000);
    const pages = [`${"sand ".repeat(390_000)} gannet`, endless];
    await db()
      .$executeRaw`INSERT INTO portal."FileText" ("fileId", "state", "pages") VALUES (${long.fileId}::uuid, 'READ', ${pages}::text[])`;
    expect(await found(uncleared, "gannet")).toMatchObject([{ reference: long.reference, foundIn: [{ pages: [1] }] }]);
  });
});

describe("the text of a file, by page", () => {
  it("SX.6 opens at a page, with the words found told apart and the pages they stand on", async () => {
    const opened = await text(uncleared, sent.open, "herons", 7);
    expect(opened).toMatchObject({ name: "heron costs.pdf", pageCount: 40, foundOn: [7, 39], next: null });
    expect(opened?.pages[0]).toEqual({
      number: 7,
      text: [
        { text: "The ", isFound: false },
        { text: "heron", isFound: true },
        { text: " must be certified by June.", isFound: false },
      ],
    });
    expect((await text(uncleared, sent.open, "", 999))?.pages.map(({ number }) => number)).toEqual([40]);
  });

  it("SX.4 is withheld with its file, and each opening and each refused attempt is on record", async () => {
    expect(await text(uncleared, sent.whole)).toBeNull();
    expect(await text(cleared, sent.whole)).toMatchObject({ pageCount: 40 });
    const events = await db().auditEvent.findMany({
      where: { action: "attachment.text-read", subject: sent.whole.reference },
      orderBy: { id: "asc" },
      select: { actorId: true, isRefused: true },
    });
    expect(events).toEqual([
      { actorId: uncleared.id, isRefused: true },
      { actorId: cleared.id, isRefused: false },
    ]);
  });

  it("of another response, version or consultation is none", async () => {
    expect(await text(cleared, { ...sent.open, reference: sent.whole.reference })).toBeNull();
    const other = await consultationForStaff();
    expect(await openFileText(cleared, other, { ...sent.open, number: 1 }, { find: "", from: 1 })).toBeNull();
  });
});
