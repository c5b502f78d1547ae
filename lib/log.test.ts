import { expect, it } from "vitest";
import { loggerTo } from "./log.ts";

it("C1 of an error only its kind, code, message and stack are logged: what hangs on it can hold a row or an address", () => {
  const lines: string[] = [];
  const sink = { write: (line: string) => void lines.push(line) };
  const cause = Object.assign(new Error("duplicate key"), {
    detail: "Key (email)=(canary@example.org) already exists.",
  });
  const error = Object.assign(new TypeError("it failed", { cause }), {
    code: "23505",
    detail: "Failing row contains (canary).",
    client: { user: "canary" },
  });
  loggerTo(sink, "info").error({ err: error }, "a request failed");
  expect(lines.join()).not.toContain("canary");
  const { err } = JSON.parse(lines[0] ?? "");
  expect(err).toMatchObject({ type: "TypeError", code: "23505", message: "it failed: duplicate key" });
  expect(err.stack).toContain("log.test.ts");
});

it.each([
  [
    "PrismaClientValidationError",
    '\nInvalid `prisma.user.create()` invocation:\n\n{\n  name: "canary"\n}',
    "Invalid `prisma.user.create()` invocation",
  ],
  [
    "PrismaClientKnownRequestError",
    '\nInvalid `prisma.$queryRaw()` invocation:\n\n\nRaw query failed. Code: `22P02`. Message: `invalid input: "canary"`',
    "Invalid `prisma.$queryRaw()` invocation. Code: `22P02`",
  ],
  ["error", 'invalid input syntax for type uuid: "canary"', "The database refused"],
  ["SyntaxError", 'Unexpected token c, "canary" is not valid JSON', "Unexpected token c, a text is not valid JSON"],
])("C1 what a %s was about stays out of the log, message and stack", (name, message, said) => {
  const lines: string[] = [];
  const error = Object.assign(new Error(message), { name });
  loggerTo({ write: (line: string) => void lines.push(line) }, "info").error({ err: error }, "a request failed");
  expect(lines.join()).not.toContain("canary");
  expect(JSON.parse(lines[0] ?? "").err.message).toBe(said);
});
