import { commitmentOf } from "#lib/register/commitments/rules.ts";
import { signReceipt } from "#lib/register/receipts/rules.ts";
import type { CommittedFile, Json, PrivateKey, Receipt, RegisterLine } from "#lib/register/schema.ts";
import { sealOf, signSeal } from "#lib/register/seals/rules.ts";
import { publicKeyOf, signerOf } from "#lib/register/signatures/rules.ts";

/** The key of RFC 8037, appendix A: known to everyone, good for tests alone. */
export const testKey: PrivateKey = {
  kty: "OKP",
  crv: "Ed25519",
  d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
  x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
};
export const testKeys = [publicKeyOf(testKey)];

export const closesAt = new Date("2023-04-25T15:00:00.000Z");

export type Received = { line: RegisterLine; receipt: Receipt; salt: string; content: Json; files: CommittedFile[] };

/** A response as the register has it: number n was received n seconds before the close. */
export async function receivedAs(
  number: number,
  content: Json = { answer: `Answer ${number}` },
  key = testKey,
): Promise<Received> {
  const salt = `${number}`.padStart(43, "s");
  const files = [{ name: "costs.csv", size: number, sha256: `${number}`.padStart(64, "0") }];
  const line: RegisterLine = {
    number,
    reference: `R-${number}`,
    consultation: "pre-go-live-etmad",
    channel: "web",
    receivedAt: new Date(closesAt.getTime() - number * 1000).toISOString(),
    commitment: await commitmentOf(salt, content, files),
  };
  return { line, receipt: await signReceipt(line, salt, await signerOf(key)), salt, content, files };
}

/** Responses 1 to `count`, and the seal that closed them at the close. */
export async function aSealedRegister(count: number, key = testKey) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const received = await Promise.all(numbers.map((number) => receivedAs(number, undefined, key)));
  const lines = received.map(({ line }) => line);
  const sealed = await sealOf("pre-go-live-etmad", lines, null, closesAt);
  return { received, lines, file: await signSeal(sealed, await signerOf(key)) };
}
