import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { askSchema } from "./clarifications/schema.ts";
import { keptText, lineUpTo, textUpTo } from "./kept-text.ts";
import { commentSchema } from "./responses/comments/schema.ts";
import { reasonSchema } from "./responses/form/schema.ts";
import { noteSchema } from "./triage/schema.ts";

/** 20,000 characters as a person counts them, in lines: a browser sends two more for each line end than one. */
const full = "nineteen characters\n".repeat(1000);
const asSent = full.replaceAll("\n", "\r\n");

it("a limit counts each line end once", () => {
  expect(full).toHaveLength(20_000);
  for (const schema of [textUpTo(20_000), reasonSchema]) expect(schema.parse(asSent)).toBe(full);
  expect(commentSchema.parse(asSent)).toBe(full.trim());
  expect(noteSchema.parse({ text: asSent }).text).toBe(full);
  const asked = askSchema.safeParse({ question: asSent, paragraph: "", organisation: "", name: "", email: "" });
  expect(asked.error?.issues.filter(({ path }) => path[0] === "question") ?? []).toEqual([]);
  expect(textUpTo(20_000).safeParse(`${asSent}x`).error?.issues[0]?.message).toBe(
    "Make this shorter: at most 20,000 characters",
  );
});

it("a line is measured without the spaces around it", () => {
  expect(lineUpTo(5).parse("  a\r\nb c \n")).toBe("a b c");
});

it("what is kept is kept once and for all", () => {
  expect(keptText(keptText("a\r\n\rb\0\uD800"))).toBe("a\n\nb\uFFFD");
});

it("no other schema measures a text before it is kept: only this file says that a text is too long", async () => {
  const files = (await readdir("lib", { recursive: true })).filter(
    (name) => name.endsWith(".ts") && !name.endsWith(".test.ts"),
  );
  const measuring: string[] = [];
  for (const name of files) {
    if (name.replaceAll("\\", "/") === "kept-text.ts") continue;
    const source = await readFile(`lib/${name}`, "utf8");
    if (/\.max\([^)]*(?:,\s*)["'`][^"'`]*(?:Make this shorter|Use at most|Quote less)/.test(source))
      measuring.push(name);
  }
  expect(measuring).toEqual([]);
});
