import { db, publicDb } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { signReceipt } from "./receipts/rules.ts";
import {
  type Inclusion,
  type PublicKey,
  privateKeySchema,
  publicKeySchema,
  type Receipt,
  type RegisterLine,
  type SealFile,
  sealFileSchema,
} from "./schema.ts";
import { inclusionsOf } from "./seals/rules.ts";
import { publicKeyOf, type Signer, signerOf } from "./signatures/rules.ts";

let ready: Promise<Signer & { publicKey: PublicKey }> | undefined;

/** The portal's signing key, made ready once for a process. Throws when SIGNING_KEY is no Ed25519 private key as a JWK. */
export function portalSigner(): Promise<Signer & { publicKey: PublicKey }> {
  ready ??= (async () => {
    const key = privateKeySchema.parse(JSON.parse(env().SIGNING_KEY));
    return { ...(await signerOf(key)), publicKey: publicKeyOf(key) };
  })();
  return ready;
}

/** Every public key that ever signed here, as published. */
export async function listPublicKeys(): Promise<PublicKey[]> {
  const found = await publicDb().publicSigningKey.findMany({ orderBy: { firstUsedAt: "asc" }, select: { key: true } });
  return found.map(({ key }) => publicKeySchema.parse(key));
}

/** The published seals of a consultation's register, the first one first. */
export async function listSeals(slug: string): Promise<SealFile[]> {
  const found = await publicDb().publicSeal.findMany({
    where: { slug },
    orderBy: { number: "asc" },
    select: { file: true },
  });
  return found.map(({ file }) => sealFileSchema.parse(file));
}

export async function findSeal(slug: string, number: number): Promise<SealFile | null> {
  const found = await publicDb().publicSeal.findUnique({
    where: { slug_number: { slug, number } },
    select: { file: true },
  });
  return found && sealFileSchema.parse(found.file);
}

/** A stored register entry as the line that receipts and seals speak of. */
export const lineOfEntry = (
  slug: string,
  entry: { number: number; reference: string; channel: "WEB" | "EMAIL" | "POST"; receivedAt: Date; commitment: string },
): RegisterLine => ({
  number: entry.number,
  reference: entry.reference,
  consultation: slug,
  channel: entry.channel === "WEB" ? "web" : entry.channel === "EMAIL" ? "email" : "post",
  receivedAt: entry.receivedAt.toISOString(),
  commitment: entry.commitment,
});

/**
 * Receipts as files, in the order given: each signed, with the proof that its line is in the seal once there is one. Only for lines that
 * have been committed.
 */
export async function receiptFiles(given: readonly { line: RegisterLine; salt: string }[]): Promise<Receipt[]> {
  const signer = await portalSigner();
  const inclusions = await inclusionsIn(given.map(({ line }) => line));
  return Promise.all(
    given.map(async ({ line, salt }) => {
      const receipt = await signReceipt(line, salt, signer);
      const inclusion = inclusions.get(line);
      return inclusion ? { ...receipt, inclusion } : receipt;
    }),
  );
}

/** Where each of these lines stands in the seal over it; lines that no seal holds yet are left out. */
async function inclusionsIn(lines: readonly RegisterLine[]): Promise<Map<RegisterLine, Inclusion>> {
  const found = new Map<RegisterLine, Inclusion>();
  for (const [slug, own] of Map.groupBy(lines, ({ consultation }) => consultation))
    for (const file of await sealsOver(
      slug,
      own.map(({ number }) => number),
    )) {
      const sealed = own.filter(({ number }) => number >= file.seal.from && number <= file.seal.to);
      const proofs = await inclusionsOf(
        file,
        sealed.map(({ number }) => number),
      );
      for (const [index, line] of sealed.entries()) {
        const proof = proofs[index];
        if (proof) found.set(line, proof);
      }
    }
  return found;
}

async function sealsOver(slug: string, numbers: readonly number[]): Promise<SealFile[]> {
  const found = await db().$queryRaw<{ file: unknown }[]>`
    SELECT s."file" FROM portal."RegisterSeal" s JOIN portal."Consultation" c ON c."id" = s."consultationId"
     WHERE c."slug" = ${slug}
       AND EXISTS (SELECT 1 FROM unnest(${numbers}::int[]) AS n WHERE n BETWEEN s."fromNumber" AND s."toNumber")`;
  return found.map(({ file }) => sealFileSchema.parse(file));
}
