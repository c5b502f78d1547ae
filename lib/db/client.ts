import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "#lib/env.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";
import { OneAtATimeClient } from "./one-at-a-time.ts";
import { statementName } from "./statements.ts";
import { closeUnflushed } from "./unflushed.ts";

export { Prisma };
export type Transaction = Prisma.TransactionClient;
/** A client or a transaction: for reads that may run inside either. */
export type Database = PrismaClient | Transaction;

const connect = (connectionString: string, max: number) =>
  new PrismaClient({
    adapter: new PrismaPg(
      { connectionString, max, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 5_000, Client: OneAtATimeClient },
      { statementNameGenerator: ({ sql }) => statementName(sql) ?? "" },
    ),
    transactionOptions: { maxWait: 5_000, timeout: 15_000 },
  });

let application: PrismaClient | undefined;
let published: PrismaClient | undefined;

/** The application's role: reads and writes within its grants. Never used for public pages. */
export function db(): PrismaClient {
  application ??= connect(env().DATABASE_URL, env().DATABASE_POOL_SIZE);
  return application;
}

/** The public role: it can read published projections (schema `public_site`) and nothing else (invariant 3). */
export function publicDb(): PrismaClient {
  published ??= connect(env().PUBLIC_DATABASE_URL, env().DATABASE_POOL_SIZE);
  return published;
}

/** Closes every pool; for commands and tests that end. */
export async function disconnect(): Promise<void> {
  await Promise.all([application?.$disconnect(), published?.$disconnect(), closeUnflushed()]);
  application = undefined;
  published = undefined;
}

/**
 * True when `error` is the database refusing a second row with the same unique key: a race that somebody else won. Statements written out in
 * SQL report it under another code, with the database's own in it; those past the client bear the database's own.
 */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError
    ? error.code === "P2002" || (error.code === "P2010" && error.message.includes("Code: `23505`"))
    : error instanceof Error && "code" in error && error.code === "23505";
