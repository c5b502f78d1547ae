import { expect } from "vitest";
import { listGateRecords } from "#lib/approvals/queries.ts";
import { judged } from "#lib/approvals/rules.ts";
import { trackState } from "#lib/approvals/tracks/rules.ts";
import { gateNames, tracks } from "#lib/approvals/tracks/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { checkChain, checkCompleteness } from "#lib/register/completeness/rules.ts";
import { lineOfEntry, listPublicKeys, listSeals } from "#lib/register/queries.ts";
import { verifySeal } from "#lib/register/seals/rules.ts";
import { whatHolds } from "../gates.ts";
import type { Model } from "../model.ts";

/** What rests on a record that was put right, or did not happen, says so: it holds no more, and its track is not complete. */
export async function checkGates({ gates }: Model, { id, content }: ConsultationForStaff): Promise<void> {
  const { standing, doubts } = judged(await listGateRecords(id), content);
  const { doubted, standing: known } = whatHolds(gates);
  expect(new Set(doubts.map(({ record }) => record.id))).toEqual(new Set(doubted.map((record) => record.id)));
  for (const { gate } of gates) expect(standing[gate]?.id, gateNames[gate]).toBe(known[gate]?.id);
  for (const track of ["instrument", "certificate"] as const) {
    const { state, text } = trackState(track, standing, doubts);
    for (const { gate } of doubted.filter((record) => tracks[track].gates.some((each) => each === record.gate))) {
      expect(state).toBe("open");
      expect(text).toContain(gateNames[gate]);
    }
  }
}

/** The seals of a register are the portal's own, follow one another, and close everything that is in it. */
export async function checkRegister(slug: string): Promise<void> {
  const [keys, seals] = [await listPublicKeys(), await listSeals(slug)];
  const entries = await db().registerEntry.findMany({
    where: { version: { response: { consultation: { slug } } } },
    orderBy: { number: "asc" },
  });
  const lines = entries.map((entry) => lineOfEntry(slug, entry));
  expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
  expect(seals.reduce((sum, { seal }) => sum + seal.count, 0)).toBe(lines.length);
  const findings = [
    ...checkChain(seals),
    ...(await Promise.all(seals.map((seal) => checkCompleteness(lines, seal)))).flat(),
  ];
  expect(findings.filter(({ result }) => result !== "passed")).toEqual([]);
  for (const seal of seals) expect(await verifySeal(seal, keys)).toEqual({ result: "valid" });
}
