import { createHash, createHmac } from "node:crypto";

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
