import { type Database, db } from "#lib/db/client.ts";
import { approvalOf } from "./rules.ts";
import type { Approval } from "./schema.ts";

/** Where the asking for approval of a draft stands, for what it says now; a link that was taken back asks no more. */
export async function findApproval(draftId: string, base: string, database: Database = db()): Promise<Approval | null> {
  const rows = await database.draftApproval.findMany({ where: { draftId }, orderBy: [{ at: "asc" }, { id: "asc" }] });
  if (rows.length === 0) return null;
  const links = await database.draftLink.findMany({
    where: { tokenHash: { in: rows.map(({ linkHash }) => linkHash) }, revokedAt: null },
    select: { tokenHash: true },
  });
  const live = new Set(links.map(({ tokenHash }) => tokenHash));
  return approvalOf(
    rows.filter(({ linkHash }) => live.has(linkHash)),
    base,
  );
}
