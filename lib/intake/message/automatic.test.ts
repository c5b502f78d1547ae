import { describe, expect, it } from "vitest";
import { isAutomatic } from "./automatic.ts";

const from = (address: string) => ({ name: "", address });
const ours = ["consultations@dcc.example.org"];

describe("mail that is never answered by itself", () => {
  it.each([
    ["auto-submitted", "auto-replied"],
    ["auto-submitted", "auto-generated; by=x"],
    ["precedence", "bulk"],
    ["precedence", "List"],
    ["precedence", "junk"],
    ["list-id", "<news.larch.example.org>"],
    ["list-unsubscribe", "<mailto:off@larch.example.org>"],
    ["return-path", "<>"],
    ["x-auto-response-suppress", "All"],
    ["content-type", "multipart/report; report-type=delivery-status"],
  ])("has the header %s: %s", (key, value) => {
    expect(isAutomatic({ headers: [{ key, value }], from: from("sam@larch.example.org") }, ours)).toBe(true);
  });

  it.each([
    "MAILER-DAEMON@mx.example.org",
    "postmaster@larch.example.org",
    "no-reply@larch.example.org",
    "noreply+17@larch.example.org",
    "Consultations@dcc.example.org",
  ])("comes from %s", (address) => {
    expect(isAutomatic({ headers: [], from: from(address) }, ours)).toBe(true);
  });

  it.each([
    ["auto-submitted", "no"],
    ["precedence", "first-class"],
    ["return-path", "<sam@larch.example.org>"],
    ["x-auto-response-suppress", "None"],
    ["subject", "Auto-Submitted: auto-replied"],
  ])("is not what a person sends with %s: %s", (key, value) => {
    expect(isAutomatic({ headers: [{ key, value }], from: from("noreen@larch.example.org") }, ours)).toBe(false);
  });
});
