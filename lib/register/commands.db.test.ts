import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { publishSigningKey, sealDueRegisters } from "./commands.ts";
import { commitmentOf } from "./commitments/rules.ts";
import { checkCompleteness } from "./completeness/rules.ts";
import { lineOfEntry, listPublicKeys, listSeals, receiptFiles } from "./queries.ts";
import { verifyReceipt } from "./receipts/rules.ts";
import { verifyInclusion, verifySeal } from "./seals/rules.ts";

const closed = new Date("2023-04-25T15:00:01.000Z");
const nextDay = new Date("2023-04-26T15:00:01.000Z");

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  await publishSigningKey();
});

const entriesOf = (slug: string) =>
  db().registerEntry.findMany({
    where: { version: { response: { consultation: { slug } } } },
    orderBy: { number: "asc" },
    include: { version: { select: { salt: true, content: true } } },
  });

describe("the register and its seals", () => {
  it("at the close the register is sealed and published; every receipt proves itself and its place in the seal", async () => {
    const consultation = await publishedConsultation();
    await sentResponse(consultation);
    await sentResponse(consultation);
    await sentResponse(consultation);
    expect(await sealDueRegisters(whileOpen)).not.toContain(consultation.slug);
    expect(await sealDueRegisters(closed)).toContain(consultation.slug);
    const [file] = await listSeals(consultation.slug);
    if (!file) throw new Error("no seal was published");
    const keys = await listPublicKeys();
    expect(await verifySeal(file, keys)).toEqual({ result: "valid" });
    expect(file.seal).toMatchObject({ sealNumber: 1, from: 1, to: 3, count: 3, previousRoot: null });
    for (const entry of await entriesOf(consultation.slug)) {
      const line = lineOfEntry(consultation.slug, entry);
      const [receipt] = await receiptFiles([{ line, salt: entry.version?.salt ?? "" }]);
      if (!receipt) throw new Error("no receipt");
      expect(await verifyReceipt(receipt, keys)).toEqual({ result: "valid" });
      expect(receipt.inclusion && (await verifyInclusion(line, receipt.inclusion, file.seal))).toBe(true);
      expect(await commitmentOf(receipt.salt, (entry.version?.content ?? null) as never, [])).toBe(receipt.commitment);
    }
  });

  it("what comes late goes into a following seal that names the first; nothing is sealed twice", async () => {
    const consultation = await publishedConsultation();
    await sentResponse(consultation);
    await sealDueRegisters(closed);
    expect(await sealDueRegisters(closed)).not.toContain(consultation.slug);
    await sentResponse(consultation);
    await sealDueRegisters(nextDay);
    const [first, second] = await listSeals(consultation.slug);
    expect(second?.seal).toMatchObject({ sealNumber: 2, from: 2, to: 2, previousRoot: first?.seal.root });
  });

  it("two runners at once make one seal", async () => {
    const consultation = await publishedConsultation();
    await sentResponse(consultation);
    await Promise.all([sealDueRegisters(closed), sealDueRegisters(closed)]);
    expect(await listSeals(consultation.slug)).toHaveLength(1);
  });

  it("S24.8 with nothing received the seal says so", async () => {
    const consultation = await publishedConsultation();
    await sealDueRegisters(closed);
    expect((await listSeals(consultation.slug))[0]?.seal).toMatchObject({ from: 1, to: 0, count: 0 });
  });

  it("a line that is left out is named by its number", async () => {
    const consultation = await publishedConsultation();
    for (let count = 0; count < 3; count += 1) await sentResponse(consultation);
    await sealDueRegisters(closed);
    const [file] = await listSeals(consultation.slug);
    const lines = (await entriesOf(consultation.slug)).map((entry) => lineOfEntry(consultation.slug, entry));
    const findings = file
      ? await checkCompleteness(
          lines.filter(({ number }) => number !== 2),
          file,
        )
      : [];
    expect(findings).toContainEqual(expect.objectContaining({ result: "failed", number: 2 }));
  });
});
