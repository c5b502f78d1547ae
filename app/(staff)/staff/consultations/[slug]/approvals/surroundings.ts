import { listGateRecords } from "#lib/approvals/queries.ts";
import { judged } from "#lib/approvals/rules.ts";
import type { Surroundings } from "#lib/approvals/schema.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { now } from "#lib/clock.ts";
import { requireConsultation } from "../consultation.ts";

/** What every page of the approvals starts from: who, which consultation, the records, what stands, what no longer holds, and what the rules need besides. */
export async function approvalsOf(slug: string, permission: "read-responses" | "record-gate", path: string) {
  const { actor, consultation } = await requireConsultation(slug, permission, path);
  const records = await listGateRecords(consultation.id);
  const surroundings: Surroundings = {
    content: consultation.content,
    closesAt: consultation.closesAt,
    extendedFrom: consultation.extendedFrom,
    now: await now(),
    mayDecideWindow: isEverPermitted(actor.role, "decide-window"),
  };
  return { actor, consultation, records, ...judged(records, consultation.content), surroundings };
}
