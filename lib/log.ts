import pino from "pino";
import { env } from "#lib/env.ts";

/** The messages of an error and of what caused it. */
const messageOf = (error: Error): string =>
  error.cause instanceof Error ? `${error.message}: ${messageOf(error.cause)}` : error.message;

/** Of an error only what says where and why: the database's own hang the row that it refused on theirs, and the connection's settings. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, digest } = error as Error & { code?: unknown; digest?: unknown };
  const facts = { code, digest, message: messageOf(error), stack: error.stack };
  return { type: error.constructor.name, ...facts };
}

/** The log's form, to any stream. */
export const loggerTo = (stream: pino.DestinationStream, level: string): pino.Logger =>
  pino({ level, serializers: { err: errorFacts } }, stream);

let logger: pino.Logger | undefined;

/** The process's log: one JSON line an event on standard error. Never answers, names, addresses or tokens. */
export function log(): pino.Logger {
  logger ??= loggerTo(pino.destination(2), env().LOG_LEVEL);
  return logger;
}
