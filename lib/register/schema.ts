// zod's small form: this file also goes to the browser, with the page that checks receipts offline.
import * as z from "zod/mini";

/** Anything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in hexadecimal"));
const number = z.int("must be a whole number").check(z.positive("must be 1 or more"));
const instant = z.iso.datetime({ precision: 3, error: "must be a UTC time such as 2023-04-25T15:00:00.000Z" });
const slug = z.string().check(z.minLength(1, "must not be empty"));

/**
 * One line of a consultation's register: what a receipt certifies and what a leaf of the sealed tree is made of. Numbers
 * run from 1 without a gap. The commitment says nothing of the content to anyone without the salt.
 */
export const lineSchema = z.object({
  number,
  reference: slug,
  consultation: slug,
  channel: z.enum(["web", "email", "post"]),
  receivedAt: instant,
  commitment: sha256,
});

/** Where a line stands in its sealed tree: the hashes beside it, from the leaf up (RFC 9162 §2.1.3). */
export const inclusionSchema = z.object({ sealNumber: number, hashes: z.array(sha256) });

/** The receipt as a file. Only the line is signed; whoever shows the receipt can leave the salt out. */
export const receiptSchema = z.extend(lineSchema, {
  salt: z.string().check(z.regex(/^[\w-]{43}$/, "must be 32 bytes in base64url")),
  signature: z.string().check(z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, "must be a compact JWS")),
  inclusion: z.optional(inclusionSchema),
});

/** What closes the register up to `to`: with nothing received, `to` is one less than `from` and the count is 0. */
export const sealSchema = z
  .object({
    consultation: slug,
    sealNumber: number,
    from: number,
    to: z.int("must be a whole number"),
    count: z.int("must be a whole number"),
    root: sha256,
    sealedAt: instant,
    previousRoot: z.nullable(sha256),
  })
  .check(z.refine(({ from, to, count }) => count >= 0 && count === to - from + 1, "count must be to − from + 1"));

/** A published seal: the hash of every line stands in it, in order; nothing of a response can be read from them. */
export const sealFileSchema = z.object({
  seal: sealSchema,
  signature: z.string().check(z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, "must be a compact JWS")),
  leaves: z.array(sha256),
});

const publicKey = {
  kty: z.literal("OKP"),
  crv: z.literal("Ed25519"),
  x: z.string().check(z.regex(/^[\w-]{43}$/, "must be 32 bytes in base64url")),
};
export const publicKeySchema = z.object(publicKey);
export const privateKeySchema = z.object({ ...publicKey, d: z.string() });
/** The portal's public keys, the current one and those before it, as a JWK set (RFC 7517). */
export const keySetSchema = z.object({ keys: z.array(publicKeySchema) });

export type RegisterLine = z.infer<typeof lineSchema>;
export type Inclusion = z.infer<typeof inclusionSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
export type Seal = z.infer<typeof sealSchema>;
export type SealFile = z.infer<typeof sealFileSchema>;
export type PublicKey = z.infer<typeof publicKeySchema>;
export type PrivateKey = z.infer<typeof privateKeySchema>;

/** A file that belongs to a response, as the commitment names it: size in bytes, SHA-256 in hexadecimal. */
export type CommittedFile = { name: string; size: number; sha256: string };

/** One thing that was checked, in plain words: what it proves, or what is wrong; with the number it speaks of. */
export type Finding = {
  check: string;
  result: "passed" | "failed" | "not-checked";
  says: string;
  number?: number;
};
