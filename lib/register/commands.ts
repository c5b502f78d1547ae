import { recordEvent } from "#lib/audit/commands.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { lineOfEntry, portalSigner } from "./queries.ts";
import { isSealDue } from "./rules.ts";
import { sealFileSchema } from "./schema.ts";
import { sealOf, signSeal } from "./seals/rules.ts";

/** Publishes the public half of the signing key, so that receipts can be checked; each start does it, and the first one matters. */
export async function publishSigningKey(): Promise<void> {
  const { keyId, publicKey } = await portalSigner();
  await db().publicSigningKey.createMany({ data: { id: keyId, key: publicKey }, skipDuplicates: true });
}

/** Seals every register that is due at `now`; the job `seal-registers` calls it. Gives the addresses of the consultations sealed. */
export async function sealDueRegisters(now: Date): Promise<string[]> {
  const closed = await db().consultation.findMany({
    where: { closesAt: { lt: now } },
    select: { id: true, slug: true },
  });
  const sealed: string[] = [];
  for (const { id, slug } of closed) {
    if (await db().$transaction((tx) => sealRegister(tx, id, slug, now), { timeout: 60_000 })) sealed.push(slug);
  }
  return sealed;
}

/** Holds a register to the end of the transaction: no response is stored meanwhile. Gives the last number it gave; 0 while it is empty. */
export async function holdRegister(tx: Transaction, consultationId: string): Promise<number> {
  await tx.$executeRaw`
    INSERT INTO portal."RegisterCounter" ("consultationId") VALUES (${consultationId}::uuid) ON CONFLICT ("consultationId") DO NOTHING`;
  const [counter] = await tx.$queryRaw<{ last: number }[]>`
    SELECT "last" FROM portal."RegisterCounter" WHERE "consultationId" = ${consultationId}::uuid FOR UPDATE`;
  return counter?.last ?? 0;
}

/**
 * Seals one register if it is due. The counter's lock is taken first: whoever is storing a response at this moment commits before the
 * lines are read, so nothing that has a number can be missed.
 */
async function sealRegister(tx: Transaction, consultationId: string, slug: string, now: Date): Promise<boolean> {
  const lastNumber = await holdRegister(tx, consultationId);
  const lastSeal = await tx.registerSeal.findFirst({
    where: { consultationId },
    orderBy: { number: "desc" },
    select: { toNumber: true, sealedAt: true, file: true },
  });
  const { closesAt } = await tx.consultation.findUniqueOrThrow({
    where: { id: consultationId },
    select: { closesAt: true },
  });
  if (!isSealDue({ closesAt, lastNumber, lastSeal }, now)) return false;
  const entries = await tx.registerEntry.findMany({
    where: { consultationId, number: { gt: lastSeal?.toNumber ?? 0 } },
    orderBy: { number: "asc" },
  });
  const previous = lastSeal ? sealFileSchema.parse(lastSeal.file).seal : null;
  const lines = entries.map((entry) => lineOfEntry(slug, entry));
  const file = await signSeal(await sealOf(slug, lines, previous, now), await portalSigner());
  const { sealNumber: number, from: fromNumber, to: toNumber, root, count } = file.seal;
  await tx.registerSeal.createMany({ data: { consultationId, number, fromNumber, toNumber, file, sealedAt: now } });
  await tx.publicSeal.createMany({ data: { slug, number, file, sealedAt: now } });
  await recordEvent(tx, {
    action: "register.sealed",
    actor: null,
    consultationId,
    subject: slug,
    detail: { number, count, root },
  });
  return true;
}
