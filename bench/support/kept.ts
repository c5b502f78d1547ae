import type { Portal } from "./portal.ts";

/** What a response must have beside it, each exactly once (invariants 1 and 5). */
const halves = `
  SELECT r."reference",
    (SELECT count(*)::int FROM portal."ResponseVersion" v WHERE v."responseId" = r."id") AS versions,
    (SELECT count(*)::int FROM portal."ResponseVersion" v JOIN portal."RegisterEntry" e
       ON e."consultationId" = v."registerConsultationId" AND e."number" = v."registerNumber"
      AND e."commitment" = v."commitment" AND e."reference" = r."reference" WHERE v."responseId" = r."id") AS entries,
    (SELECT count(*)::int FROM portal."Triage" t WHERE t."responseId" = r."id") AS triage,
    (SELECT count(*)::int FROM portal."AuditEvent" a
      WHERE a."action" = 'response.received' AND a."subject" = r."reference" AND NOT a."isRefused") AS events,
    (SELECT count(*)::int FROM portal."OutgoingMail" m WHERE m."about" = r."reference") AS mails
  FROM portal."Response" r`;

export type Kept = {
  responses: number;
  halves: number;
  duplicates: number;
  gaps: number;
  orphans: number;
  lost: number;
};

/**
 * Compares what people were told with what the database holds. `acknowledged` maps each person's address to the reference on their
 * receipt. Lost: acknowledged and not there under that person. Duplicates: more than one response of a person.
 */
export async function countKept(portal: Portal, acknowledged: ReadonlyMap<string, string>): Promise<Kept> {
  const rows = await portal.query<Record<string, string | number>>(halves);
  const half = rows.filter((row) =>
    ["versions", "entries", "triage", "events", "mails"].some((name) => row[name] !== 1),
  );
  const people = await portal.query<{ email: string; reference: string }>(`
    SELECT v."content"->'respondent'->>'email' AS email, r."reference"
      FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"`);
  const found = new Map(people.map(({ email, reference }) => [email, reference]));
  const [numbers] = await portal.query<{ gaps: number; orphans: number }>(`
    SELECT (SELECT coalesce(max("number"), 0) - count(*) FROM portal."RegisterEntry")::int
         + (SELECT coalesce(sum("last"), 0) - (SELECT count(*) FROM portal."RegisterEntry") FROM portal."RegisterCounter")::int AS gaps,
           (SELECT count(*) FROM portal."RegisterEntry" e LEFT JOIN portal."ResponseVersion" v
               ON v."registerConsultationId" = e."consultationId" AND v."registerNumber" = e."number" WHERE v."id" IS NULL)::int
         + (SELECT count(*) FROM portal."AuditEvent" a LEFT JOIN portal."Response" r ON r."reference" = a."subject"
             WHERE a."action" = 'response.received' AND r."id" IS NULL)::int AS orphans`);
  return {
    responses: rows.length,
    halves: half.length,
    duplicates: people.length - found.size,
    gaps: Math.abs(numbers?.gaps ?? Number.NaN),
    orphans: numbers?.orphans ?? Number.NaN,
    lost: [...acknowledged].filter(([email, reference]) => found.get(email) !== reference).length,
  };
}
