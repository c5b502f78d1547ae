import { expect, it } from "vitest";
import { securityHeaders } from "./headers.ts";

const headers = (isTls: boolean) =>
  securityHeaders({ nonce: "abc", isTls, formTargets: ["https://login.example.org"] });

it("scripts run by nonce or from our own files, never inline and never by eval", () => {
  const policy = headers(true)["Content-Security-Policy"];
  expect(policy).toContain("script-src 'self' 'nonce-abc';");
  expect(policy).not.toMatch(/unsafe-(inline|eval)/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("form-action 'self' https://login.example.org;");
});

it("browsers are told to stay on TLS only where there is TLS", () => {
  expect(headers(true)).toHaveProperty("Strict-Transport-Security");
  expect(headers(false)).not.toHaveProperty("Strict-Transport-Security");
});

it("what a handler answers, a file above all, is sandboxed and can run nothing", () => {
  const answer = securityHeaders({ nonce: "abc", isTls: true, formTargets: [], path: "/api/attachments/1" });
  expect(answer["Content-Security-Policy"]).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  expect(answer["X-Content-Type-Options"]).toBe("nosniff");
});
