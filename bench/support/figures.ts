import { loadavg } from "node:os";

/** The value below which this share of the figures lies. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const round = (figure: number, digits = 1): number => Number(figure.toFixed(digits));

/** Median, least and most. */
export const spread = (figures: readonly number[]) => ({
  median: round(quantile(figures, 0.5)),
  min: round(Math.min(...figures)),
  max: round(Math.max(...figures)),
});

/** How busy the machine was: processes that run or wait, over the last minute. */
export const load = () => round(loadavg()[0] ?? Number.NaN);

/** Does `count` things, `atOnce` at a time; gives how long each took in milliseconds and how many were done a second. */
export const measure = (count: number, atOnce: number, act: (number: number) => Promise<void>) =>
  measureWhile((number) => number < count, atOnce, act);

/** The same for so many seconds. */
export function measureFor(seconds: number, atOnce: number, act: (number: number) => Promise<void>) {
  const until = performance.now() + seconds * 1000;
  return measureWhile(() => performance.now() < until, atOnce, act);
}

async function measureWhile(
  isWanted: (number: number) => boolean,
  atOnce: number,
  act: (number: number) => Promise<void>,
) {
  const took: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const worker = async () => {
    while (isWanted(next)) {
      const number = next++;
      const at = performance.now();
      await act(number);
      took.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { perSecond: (took.length * 1000) / (performance.now() - startedAt), took };
}
