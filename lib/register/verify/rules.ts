import * as z from "zod/mini";
import { formatInstantToSecond } from "#lib/dates.ts";
import { commitmentOf } from "../commitments/rules.ts";
import { verifyReceipt } from "../receipts/rules.ts";
import { type Finding, type Receipt, receiptSchema, type SealFile, sealFileSchema } from "../schema.ts";
import { inclusionsOf, isRootOf, verifyInclusion, verifySeal } from "../seals/rules.ts";
import type { SignatureCheck } from "../signatures/rules.ts";
import { contentFileSchema, type Evidence, type Verdict } from "./schema.ts";

/** A moment for people, and beside it to the millisecond as it was signed. */
const moment = (instant: string) => `${formatInstantToSecond(new Date(instant))} (${instant})`;

type Said = Omit<Finding, "check">;

const passed = (says: string): Said => ({ result: "passed", says });
const failed = (says: string): Said => ({ result: "failed", says });
const unchecked = (says: string): Said => ({ result: "not-checked", says });

type Read<T> = { ok: true; value: T } | { ok: false; why: string };

function read<Schema extends z.ZodMiniType>(text: string, schema: Schema): Read<z.output<Schema>> {
  try {
    const parsed = z.safeParse(schema, JSON.parse(text));
    if (parsed.success) return { ok: true, value: parsed.data };
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: "it has another form" };
    return { ok: false, why: path.length > 0 ? `"${path.join(".")}": ${message}` : message };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, why: "it is not JSON. Choose the file as it was given to you, or paste all of it" };
  }
}

async function signatureSaid(
  what: string,
  proves: string,
  { keys, canCheckSignatures }: Evidence,
  check: () => Promise<SignatureCheck>,
): Promise<Said> {
  if (!canCheckSignatures)
    return unchecked(
      `This browser cannot check signatures; hashes were checked. The signature of the ${what} was not.`,
    );
  if (keys.length === 0)
    return unchecked(`The portal's public keys were not given, so the signature of the ${what} was not checked.`);
  const { result } = await check();
  if (result === "valid") return passed(proves);
  const wrong = {
    forged: `The signature of the ${what} is not genuine.`,
    altered: `The ${what} has been altered: its signature was put to something else.`,
    "unknown-key": `The ${what} was signed with a key that is not one of the portal's keys.`,
  };
  return failed(wrong[result]);
}

async function contentSaid(receipt: Receipt, text: string): Promise<Said> {
  const copy = read(text, contentFileSchema);
  if (!copy.ok) return failed(`The copy of the response cannot be read: ${copy.why}.`);
  const { content, files } = copy.value;
  const isSame = await commitmentOf(receipt.salt, content, files).then(
    (commitment) => commitment === receipt.commitment,
    (error: unknown) => {
      // Canonical JSON refuses what no response was stored with, such as half a surrogate pair.
      if (error instanceof RangeError) return false;
      throw error;
    },
  );
  if (!isSame)
    return failed(`The copy of the response is not what the portal received under number ${receipt.number}.`);
  const withFiles = files.length > 0 ? `, with the hashes of its ${files.length} files,` : "";
  return passed(
    `The copy of the response${withFiles} is what the portal received under number ${receipt.number}: with the salt its SHA-256 is the commitment on the receipt.`,
  );
}

async function inclusionSaid(receipt: Receipt, file: SealFile): Promise<Said> {
  const { seal } = file;
  const { number } = receipt;
  if (seal.consultation !== receipt.consultation)
    return failed(`The seal is for "${seal.consultation}", the receipt for "${receipt.consultation}".`);
  if (!(await isRootOf(file))) return failed("The hashes beside the seal are not the ones that it closed.");
  if (number < seal.from || number > seal.to) {
    const which = number < seal.from ? "an earlier" : "a later";
    const range = seal.count === 0 ? "no entry" : `numbers ${seal.from} to ${seal.to}`;
    return unchecked(`This seal closed ${range}; number ${number} belongs to ${which} seal. Check it with that one.`);
  }
  const [computed] = await inclusionsOf(file, [number]);
  const inclusion = receipt.inclusion?.sealNumber === seal.sealNumber ? receipt.inclusion : computed;
  if (!inclusion || !(await verifyInclusion(receipt, inclusion, seal)))
    return failed(
      `Number ${number} in the seal is not this receipt: the register was sealed with something else there.`,
    );
  if (receipt.receivedAt > seal.sealedAt)
    return failed(
      `The seal is from ${moment(seal.sealedAt)}, before the time on the receipt, ${moment(receipt.receivedAt)}.`,
    );
  return passed(
    `Number ${number} was in the register when seal ${seal.sealNumber} closed it at ${moment(seal.sealedAt)}, one of ${seal.count} entries: it can be neither taken out nor changed without being noticed.`,
  );
}

async function sealFindings(receipt: Receipt, evidence: Evidence, text: string): Promise<Finding[]> {
  const file = read(text, sealFileSchema);
  if (!file.ok) return [{ check: "seal", ...failed(`The seal cannot be read: ${file.why}.`) }];
  const proves = `Seal ${file.value.seal.sealNumber} was signed by the portal and is as it was signed.`;
  const signature = await signatureSaid("seal", proves, evidence, () => verifySeal(file.value, evidence.keys));
  return [
    { check: "seal-signature", ...signature },
    { check: "inclusion", ...(await inclusionSaid(receipt, file.value)), number: receipt.number },
  ];
}

/**
 * Checks a receipt against whatever else its holder has, and says in plain words what each check proves or what is
 * wrong (scenarios part 4, items 5 and 6). Needs no network and sends nothing: all it uses is in its arguments.
 */
export async function verifyEvidence(evidence: Evidence): Promise<Verdict> {
  const receipt = read(evidence.receipt, receiptSchema);
  if (!receipt.ok)
    return {
      result: "failed",
      findings: [{ check: "receipt", ...failed(`The receipt cannot be read: ${receipt.why}.`) }],
    };
  const { number, receivedAt, consultation } = receipt.value;
  const proves = `The portal signed this receipt, and it is as it was signed: number ${number} of "${consultation}" was received at ${moment(receivedAt)}.`;
  const signature = await signatureSaid("receipt", proves, evidence, () => verifyReceipt(receipt.value, evidence.keys));
  const content =
    evidence.content === null
      ? unchecked("No copy of the response was given, so it was not compared with the receipt.")
      : await contentSaid(receipt.value, evidence.content);
  const seal: Finding[] =
    evidence.seal === null
      ? [
          {
            check: "seal",
            ...unchecked("No seal was given, so it was not checked that the register holds this number."),
          },
        ]
      : await sealFindings(receipt.value, evidence, evidence.seal);
  const findings: Finding[] = [
    { check: "receipt-signature", ...signature, number },
    { check: "content", ...content, number },
    ...seal,
  ];
  const has = (result: Finding["result"]) => findings.some((one) => one.result === result);
  return { result: has("failed") ? "failed" : has("not-checked") ? "incomplete" : "passed", findings };
}
