import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../schema.ts";
import { canonicalJson, fromHex, sha256, toHex, utf8 } from "./rules.ts";

test("canonical JSON is that of RFC 8785, section 3.2.2 and 3.2.3", () => {
  const value = {
    numbers: JSON.parse("[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0]"),
    string: '\u20ac$\u000f\u000aA\u0027\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  const keys = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, ö: 7 };
  expect(Object.keys(JSON.parse(canonicalJson(keys))).length).toBe(7);
  expect(canonicalJson(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test("equal values have one form, whatever the order they were written in", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      const written = canonicalJson(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(JSON.stringify(turned)))).toBe(written);
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each<Json>([{ text: "\ud800" }, ["a\udc00b"], { "\udfff": 1 }, Number.NaN, Number.POSITIVE_INFINITY])(
  "what JSON cannot carry is refused, never changed: %j",
  (value) => {
    expect(() => canonicalJson(value)).toThrow(/cannot be written as canonical JSON/);
  },
);

test("hashes are SHA-256, and hexadecimal goes there and back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      const hash = await sha256(utf8(text));
      expect(toHex(hash)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
      expect(fromHex(toHex(hash))).toEqual(hash);
    }),
  );
  expect(() => fromHex("0g")).toThrow(RangeError);
});
