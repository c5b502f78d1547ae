import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { commitmentOf, committedText } from "./rules.ts";

const salt = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const file = { name: "costs.xlsx", size: 12, sha256: "ab" };

test("the committed text is written exactly as documented, and its SHA-256 is the commitment", async () => {
  const text = committedText(salt, { b: "é", a: 1 }, [file]);
  expect(text).toBe(
    `{"content":{"a":1,"b":"é"},"files":[{"name":"costs.xlsx","sha256":"ab","size":12}],"salt":"${salt}"}`,
  );
  const hash = createHash("sha256").update(text, "utf8").digest("hex");
  expect(await commitmentOf(salt, { a: 1, b: "é" }, [file])).toBe(hash);
});

test("another salt, content, file, or order of files gives another commitment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), async (a, b) => {
      const [one, other] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))];
      const isSame = committedText(salt, one, []) === committedText(salt, other, []);
      expect((await commitmentOf(salt, one, [])) === (await commitmentOf(salt, other, []))).toBe(isSame);
    }),
  );
  const second = { ...file, name: "b" };
  const all = [
    await commitmentOf(salt, {}, [file, second]),
    await commitmentOf(salt, {}, [second, file]),
    await commitmentOf(salt, {}, [file]),
    await commitmentOf(`B${salt.slice(1)}`, {}, [file]),
  ];
  expect(new Set(all).size).toBe(4);
});
