import { describe, expect, it } from "vitest";
import { sayState, withoutPrivateLinks } from "./rules.ts";

const mail = { sentAt: null, attempts: 0, hasFailed: false };

describe("where a mail stands", () => {
  it.each([
    { given: mail, isDemonstration: false, said: "Waiting to be sent" },
    { given: mail, isDemonstration: true, said: "Shown, not sent" },
    { given: { ...mail, sentAt: new Date(0) }, isDemonstration: false, said: "Sent" },
    { given: { ...mail, attempts: 1, hasFailed: true }, isDemonstration: false, said: "Not sent after 1 try" },
    { given: { ...mail, attempts: 3, hasFailed: true }, isDemonstration: false, said: "Not sent after 3 tries" },
  ])("is “$said”", ({ given, isDemonstration, said }) => {
    expect(sayState(given, isDemonstration)).toBe(said);
  });
});

it("private links are left out of what staff read, and nothing else is", () => {
  const token = "aB3_".repeat(11).slice(0, 43);
  const text = `Reference: R-7K3F-9Q2M\nhttps://portal.example.org/receipts/${token}\nKeep it to yourself.`;
  expect(withoutPrivateLinks(text)).toBe(
    "Reference: R-7K3F-9Q2M\nhttps://portal.example.org/receipts/(private part of the link left out)\nKeep it to yourself.",
  );
});
