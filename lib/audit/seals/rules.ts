import { fromHex, sha256, toHex, utf8 } from "#lib/register/hashes/rules.ts";
import { hashLeaf, rootOf, treeOf } from "#lib/register/trees/rules.ts";

/**
 * A seal over the events of finished transactions of one database cluster: `fromTransaction` is in it, `toTransaction` is not. Each cluster
 * counts its own, and after a restore into a new one the log has events of both.
 */
export type AuditSeal = {
  number: number;
  cluster: bigint;
  fromTransaction: bigint;
  toTransaction: bigint;
  count: number;
  root: string;
  hash: string;
};

/** The Merkle root (RFC 9162) over the events' hashes in their order; hexadecimal. */
export const rootOfEvents = async (hashes: readonly string[]): Promise<string> =>
  toHex(await rootOf(await treeOf(await Promise.all(hashes.map((hash) => hashLeaf(fromHex(hash)))))));

/**
 * A seal's own hash: over the one before it and what it says, so that a seal cannot be changed without all after it. Hexadecimal. The
 * cluster only says where the events are found: what they are is in the root.
 */
export const hashOfSeal = async (
  previousHash: string,
  { number, fromTransaction, toTransaction, count, root }: Omit<AuditSeal, "hash" | "cluster">,
): Promise<string> =>
  toHex(await sha256(utf8([previousHash, number, fromTransaction, toTransaction, count, root].join("\n"))));

/**
 * What is wrong with the log, in plain words; empty when nothing is. `eventsOf` gives the recomputed hashes of a seal's events, in order.
 * A tail that was cut off together with its seals is found only against a head kept elsewhere: print the last seal's hash and keep it.
 */
export async function faultsOf(
  seals: readonly AuditSeal[],
  eventsOf: (seal: AuditSeal) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[] = [];
  let previous: AuditSeal | null = null;
  /** Where the last seal over each cluster ended. */
  const ends = new Map<bigint, bigint>();
  for (const seal of seals) {
    if (seal.number !== (previous?.number ?? 0) + 1) faults.push(`Seal ${(previous?.number ?? 0) + 1} is missing.`);
    if (seal.fromTransaction !== (ends.get(seal.cluster) ?? 0n))
      faults.push(`Seal ${seal.number} does not begin where the one before it ends.`);
    if ((await hashOfSeal(previous?.hash ?? "", seal)) !== seal.hash)
      faults.push(`Seal ${seal.number} was changed, or the one before it was.`);
    const hashes = await eventsOf(seal);
    if (hashes.length !== seal.count)
      faults.push(`Seal ${seal.number} covers ${seal.count} events, and ${hashes.length} are there.`);
    else if ((await rootOfEvents(hashes)) !== seal.root)
      faults.push(`An event under seal ${seal.number} was changed, or their order was.`);
    previous = seal;
    ends.set(seal.cluster, seal.toTransaction);
  }
  return faults;
}
