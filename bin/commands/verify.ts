import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { keySetSchema, type PublicKey } from "#lib/register/schema.ts";
import { canCheckSignatures } from "#lib/register/signatures/rules.ts";
import { verifyEvidence } from "#lib/register/verify/rules.ts";

export const summary = "check a receipt, without the portal and without a network";
export const usage = `portal verify RECEIPT.json [--content FILE] [--seal FILE] [--keys FILE]

  RECEIPT.json    the receipt, as it was sent or downloaded
  --content FILE  the copy of the response that came with it
  --seal FILE     the seal of the register, as published after the close
  --keys FILE     the portal's public keys, as published: {"keys": [JWK, …]}

Prints {result, findings} as JSON. result is "passed", "failed", or "incomplete" when nothing failed but something was
not given. Each finding names its check, its result and, in words, what it proves or what is wrong.
Ends with status 1 when something fails, 2 when a file cannot be opened.`;

class Unusable extends Error {}

const readText = (path: string) =>
  readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new Unusable(`${path} cannot be opened: ${cause.message}`, { cause });
  });

async function readKeys(path: string): Promise<PublicKey[]> {
  const text = await readText(path);
  try {
    return keySetSchema.parse(JSON.parse(text)).keys;
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.core.$ZodError)) throw cause;
    throw new Unusable(`${path} is not a set of public keys: {"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "…"}]}`, {
      cause,
    });
  }
}

function parse(args: string[]) {
  try {
    const file = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { content: file, seal: file, keys: file },
    });
    const [receipt, ...more] = positionals;
    if (receipt !== undefined && more.length === 0) return { receipt, ...values };
    throw new Unusable(`Name one receipt.\n\n${usage}`);
  } catch (cause) {
    if (cause instanceof Unusable || !(cause instanceof TypeError)) throw cause;
    throw new Unusable(`${cause.message}\n\n${usage}`, { cause });
  }
}

export async function run(args: string[]): Promise<number> {
  try {
    const { receipt, content, seal, keys } = parse(args);
    const verdict = await verifyEvidence({
      receipt: await readText(receipt),
      content: content === undefined ? null : await readText(content),
      seal: seal === undefined ? null : await readText(seal),
      keys: keys === undefined ? [] : await readKeys(keys),
      canCheckSignatures: await canCheckSignatures(),
    });
    console.log(JSON.stringify(verdict, null, 2));
    return verdict.result === "failed" ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    console.error(error.message);
    return 2;
  }
}
