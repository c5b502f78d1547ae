import { type Bytes, canonicalJson, fromHex, toHex, utf8 } from "../hashes/rules.ts";
import { lineOf } from "../receipts/rules.ts";
import type { Inclusion, PublicKey, RegisterLine, Seal, SealFile } from "../schema.ts";
import { checkSignature, type SignatureCheck, type Signer, sign } from "../signatures/rules.ts";
import { hashLeaf, isIncluded, proofOf, rootOf, treeOf } from "../trees/rules.ts";

/** A line's leaf: its canonical JSON (RFC 8785) in UTF-8, hashed as RFC 9162 hashes leaves. */
export const leafOf = (line: RegisterLine): Promise<Bytes> => hashLeaf(utf8(canonicalJson(lineOf(line))));

/**
 * The next seal of a consultation's register: over the lines after the previous seal, in order, to the last one given.
 * With no lines it says that there were none. Each seal names the root before it, so none can be left out.
 * @throws RangeError when the lines are of another consultation, or their numbers leave a gap or are not in order.
 */
export async function sealOf(
  consultation: string,
  lines: readonly RegisterLine[],
  previous: Seal | null,
  sealedAt: Date,
): Promise<Omit<SealFile, "signature">> {
  const from = (previous?.to ?? 0) + 1;
  for (const [index, line] of lines.entries()) {
    if (line.consultation !== consultation)
      throw new RangeError(`Register number ${line.number} belongs to ${line.consultation}, not ${consultation}.`);
    if (line.number !== from + index)
      throw new RangeError(`The register cannot be sealed: number ${from + index} was expected, not ${line.number}.`);
  }
  const leaves = await Promise.all(lines.map(leafOf));
  const seal = {
    consultation,
    sealNumber: (previous?.sealNumber ?? 0) + 1,
    from,
    to: from + lines.length - 1,
    count: lines.length,
    root: toHex(await rootOf(await treeOf(leaves))),
    sealedAt: sealedAt.toISOString(),
    previousRoot: previous?.root ?? null,
  };
  return { seal, leaves: leaves.map(toHex) };
}

/** The seal with its signature, ready to be published. */
export const signSeal = async (sealed: Omit<SealFile, "signature">, signer: Signer): Promise<SealFile> => ({
  ...sealed,
  signature: await sign(sealed.seal, "consultation-seal", signer),
});

/** Whether one of these keys signed exactly this seal. */
export const verifySeal = ({ seal, signature }: SealFile, keys: readonly PublicKey[]): Promise<SignatureCheck> =>
  checkSignature(seal, signature, "consultation-seal", keys);

/** The proofs for these numbers, to be put into their receipts. @throws RangeError for a number the seal does not cover. */
export async function inclusionsOf({ seal, leaves }: SealFile, numbers: readonly number[]): Promise<Inclusion[]> {
  const tree = await treeOf(leaves.map(fromHex));
  return numbers.map((number) => ({
    sealNumber: seal.sealNumber,
    hashes: proofOf(tree, number - seal.from).map(toHex),
  }));
}

/** Whether a line, exactly as it is, is among those that the seal closed. */
export async function verifyInclusion(
  line: RegisterLine,
  { sealNumber, hashes }: Inclusion,
  seal: Seal,
): Promise<boolean> {
  if (line.consultation !== seal.consultation || sealNumber !== seal.sealNumber) return false;
  const index = line.number - seal.from;
  return isIncluded(await leafOf(line), index, seal.count, hashes.map(fromHex), fromHex(seal.root));
}

/** Whether the hashes published with a seal are the ones it closed. */
export const isRootOf = async ({ seal, leaves }: Pick<SealFile, "seal" | "leaves">): Promise<boolean> =>
  leaves.length === seal.count && toHex(await rootOf(await treeOf(leaves.map(fromHex)))) === seal.root;
