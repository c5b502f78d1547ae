import { toHex } from "../hashes/rules.ts";
import type { Finding, RegisterLine, SealFile } from "../schema.ts";
import { isRootOf, leafOf } from "../seals/rules.ts";

const check = "completeness";
const failed = (number: number, says: string): Finding => ({ check, result: "failed", number, says });

/**
 * Whether these lines are all that a seal closed, each as it was (scenarios part 4, item 6): so that whoever receives
 * copies of the responses can see that none was left out, and which number it is that is missing.
 */
export async function checkCompleteness(lines: readonly RegisterLine[], file: SealFile): Promise<Finding[]> {
  const { seal, leaves } = file;
  if (!(await isRootOf(file)))
    return [{ check, result: "failed", says: "The hashes beside the seal are not the ones that it closed." }];
  const byNumber = Map.groupBy(lines, ({ number }) => number);
  const found = await Promise.all(
    leaves.map(async (leaf, index): Promise<Finding[]> => {
      const number = seal.from + index;
      const [line, ...more] = byNumber.get(number) ?? [];
      if (!line) return [failed(number, `Number ${number} is missing: it was in the register when it was sealed.`)];
      if (more.length > 0) return [failed(number, `Number ${number} is here ${more.length + 1} times.`)];
      if (toHex(await leafOf(line)) === leaf) return [];
      return [failed(number, `Number ${number} is not what was sealed under that number.`)];
    }),
  );
  const problems = found.flat();
  if (problems.length > 0) return problems;
  const says =
    seal.count === 0
      ? `Seal ${seal.sealNumber} says that nothing was received since the seal before it.`
      : `All ${seal.count} entries that seal ${seal.sealNumber} closed are here, numbers ${seal.from} to ${seal.to}, as they were.`;
  return [{ check, result: "passed", says }];
}

/** Whether these seals follow one another without a break: each begins after the one before it and names its root. */
export function checkChain(files: readonly SealFile[]): Finding[] {
  const seals = files.map(({ seal }) => seal).sort((a, b) => a.sealNumber - b.sealNumber);
  const broken = seals.flatMap((seal, index): Finding[] => {
    const before = seals[index - 1];
    const follows =
      seal.consultation === (before ?? seal).consultation &&
      seal.sealNumber === (before?.sealNumber ?? 0) + 1 &&
      seal.from === (before?.to ?? 0) + 1 &&
      seal.previousRoot === (before?.root ?? null) &&
      (before?.sealedAt ?? "") <= seal.sealedAt;
    const says = `Seal ${seal.sealNumber} does not follow ${before ? `on seal ${before.sealNumber}` : "from the start"}.`;
    return follows ? [] : [{ check: "chain", result: "failed", number: seal.sealNumber, says }];
  });
  if (broken.length > 0) return broken;
  return [{ check: "chain", result: "passed", says: `The seals, ${seals.length} in all, follow without a break.` }];
}
