import { describe, expect, it } from "vitest";
import { EnvironmentError, parseEnvironment, replyAddress } from "./env.ts";

const whole = {
  DATABASE_URL: "postgresql://app:secret@db.example.org/portal",
  PUBLIC_DATABASE_URL: "postgresql://public:secret@db.example.org/portal",
  PUBLIC_URL: "https://consultations.example.org",
  AUTH_SECRET: "x".repeat(32),
  SIGNING_KEY: JSON.stringify({ kty: "OKP", crv: "Ed25519", d: "A".repeat(43), x: "B".repeat(43) }),
  SMTP_URL: "smtps://mail.example.org",
};

const messageOf = (source: Record<string, string>): string => {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return "";
};

describe("the settings", () => {
  it("in production every missing one is named in one message", () => {
    const message = messageOf({});
    for (const name of Object.keys(whole)) expect(message).toContain(`${name} is missing`);
  });

  it("an empty setting is a missing one", () => {
    expect(messageOf({ ...whole, AUTH_SECRET: "" })).toContain("AUTH_SECRET is missing");
  });

  it("a wrong one is named with what is wrong, and its value is not repeated", () => {
    const message = messageOf({ ...whole, DATABASE_URL: "mysql://app:hunter2@db.example.org", AUTH_SECRET: "short" });
    expect(message).toContain("DATABASE_URL must be a postgresql:// address");
    expect(message).toContain("AUTH_SECRET must have at least 32 characters");
    expect(message).not.toContain("hunter2");
    expect(message).not.toContain("short");
  });

  it.each([
    "x",
    "{}",
    JSON.stringify({ kty: "RSA" }),
    JSON.stringify({ kty: "OKP", crv: "Ed25519", x: "B".repeat(43) }),
  ])("a key that cannot sign is found at the start, not at the first receipt: %s", (key) => {
    const message = messageOf({ ...whole, SIGNING_KEY: key });
    expect(message).toContain("SIGNING_KEY must be an Ed25519 private key as a JWK");
  });

  it("a provider of sign-ins needs all of its settings", () => {
    const message = messageOf({
      ...whole,
      AUTH_SECRET: "short",
      OIDC_ISSUER: "https://id.example.org",
      OIDC_CLIENT_ID: "x",
    });
    expect(message).toContain("OIDC_CLIENT_SECRET is missing");
    expect(message).toContain("AUTH_SECRET must have");
    expect(message).not.toContain("OIDC_CLIENT_ID");
  });

  it.each([
    [{}, null],
    [{ IMAP_URL: "imaps://answers%40dcc.example.org:x@mail.example.org" }, "answers@dcc.example.org"],
    [{ IMAP_URL: "imaps://box:x@mail.example.org", MAIL_REPLY_TO: "to@dcc.example.org" }, "to@dcc.example.org"],
    [
      { IMAP_URL: "imaps://a%40b.example.org:x@mail.example.org", MAIL_REPLY_TO: "to@c.example.org" },
      "to@c.example.org",
    ],
  ])("with %o answers to our letters go to %s, whose mail is read", (given, expected) => {
    expect(replyAddress(parseEnvironment({ ...whole, ...given }))).toBe(expected);
  });

  it("a mailbox that is read, and of which nobody knows the address, is found at the start", () => {
    expect(messageOf({ ...whole, IMAP_URL: "imaps://box:x@mail.example.org" })).toContain("MAIL_REPLY_TO is missing");
  });

  it("without DATABASE_URL nothing but the start command makes it a demonstration", () => {
    expect(parseEnvironment(whole).PORTAL_MODE).toBe("production");
    expect(messageOf({ PORTAL_MODE: "something" })).toContain("PORTAL_MODE");
  });

  it("a demonstration needs no mail server", () => {
    const { SMTP_URL: _, ...rest } = whole;
    expect(parseEnvironment({ ...rest, PORTAL_MODE: "demonstration" }).SMTP_URL).toBeUndefined();
  });
});
