import { type AuditEntry, refuseOnRecord } from "#lib/audit/commands.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { Transaction } from "#lib/db/client.ts";
import type { Outcome } from "#lib/outcome.ts";
import { type ActedOn, isWithheldFrom } from "./queries.ts";

/**
 * What every command asks before it acts on, or rests on, a response or anything that derives from one: whoever may not read all of it does
 * nothing to it, for acts tell, and rest on what was read (SX.4). Refuses on record, or gives null: nothing of it is withheld. `event` is the
 * act that was attempted; its actor null: the portal itself. Every command stands in the table of commands.db.test.ts, with what it is refused on.
 */
export async function refuseIfWithheld(
  tx: Transaction,
  event: AuditEntry & { actor: Actor | null },
  on: ActedOn,
): Promise<Extract<Outcome<never, "withheld">, { ok: false }> | null> {
  return (await isWithheldFrom(tx, event.actor, on)) ? refuseOnRecord(tx, event, "withheld") : null;
}
