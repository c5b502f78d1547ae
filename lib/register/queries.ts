import { db, publicDb } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { signReceipt } from "./receipts/rules.ts";
import {
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

/** The receipt as a file, signed, with the proof that its line is in the seal once there is one. */
export async function receiptFile(line: RegisterLine, salt: string): Promise<Receipt> {
  const receipt = await signReceipt(line, salt, await portalSigner());
  const seal = await findSealOf(line);
  const [inclusion] = seal ? await inclusionsOf(seal, [line.number]) : [];
  return inclusion ? { ...receipt, inclusion } : receipt;
}

async function findSealOf({ consultation, number }: RegisterLine): Promise<SealFile | null> {
  const found = await db().registerSeal.findFirst({
    where: { consultation: { slug: consultation }, fromNumber: { lte: number }, toNumber: { gte: number } },
    select: { file: true },
  });
  return found && sealFileSchema.parse(found.file);
}
