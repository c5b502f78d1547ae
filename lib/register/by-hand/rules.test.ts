import { spawnSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSealedRegister, receivedAs, testKeys } from "#prisma/factories/register.ts";
import { committedText } from "../commitments/rules.ts";
import { canonicalJson, toHex } from "../hashes/rules.ts";
import { leafOf } from "../seals/rules.ts";
import { handChecks, pemOf } from "./rules.ts";

const [key] = testKeys;
if (!key) throw new Error("there is a test key");
const hasTools = ["openssl version", "sha256sum --version"].every((tool) => spawnSync("sh", ["-c", tool]).status === 0);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "by-hand-"));
  const { receipt, salt, content, files } = await receivedAs(3);
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write("receipt.json", JSON.stringify(receipt, null, 2));
  await write("seal.json", JSON.stringify((await aSealedRegister(5)).file));
  await write("response.json", committedText(salt, content, files));
  await write("portal.pem", pemOf(key));
});
afterAll(() => rm(folder, { recursive: true }));

test("the key is written as OpenSSL reads it", () => {
  expect(createPublicKey(pemOf(key)).export({ format: "jwk" })).toEqual(key);
});

test.runIf(hasTools)("the commands for checking by hand give what they are said to give", async () => {
  const printed = handChecks.map(({ commands }) => commands).join("\necho --\n");
  const { stdout, stderr } = spawnSync("sh", ["-c", printed], { cwd: folder, encoding: "utf8" });
  const { receipt, line } = await receivedAs(3);
  expect(stderr).toBe("");
  expect(stdout.split("--\n")).toEqual([
    `${receipt.commitment}  response.json\n`,
    `Signature Verified Successfully\n${canonicalJson(line)}`,
    `${toHex(await leafOf(line))}\n`,
    "Signature Verified Successfully\n",
  ]);
});

test.runIf(hasTools)("by hand, too, a forged receipt does not stand", async () => {
  const { receipt } = await receivedAs(3);
  const [header, , signature] = receipt.signature.split(".");
  const payload = Buffer.from(canonicalJson({ ...receipt, signature: "" })).toString("base64url");
  await writeFile(join(folder, "receipt.json"), JSON.stringify({ signature: [header, payload, signature].join(".") }));
  const { stdout } = spawnSync("sh", ["-c", handChecks[1]?.commands ?? ""], { cwd: folder, encoding: "utf8" });
  expect(stdout).toContain("Signature Verification Failure");
});
