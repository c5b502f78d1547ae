import { checkAuditLog } from "#lib/audit/seals/queries.ts";
import { disconnect } from "#lib/db/client.ts";

export const summary = "check the audit log against its seals";
export const usage = `portal verify-audit

Computes every event's hash again, checks every seal against them and the seals against one another. Prints
{seals, events, head, faults} as JSON; exits 1 when there is a fault. Keep "head" somewhere else: a tail that was cut off
together with its seals shows only against it. Settings: as for portal start.`;

export async function run(): Promise<number> {
  try {
    const check = await checkAuditLog();
    console.log(JSON.stringify(check, null, 2));
    return check.faults.length > 0 ? 1 : 0;
  } finally {
    await disconnect();
  }
}
