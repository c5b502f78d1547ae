import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The colours set in the block that a media condition (or @theme) opens. */
function tokensOf(opening: string): Record<string, string> {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`globals.css has no block "${opening}"`);
  const end = css.indexOf("\n}", start);
  const found = css.slice(start, end).matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value]));
}

const light = tokensOf("@theme {");
const dark = { ...light, ...tokensOf("@media (prefers-color-scheme: dark) {") };
const themes = {
  light,
  dark,
  "light with more contrast": { ...light, ...tokensOf("@media (prefers-contrast: more) {") },
  "dark with more contrast": {
    ...dark,
    ...tokensOf("@media (prefers-contrast: more) and (prefers-color-scheme: dark) {"),
  },
};

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["ground", "surface", "sunken"];
const softGrounds = ["accent-soft", "amber-soft", "error-soft", "success-soft"];

/** What is read at length, then other words, then lines and marks that carry meaning (WCAG 1.4.11). */
const pairs: { least: number; of: string[]; on: string[] }[] = [
  { least: 7, of: ["ink"], on: [...grounds, ...softGrounds, "amber-stripe"] },
  { least: 7, of: ["ink-soft"], on: grounds },
  { least: 4.5, of: ["ink-soft"], on: softGrounds },
  { least: 4.5, of: ["accent", "accent-strong"], on: [...grounds, ...softGrounds] },
  { least: 4.5, of: ["on-accent"], on: ["accent", "accent-strong"] },
  { least: 4.5, of: ["amber"], on: [...grounds, "amber-soft", "amber-stripe"] },
  { least: 4.5, of: ["error"], on: [...grounds, "error-soft"] },
  { least: 4.5, of: ["success"], on: [...grounds, "success-soft"] },
  { least: 3, of: ["line-strong", "focus"], on: grounds },
  { least: 3, of: ["focus"], on: softGrounds },
  { least: 3, of: ["amber-line"], on: ["ground", "surface"] },
];

describe.each(Object.entries(themes))("the %s colours", (_, colours) => {
  it.each(pairs)("keep $of at $least to 1 or more on $on", ({ least, of, on }) => {
    const short = of.flatMap((front) =>
      on
        .map((back) => ({ front, back, ratio: contrast(colours[front] ?? "", colours[back] ?? "") }))
        .filter(({ ratio }) => !(ratio >= least)),
    );
    expect(short).toEqual([]);
  });
});

it("the pages that the web server writes itself wear the same paper and ink", () => {
  const plain = readFileSync(new URL("../../public/plain.css", import.meta.url), "utf8");
  expect(plain).toContain(`color: light-dark(${light.ink}, ${dark.ink})`);
  expect(plain).toContain(`background: light-dark(${light.ground}, ${dark.ground})`);
});
