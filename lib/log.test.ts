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
