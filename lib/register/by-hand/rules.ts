import type { PublicKey } from "../schema.ts";

// The twelve bytes that make 32 bytes of Ed25519 a SubjectPublicKeyInfo (RFC 8410 §4), which fill sixteen letters of base64.
const ed25519Prefix = "MCowBQYDK2VwAyEA";

/** A public key as OpenSSL reads it. */
export const pemOf = ({ x }: PublicKey): string =>
  `-----BEGIN PUBLIC KEY-----\n${ed25519Prefix}${x.replaceAll("-", "+").replaceAll("_", "/")}=\n-----END PUBLIC KEY-----\n`;

/** One thing to check without this page: what it shows, and the commands for a POSIX shell with OpenSSL 1.1.1 or newer. */
export type HandCheck = { what: string; commands: string; expect: string };

const signed = (file: string) => `jws=$(sed -n 's/.*"signature": *"\\([^"]*\\)".*/\\1/p' ${file})
printf %s "\${jws%.*}" > signed
printf %s== "\${jws##*.}" | tr '_-' '/+' | base64 -d > signature
openssl pkeyutl -verify -pubin -inkey portal.pem -rawin -in signed -sigfile signature`;

const line = `line=$(printf %s "$jws" | cut -d. -f2 | tr '_-' '/+')
while [ $((\${#line} % 4)) -ne 0 ]; do line="$line="; done
printf %s "$line" | base64 -d > line`;

/**
 * How a receipt is checked by hand: the page gives the same answers, but nobody has to trust the page. The files are
 * receipt.json, response.json, seal.json and portal.pem, in one folder.
 */
export const handChecks: readonly HandCheck[] = [
  {
    what: "The copy of the response is what was received",
    commands: "sha256sum response.json",
    expect: "It prints the commitment that stands on the receipt.",
  },
  {
    what: "The portal signed the receipt",
    commands: `${signed("receipt.json")}\n${line}\ncat line`,
    expect:
      "It prints “Signature Verified Successfully”, and then exactly what was signed: compare it with the receipt.",
  },
  {
    what: "The sealed register holds the receipt",
    commands: "{ printf '\\0'; cat line; } | sha256sum | cut -c1-64 | grep -o -f - seal.json",
    expect: "It prints one hash: the one among the seal’s leaves that stands for your number.",
  },
  {
    what: "The portal signed the seal",
    commands: signed("seal.json"),
    expect: "It prints “Signature Verified Successfully”.",
  },
];
