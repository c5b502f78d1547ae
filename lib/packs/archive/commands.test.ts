import { expect, onTestFinished, test } from "vitest";
import { bytesOf, membersOf } from "#lib/documents/zip/rules.ts";
import { openArchive } from "./commands.ts";

test("a pack of fifty files listens to its stream once at a time, and warns of nothing", async () => {
  const warnings: string[] = [];
  const hear = (warning: Error) => warnings.push(warning.message);
  process.on("warning", hear);
  onTestFinished(() => void process.off("warning", hear));
  const archive = openArchive();
  const whole = bytesOf(archive.bytes);
  async function* pieces() {
    for (let piece = 0; piece < 3; piece++) yield new Uint8Array(40_000);
  }
  for (let number = 1; number <= 50; number++) {
    if (number % 2) await archive.add(`${number}.txt`, Buffer.alloc(100_000, number));
    else await archive.addStream(`${number}.bin`, pieces());
    expect(archive.bytes.listenerCount("close")).toBeLessThan(5);
  }
  archive.end();
  expect(await membersOf(await whole)).toHaveLength(50);
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});
