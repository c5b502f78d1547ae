import type { PublicKey, Receipt, RegisterLine } from "../schema.ts";
import { checkSignature, type SignatureCheck, type Signer, sign } from "../signatures/rules.ts";

/** The register line and nothing besides, whatever else the value carries. */
export const lineOf = ({
  number,
  reference,
  consultation,
  channel,
  receivedAt,
  commitment,
}: RegisterLine): RegisterLine => ({
  number,
  reference,
  consultation,
  channel,
  receivedAt,
  commitment,
});

/** The receipt for a line that has been committed: never for one that might yet be lost (invariant 1). */
export const signReceipt = async (line: RegisterLine, salt: string, signer: Signer): Promise<Receipt> => ({
  ...lineOf(line),
  salt,
  signature: await sign(lineOf(line), "consultation-receipt", signer),
});

/** Whether one of these keys signed exactly what the receipt says. */
export const verifyReceipt = (receipt: Receipt, keys: readonly PublicKey[]): Promise<SignatureCheck> =>
  checkSignature(lineOf(receipt), receipt.signature, "consultation-receipt", keys);

/** A receipt as the file that its owner keeps. */
export const writeReceipt = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`;
