import { type Bytes, sameBytes, sha256 } from "../hashes/rules.ts";

/** A Merkle tree by RFC 9162 §2.1, level by level: the leaves' hashes first, the root last. */
export type Tree = readonly (readonly Bytes[])[];

const join = (...parts: readonly Bytes[]): Bytes => {
  const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};

/** The hash of a leaf: SHA-256(0x00 ‖ entry). */
export const hashLeaf = (entry: Bytes): Promise<Bytes> => sha256(join(Uint8Array.of(0), entry));

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
const hashNode = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(join(Uint8Array.of(1), left, right));

/** Builds the tree over hashes of leaves. A node without a partner moves up as it is: the same tree as RFC 9162's. */
export async function treeOf(leaves: readonly Bytes[]): Promise<Tree> {
  const levels: Bytes[][] = [[...leaves]];
  for (let level = levels[0] ?? []; level.length > 1; ) {
    const above: Promise<Bytes>[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = level.slice(index, index + 2);
      if (left) above.push(right ? hashNode(left, right) : Promise.resolve(left));
    }
    level = await Promise.all(above);
    levels.push(level);
  }
  return levels;
}

/** The root; of an empty tree, the SHA-256 of nothing. */
export const rootOf = async (tree: Tree): Promise<Bytes> => tree.at(-1)?.[0] ?? (await sha256(new Uint8Array()));

/** The hashes beside the way from leaf `index` to the root, nearest first (RFC 9162 §2.1.3.1). */
export function proofOf(tree: Tree, index: number): Bytes[] {
  const size = tree[0]?.length ?? 0;
  if (!Number.isInteger(index) || index < 0 || index >= size)
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`);
  return tree.slice(0, -1).flatMap((level, height) => level[(index >> height) ^ 1] ?? []);
}

/** Whether the leaf stands at `index` of a tree of `size` leaves with this root (RFC 9162 §2.1.3.2). */
export async function isIncluded(
  leaf: Bytes,
  index: number,
  size: number,
  proof: readonly Bytes[],
  root: Bytes,
): Promise<boolean> {
  if (!Number.isInteger(index) || index < 0 || index >= size) return false;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const beside of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = await hashNode(beside, hash);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else hash = await hashNode(hash, beside);
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(hash, root);
}
