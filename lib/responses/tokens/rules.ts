import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A private token's hash: the only form in which the database knows it. Hexadecimal. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A new private token from 32 random bytes. */
export const tokenFrom = (random: Buffer): string => random.toString("base64url");

/** The receipt link's token: the same each time for a response, so that a retry leads to the same receipt; a secret makes it. */
export const receiptTokenOf = (responseId: string, secret: string): string =>
  createHmac("sha256", secret).update(`receipt ${responseId}`).digest("base64url");

/** A reference that can be read out over the telephone: no I, L, O, U; from 5 random bytes, such as "R-7K3F-9Q2M". */
export function referenceFrom(random: Buffer, letter = "R"): string {
  let bits = 0n;
  for (const byte of random.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from(
    { length: 8 },
    (_, index) => alphabet[Number((bits >> BigInt(5 * (7 - index))) & 31n)],
  ).join("");
  return `${letter}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

const signatureOf = (random: string, slug: string, secret: string): string =>
  createHmac("sha256", secret).update(`form ${slug} ${random}`).digest("base64url");

/**
 * The key of one form as handed out: signed, so that only a form of ours has one, and different each time, so that it tells a retry from a
 * second response. From 16 random bytes.
 */
export function formKeyFrom(random: Buffer, slug: string, secret: string): string {
  const text = random.toString("base64url");
  return `${text}.${signatureOf(text, slug, secret)}`;
}

/** True for a key that this portal handed out with a form of this consultation. */
export function isFormKey(key: string, slug: string, secret: string): boolean {
  const [random = "", signature = ""] = key.split(".");
  const given = Buffer.from(signature);
  const wanted = Buffer.from(signatureOf(random, slug, secret));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
