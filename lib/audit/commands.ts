import type { Database } from "#lib/db/client.ts";
import { refused } from "#lib/outcome.ts";
import type { AuditAction } from "./schema.ts";

export type AuditEntry = {
  action: AuditAction;
  /** Who is signed in; null for respondents and for the portal itself, which `role` tells apart. */
  actor: { id: string; role: string } | null;
  role?: "respondent" | "public" | "system";
  consultationId?: string | null;
  /** What it was done to, such as a response's reference. */
  subject?: string;
  isRefused?: boolean;
  /** Facts about the act. Never confidential text, never a secret. */
  detail?: Record<string, string | number | boolean | null | string[]>;
};

/** Writes one event in the caller's transaction (invariant 5): no act without its event, no event without its act. */
export async function recordEvent(tx: Database, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.createMany({
    data: {
      action: entry.action,
      actorId: entry.actor?.id ?? null,
      actorRole: entry.actor?.role ?? entry.role ?? "system",
      isRefused: entry.isRefused ?? false,
      consultationId: entry.consultationId ?? null,
      subject: entry.subject ?? null,
      detail: entry.detail ?? {},
    },
  });
}

/** Puts an attempt on record as refused, with why, and answers the refusal: in the caller's transaction, which goes on to commit. */
export async function refuseOnRecord<Why extends string>(
  tx: Database,
  entry: AuditEntry,
  why: Why,
): Promise<{ ok: false; reason: Why }> {
  await recordEvent(tx, { ...entry, isRefused: true, detail: { ...entry.detail, why } });
  return refused(why);
}
