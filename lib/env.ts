import { z } from "zod";

const url = (protocols: string[], what: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), `must be ${what}`);
const postgres = url(["postgres:", "postgresql:"], "a postgresql:// address");

/** An Ed25519 private key as a JWK (RFC 8037): found wrong at the start, and not when the first receipt is to be signed. */
const signingKey = z.string().refine((value) => {
  try {
    const { kty, crv, d, x } = JSON.parse(value);
    return kty === "OKP" && crv === "Ed25519" && [d, x].every((part) => /^[\w-]{43}$/.test(String(part)));
  } catch {
    return false;
  }
}, "must be an Ed25519 private key as a JWK");

const common = {
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  /** Shown in the header and in mail. */
  SITE_NAME: z.string().min(1).default("Consultations"),
  MAIL_FROM: z.string().min(3).default("consultations@portal.example.org"),
  /** "true" when a proxy of ours stands in front and adds X-Forwarded-For. */
  TRUST_PROXY: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
  // Building a pack reads while its transaction is open: one connection would wait for itself.
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(10),
  CLAMD_HOST: z.string().min(1).optional(),
  CLAMD_PORT: z.coerce.number().int().default(3310),
  IMAP_URL: url(["imap:", "imaps:"], "an imap:// or imaps:// address").optional(),
  /** The address whose mail arrives in the mailbox of IMAP_URL, for answers to our letters; left out where that mailbox's user is it. */
  MAIL_REPLY_TO: z.email("must be an address of mail").optional(),
  /** Days after an emailed response is acknowledged in which nothing of it is published, so that its sender can still ask (S31.3). */
  PUBLICATION_PAUSE_DAYS: z.coerce.number().int().min(0).max(365).default(14),
  OIDC_ISSUER: url(["https:", "http:"], "an https:// address").optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
};

const schema = z.discriminatedUnion("PORTAL_MODE", [
  z.object({
    ...common,
    PORTAL_MODE: z.literal("production"),
    DATABASE_URL: postgres,
    PUBLIC_DATABASE_URL: postgres,
    PUBLIC_URL: url(["https:", "http:"], "the https:// address people use"),
    AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
    SIGNING_KEY: signingKey,
    SMTP_URL: url(["smtp:", "smtps:"], "an smtp:// or smtps:// address"),
  }),
  z.object({
    ...common,
    PORTAL_MODE: z.literal("demonstration"),
    DATABASE_URL: postgres,
    PUBLIC_DATABASE_URL: postgres,
    PUBLIC_URL: url(["https:", "http:"], "an address"),
    AUTH_SECRET: z.string().min(32),
    SIGNING_KEY: signingKey,
    SMTP_URL: url(["smtp:", "smtps:"], "an smtp:// or smtps:// address").optional(),
  }),
]);

export type Environment = z.infer<typeof schema>;

export class EnvironmentError extends Error {}

/**
 * Reads the portal's settings from `source`. With DATABASE_URL set by the operator the mode is production, unless the start
 * command says demonstration (it does when it runs its own database). Throws one EnvironmentError that names every missing or
 * wrong setting; their values are not repeated, for they may be secret.
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse({ PORTAL_MODE: "production", ...given });
  const isUnreachable = given.IMAP_URL !== undefined && replyAddress(given) === null;
  const withProvider = ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"].filter((name) => given.OIDC_ISSUER && !given[name]);
  if (result.success && withProvider.length === 0 && !isUnreachable) return result.data;
  const lines = [
    ...(result.error?.issues ?? []).map(({ path, message }) => {
      const name = path.join(".");
      return `  ${name} ${name in given ? message : "is missing"}`;
    }),
    ...(isUnreachable ? ["  MAIL_REPLY_TO is missing: the user of IMAP_URL is no address of mail"] : []),
    ...withProvider.map((name) => `  ${name} is missing: OIDC_ISSUER is set`),
  ];
  throw new EnvironmentError(
    `The portal cannot start: its settings are incomplete.\n${lines.join("\n")}\nSee "Configuration" in README.md.`,
  );
}

/**
 * The address to which answers to our letters go: its mail arrives in the mailbox that is read, or an answer would reach nobody. Null: no
 * mailbox is read, and answers go to whoever a letter is from.
 */
export function replyAddress({
  MAIL_REPLY_TO,
  IMAP_URL,
}: {
  MAIL_REPLY_TO?: string;
  IMAP_URL?: string;
}): string | null {
  if (MAIL_REPLY_TO) return MAIL_REPLY_TO;
  if (!IMAP_URL || !URL.canParse(IMAP_URL)) return null;
  const user = decodeURIComponent(new URL(IMAP_URL).username);
  return z.email().safeParse(user).success ? user : null;
}

let parsed: Environment | undefined;

/** The settings of this process, parsed once, at first use (a build has none). */
export function env(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** For a process that turns to another portal after its first use, as journeys do: the next use reads the settings again. */
export function forgetEnvironment(): void {
  parsed = undefined;
}
