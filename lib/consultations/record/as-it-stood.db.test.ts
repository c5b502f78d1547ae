import { beforeEach, describe, expect, it } from "vitest";
import { recordGate } from "#lib/approvals/commands.ts";
import type { GateEntry } from "#lib/approvals/schema.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db, publicDb } from "#lib/db/client.ts";
import { stopDatabaseClock } from "#prisma/factories/clock.ts";
import { correctedText } from "#prisma/factories/consultation.ts";
import { plan } from "#prisma/factories/gates.ts";
import { person } from "#prisma/factories/people.ts";
import { extendedConsultation, newClose, oldClose } from "#prisma/factories/periods.ts";
import { sentResponse } from "#prisma/factories/response.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import type { ConsultationForStaff } from "../queries.ts";
import { asItStood } from "./as-it-stood.ts";
import { findPublicRecord } from "./queries.ts";

const on = (day: string) => new Date(`${day}T09:00:00.000Z`);
let consultation: ConsultationForStaff;
let owner: Actor;

beforeEach(async () => {
  await stopDatabaseClock(on("2023-04-18"));
  consultation = await consultationForStaff();
  owner = await person("CONSULTATION_OWNER");
});

async function viewAt(at: Date | null) {
  const record = await findPublicRecord(consultation.slug);
  return record && asItStood(record, at);
}
const record = async (entry: GateEntry, day: string) => {
  await stopDatabaseClock(on(day));
  const outcome = await recordGate(owner, consultation, entry, on(day));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
};

describe("the public record", () => {
  it("part 4 item 20: text, close and steps stand as they stood at any time, and nothing that came later", async () => {
    await stopDatabaseClock(on("2023-04-19"));
    await extendedConsultation(consultation, newClose, "Easter fell into it.", on("2023-04-19"));
    await correctedText(consultation.content, on("2023-04-20"), { title: "The corrected title" });
    expect(await viewAt(new Date("2023-03-30T12:00:00.000Z"))).toBeNull();
    const first = await viewAt(on("2023-04-18"));
    expect(first?.consultation).toMatchObject({ version: 1, closesAt: oldClose, extendedFrom: null });
    expect(first?.consultation.content.title).toBe(consultation.content.title);
    expect(first?.corrections).toEqual([]);
    const extended = await viewAt(on("2023-04-19"));
    expect(extended?.consultation).toMatchObject({ version: 1, closesAt: newClose, extendedFrom: oldClose });
    const corrected = await viewAt(on("2023-04-20"));
    expect(corrected?.consultation).toMatchObject({ version: 2, closesAt: newClose });
    expect(corrected?.corrections).toMatchObject([{ version: 2, previous: 1, reason: "A misprint." }]);
    expect(await viewAt(null)).toMatchObject({ consultation: { version: 2 } });
  });

  it("§§24–25 each record of a gate is public in its own commit: which gate, how it ended and the day, and no word of who recorded it", async () => {
    await record(plan.CONCLUSION, "2023-04-27");
    await record(plan.SUBMISSION_DECISION, "2023-04-28");
    expect((await viewAt(on("2023-04-26")))?.steps).toEqual([]);
    expect((await viewAt(on("2023-04-27")))?.steps.map(({ gate }) => gate)).toEqual(["CONCLUSION"]);
    const now = await viewAt(null);
    expect(now?.steps).toEqual([
      { gate: "CONCLUSION", outcome: "concluded", on: "2023-04-27", effectOn: null, stands: true },
      { gate: "SUBMISSION_DECISION", outcome: "submit-as-consulted", on: "2023-04-28", effectOn: null, stands: true },
    ]);
    const rows = await publicDb().publicRecordedSteps.findMany({ where: { slug: consultation.slug } });
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${owner.name}|${owner.id}|minutes|change of substance`, "i"));
  });

  it("invariant 4: what comes in after DCC’s decision on submission is on record is kept and marked late, never refused", async () => {
    await record(plan.CONCLUSION, "2023-04-27");
    await record(plan.SUBMISSION_DECISION, "2023-04-28");
    const { reference } = await sentResponse(consultation.content);
    const kept = await db().response.findFirstOrThrow({
      where: { reference },
      select: { versions: { select: { isLate: true } } },
    });
    expect(kept.versions).toEqual([{ isLate: true }]);
  });

  it("§19 the certificate's gates are not for the public", async () => {
    const silence = { outcome: "sought-none-came", evidenceFileId: null, detail: { views: null } } as const;
    await record({ ...plan.SSC_VIEWS, ...silence }, "2023-04-24");
    expect((await viewAt(null))?.steps).toEqual([]);
  });

  it("no record of a gate can be written without the public's copy of it", async () => {
    const { detail, decidedOn, ...entry } = plan.CONCLUSION;
    await expect(
      db().gateRecord.create({
        data: {
          ...entry,
          detail,
          decidedOn: new Date(decidedOn),
          consultationId: consultation.id,
          instrument: consultation.content.instrument.key,
          recordedById: owner.id,
        },
      }),
    ).rejects.toThrow(/published as a step/);
  });

  it.each(["consultation_version", "recorded_steps", "attachment"])(
    "what was published in %s can be neither changed nor removed",
    async (table) => {
      const rights = await db().$queryRaw<{ right: string }[]>`
        SELECT p AS right FROM unnest(ARRAY['UPDATE','DELETE','TRUNCATE']) p WHERE has_table_privilege(${`public_site.${table}`}, p)`;
      expect(rights).toEqual([]);
      const triggers = await db().$queryRaw<{ tgname: string }[]>`
        SELECT tgname FROM pg_trigger WHERE tgrelid = ${`public_site.${table}`}::regclass AND tgname IN ('keep_rows', 'keep_table') AND tgenabled = 'O'`;
      expect(triggers).toHaveLength(2);
    },
  );
});
