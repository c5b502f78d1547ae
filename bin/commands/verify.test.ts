import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { committedText } from "#lib/register/commitments/rules.ts";
import { aSealedRegister, receivedAs, testKeys } from "#prisma/factories/register.ts";

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-"));
  const { file } = await aSealedRegister(4);
  const { receipt, salt, content, files } = await receivedAs(2);
  const write = (name: string, value: unknown) => writeFile(at(name), JSON.stringify(value));
  await write("receipt.json", receipt);
  await write("backdated.json", { ...receipt, receivedAt: "2023-04-01T09:00:00.000Z" });
  await write("seal.json", file);
  await write("keys.json", { keys: testKeys });
  await writeFile(at("response.json"), committedText(salt, content, files));
});
afterAll(() => rm(folder, { recursive: true }));

const portal = (...args: string[]) =>
  spawnSync(process.execPath, ["bin/portal.ts", "verify", ...args], { encoding: "utf8" });
const rest = () => ["--content", at("response.json"), "--seal", at("seal.json"), "--keys", at("keys.json")];

test("a true receipt passes with everything beside it", () => {
  const { status, stdout, stderr } = portal(at("receipt.json"), ...rest());
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout).result).toBe("passed");
});

test("a backdated receipt fails, and the finding names its number", () => {
  const { status, stdout } = portal(at("backdated.json"), ...rest());
  expect(status).toBe(1);
  expect(JSON.parse(stdout).findings).toContainEqual(
    expect.objectContaining({ check: "receipt-signature", result: "failed", number: 2 }),
  );
});

test("by itself a receipt is incomplete, which is no failure", () => {
  const { status, stdout } = portal(at("receipt.json"));
  expect([status, JSON.parse(stdout).result]).toEqual([0, "incomplete"]);
});

test.each([
  [[], "Name one receipt"],
  [["missing.json"], "cannot be opened"],
  [["receipt.json", "--kyes", "x"], "--kyes"],
  [["receipt.json", "--keys", "seal.json"], "not a set of public keys"],
])("%j is refused in words, and nothing is printed", (args, words) => {
  const { status, stdout, stderr } = portal(...args.map((arg) => (arg.endsWith(".json") ? at(arg) : arg)));
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(words);
});
