import canonicalize from "canonicalize";
import type { Json } from "../schema.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export const utf8 = (text: string): Bytes => encoder.encode(text);

export const sha256 = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

export const toHex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @throws RangeError when the text is not hexadecimal. */
export function fromHex(hex: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/.test(hex)) throw new RangeError("This is not hexadecimal.");
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

export const sameBytes = (a: Bytes, b: Bytes): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

/**
 * The one way to write a value as JSON (RFC 8785), so that equal values have equal bytes wherever they are written.
 * @throws RangeError for half a surrogate pair, which I-JSON forbids (RFC 7493 §2.1), and for numbers JSON cannot write:
 * text is made well-formed when it is taken in, and must not change silently here.
 */
export function canonicalJson(value: Json): string {
  try {
    const written = canonicalize(value);
    if (written !== undefined) return written;
  } catch (cause) {
    throw new RangeError(
      `This cannot be written as canonical JSON: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
  throw new RangeError("This cannot be written as canonical JSON: there is nothing to write.");
}
