import { JOSEError } from "jose/errors";
import { calculateJwkThumbprint } from "jose/jwk/thumbprint";
import { CompactSign } from "jose/jws/compact/sign";
import { compactVerify } from "jose/jws/compact/verify";
import { importJWK } from "jose/key/import";
import { canonicalJson, sameBytes, utf8 } from "../hashes/rules.ts";
import type { Json, PrivateKey, PublicKey } from "../schema.ts";

/** What a signature is put to, written into its header: a signed receipt can never pass for a seal. */
export type Purpose = "consultation-receipt" | "consultation-seal";

export type Signer = { keyId: string; key: CryptoKey };

/**
 * What a signature is worth. "forged": no such signature by that key, or put to another purpose; "altered": a true
 * signature, but over something else than what is shown; "unknown-key": by a key that is not among those one trusts.
 */
export type SignatureCheck =
  | { result: "valid" | "forged" | "altered" }
  | { result: "unknown-key"; keyId: string | null };

const algorithm = "EdDSA";

export const publicKeyOf = ({ kty, crv, x }: PrivateKey): PublicKey => ({ kty, crv, x });

/** The name of a key: its thumbprint (RFC 7638). */
export const keyIdOf = ({ kty, crv, x }: PublicKey): Promise<string> => calculateJwkThumbprint({ kty, crv, x });

const imported = async (key: PublicKey | PrivateKey): Promise<CryptoKey> => {
  const given = await importJWK(key, algorithm);
  if (given instanceof Uint8Array) throw new TypeError("An Ed25519 key was expected, and a secret was given.");
  return given;
};

/** Makes a signing key ready, once for a process. */
export const signerOf = async (key: PrivateKey): Promise<Signer> => ({
  keyId: await keyIdOf(key),
  key: await imported(key),
});

/** Whether this platform knows Ed25519 (RFC 8032): browsers from before 2025 may not. */
export async function canCheckSignatures(): Promise<boolean> {
  try {
    await imported({ kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" });
    return true;
  } catch (error) {
    // Platforms disagree on the error for an algorithm they do not know; the key above is sound (RFC 8037, appendix A.2).
    if (error instanceof DOMException || error instanceof TypeError || error instanceof JOSEError) return false;
    throw error;
  }
}

/** Signs a value: compact JWS (RFC 7515) with Ed25519 (RFC 8037) over its canonical JSON. */
export const sign = (value: Json, purpose: Purpose, { keyId, key }: Signer): Promise<string> =>
  new CompactSign(utf8(canonicalJson(value)))
    .setProtectedHeader({ alg: algorithm, kid: keyId, typ: purpose })
    .sign(key);

/** Checks that this value was signed by one of these keys. Only Ed25519 is accepted, whatever the header asks for. */
export async function checkSignature(
  value: Json,
  jws: string,
  purpose: Purpose,
  keys: readonly PublicKey[],
): Promise<SignatureCheck> {
  const byId = new Map(await Promise.all(keys.map(async (key) => [await keyIdOf(key), key] as const)));
  let keyId: string | null = null;
  try {
    const { payload, protectedHeader } = await compactVerify(
      jws,
      ({ kid }) => {
        keyId = kid ?? null;
        const key = byId.get(kid ?? "");
        if (!key) throw new UnknownKey();
        return imported(key);
      },
      { algorithms: [algorithm] },
    );
    if (protectedHeader.typ !== purpose) return { result: "forged" };
    return { result: sameBytes(new Uint8Array(payload), utf8(canonicalJson(value))) ? "valid" : "altered" };
  } catch (error) {
    if (error instanceof UnknownKey) return { result: "unknown-key", keyId };
    if (error instanceof JOSEError) return { result: "forged" };
    throw error;
  }
}

class UnknownKey extends Error {}
