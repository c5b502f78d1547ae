import { expect, test } from "vitest";
import { typedReferenceSchema } from "./schema.ts";

test.each([
  ["R-7K3F-9Q2M", "R-7K3F-9Q2M"],
  [" r 7k3f 9q2m ", "R-7K3F-9Q2M"],
  ["7K3F9Q2M", "R-7K3F-9Q2M"],
  ["R-7K3F-9QOL", "R-7K3F-9Q01"],
  ["RRRR-RRRR", "R-RRRR-RRRR"],
])("a reference typed as %j is read as %s", (typed, read) => {
  expect(typedReferenceSchema.parse(typed)).toBe(read);
});

test.each(["", "R-7K3F", "R-7K3F-9Q2M-1", "hello"])("%j is no reference", (typed) => {
  expect(typedReferenceSchema.safeParse(typed).success).toBe(false);
});
