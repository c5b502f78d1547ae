import fc from "fast-check";
import { decodeProtectedHeader, generateKeyPair } from "jose";
import { expect, test } from "vitest";
import { receivedAs, testKey, testKeys } from "#prisma/factories/register.ts";
import { canonicalJson } from "../hashes/rules.ts";
import { privateKeySchema, receiptSchema } from "../schema.ts";
import { keyIdOf, publicKeyOf, sign, signerOf } from "../signatures/rules.ts";
import { lineOf, verifyReceipt } from "./rules.ts";

const strangerKey = async () => {
  const { privateKey } = await generateKeyPair("EdDSA", { extractable: true });
  return privateKeySchema.parse(await crypto.subtle.exportKey("jwk", privateKey));
};

test("a receipt is a compact JWS by Ed25519 over the canonical register line", async () => {
  const { receipt, line } = await receivedAs(7);
  expect(receiptSchema.parse(receipt)).toEqual(receipt);
  const [, payload = ""] = receipt.signature.split(".");
  expect(Buffer.from(payload, "base64url").toString("utf8")).toBe(canonicalJson(line));
  expect(decodeProtectedHeader(receipt.signature)).toEqual({
    alg: "EdDSA",
    kid: await keyIdOf(testKeys[0] ?? (await strangerKey())),
    typ: "consultation-receipt",
  });
  expect(await verifyReceipt(receipt, testKeys)).toEqual({ result: "valid" });
});

test("a signed receipt shows neither content nor salt", async () => {
  const { receipt, salt } = await receivedAs(7, "a-word-to-look-for");
  const signed = receipt.signature.split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
  expect(signed.join()).not.toContain("a-word-to-look-for");
  expect(signed.join()).not.toContain(salt);
});

test("a receipt with any other number, reference, time, channel or commitment does not stand", async () => {
  const { receipt } = await receivedAs(7);
  const changes = {
    number: 8,
    reference: "R-8",
    consultation: "another",
    channel: "email" as const,
    receivedAt: "2023-04-25T14:00:00.000Z",
    commitment: "0".repeat(64),
  };
  for (const [key, value] of Object.entries(changes))
    expect(await verifyReceipt({ ...receipt, [key]: value }, testKeys)).toEqual({ result: "altered" });
});

test("a receipt with any bit of its signed part altered is never valid", async () => {
  const { receipt } = await receivedAs(7);
  await fc.assert(
    fc.asyncProperty(fc.nat(receipt.signature.length - 2), fc.constantFrom(..."AQgw5_-z"), async (at, letter) => {
      fc.pre(receipt.signature[at] !== letter && receipt.signature[at] !== ".");
      const signature = receipt.signature.slice(0, at) + letter + receipt.signature.slice(at + 1);
      expect((await verifyReceipt({ ...receipt, signature }, testKeys)).result).not.toBe("valid");
    }),
  );
});

test("a stranger's signature is told from the portal's, and from a stranger's under the portal's name", async () => {
  const { receipt } = await receivedAs(7);
  const stranger = await signerOf(await strangerKey());
  const foreign = await sign(lineOf(receipt), "consultation-receipt", stranger);
  expect(await verifyReceipt({ ...receipt, signature: foreign }, testKeys)).toEqual({
    result: "unknown-key",
    keyId: stranger.keyId,
  });
  const keyId = await keyIdOf(testKeys[0] ?? publicKeyOf(await strangerKey()));
  const posing = await sign(lineOf(receipt), "consultation-receipt", { ...stranger, keyId });
  expect(await verifyReceipt({ ...receipt, signature: posing }, testKeys)).toEqual({ result: "forged" });
});

test("what was signed for another purpose is no receipt, and no other algorithm is accepted", async () => {
  const { receipt } = await receivedAs(7);
  const header = (fields: object) => Buffer.from(JSON.stringify(fields)).toString("base64url");
  const [, payload, signature] = receipt.signature.split(".");
  for (const alg of ["none", "HS256"]) {
    const signed = [header({ alg, kid: decodeProtectedHeader(receipt.signature).kid }), payload, signature].join(".");
    expect(await verifyReceipt({ ...receipt, signature: signed }, testKeys)).toEqual({ result: "forged" });
  }
  const sealed = await sign(lineOf(receipt), "consultation-seal", await signerOf(testKey));
  expect(await verifyReceipt({ ...receipt, signature: sealed }, testKeys)).toEqual({ result: "forged" });
});
