import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bytes, fromHex, toHex } from "../hashes/rules.ts";
import { hashLeaf, isIncluded, proofOf, rootOf, treeOf } from "./rules.ts";

// The entries and roots that Certificate Transparency implementations are tested with.
const entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

test.each(roots.map((root, size) => ({ size, root })))(
  "the root of $size known entries is as RFC 9162 has it",
  async ({ size, root }) => {
    const leaves = await Promise.all(entries.slice(0, size).map((entry) => hashLeaf(fromHex(entry))));
    expect(toHex(await rootOf(await treeOf(leaves)))).toBe(root);
  },
);

// RFC 9162 §2.1.1 word for word, to hold the level-by-level tree against.
const sha = (...parts: Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (!only) return sha();
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Uint8Array.of(1), rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)));
}

const leavesOf = (size: number): Promise<Bytes[]> =>
  Promise.all(Array.from({ length: size }, (_, index) => hashLeaf(Uint8Array.of(index >> 8, index & 255))));

test("a tree of any size has the root that RFC 9162 defines, and each leaf's proof leads to it", async () => {
  for (const size of [...Array.from({ length: 40 }, (_, n) => n + 1), 63, 64, 65, 127, 200]) {
    const leaves = await leavesOf(size);
    const tree = await treeOf(leaves);
    const root = await rootOf(tree);
    expect(toHex(root)).toBe(Buffer.from(rootByDefinition(leaves)).toString("hex"));
    for (const [index, leaf] of leaves.entries())
      expect(await isIncluded(leaf, index, size, proofOf(tree, index), root)).toBe(true);
  }
});

const flip = (bytes: Bytes, bit: number): Bytes =>
  bytes.map((byte, index) => (index === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte));

test("a proof fails when any bit of leaf, proof or root is altered, or the place, the size or the length", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(255), fc.nat(), async (size, at, bit, other) => {
      const leaves = await leavesOf(size);
      const index = at % size;
      const tree = await treeOf(leaves);
      const [leaf, proof, root] = [leaves[index] ?? new Uint8Array(), proofOf(tree, index), await rootOf(tree)];
      const step = proof.length > 0 ? other % proof.length : 0;
      const bent = proof.map((hash, height) => (height === step ? flip(hash, bit) : hash));
      expect(await isIncluded(flip(leaf, bit), index, size, proof, root)).toBe(false);
      expect(await isIncluded(leaf, index, size, proof, flip(root, bit))).toBe(false);
      if (proof.length > 0) expect(await isIncluded(leaf, index, size, bent, root)).toBe(false);
      if (other % size !== index) expect(await isIncluded(leaf, other % size, size, proof, root)).toBe(false);
      expect(await isIncluded(leaf, index, size, [...proof, root], root)).toBe(false);
      if (proof.length > 0) expect(await isIncluded(leaf, index, size, proof.slice(1), root)).toBe(false);
      expect(await isIncluded(leaf, size, size, proof, root)).toBe(false);
      expect(await isIncluded(leaf, -1, size, proof, root)).toBe(false);
    }),
  );
});

test("a tree has no proof for a leaf that it does not have", async () => {
  const tree = await treeOf(await leavesOf(3));
  for (const index of [-1, 3, 0.5]) expect(() => proofOf(tree, index)).toThrow(RangeError);
});
