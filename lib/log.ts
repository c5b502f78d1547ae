import pino from "pino";
import { env } from "#lib/env.ts";

/**
 * What an error says, without what it was about: the database client writes out all that was to be stored, the database quotes a value that
 * it refuses, and a parser the text that it could not read.
 */
function sayError({ name, message }: Error): string {
  const isOfDatabase = name.startsWith("Prisma") || name === "DriverAdapterError" || name === "error";
  if (!isOfDatabase) return message.replace(/".*" is not valid JSON/s, "a text is not valid JSON").slice(0, 500);
  const [what = ""] = /Invalid `[^`]*` invocation/.exec(message) ?? [];
  const [code = ""] = /Code: `\w+`/.exec(message) ?? [];
  return [what, code].filter((part) => part !== "").join(". ") || "The database refused";
}

/** The messages of an error and of what caused it. */
const messageOf = (error: Error): string =>
  error.cause instanceof Error ? `${sayError(error)}: ${messageOf(error.cause)}` : sayError(error);

/** Of an error only what says where and why: the database's own hang the row that it refused on theirs, and the connection's settings. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, digest } = error as Error & { code?: unknown; digest?: unknown };
  // The stack begins with the message.
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { type: error.constructor.name, code, digest, message: messageOf(error), stack: frames?.join("\n") };
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

/**
 * Sends what the page renderer writes to the console into the log: it prints errors whole, with all that they are about, and in many lines.
 * For the web server, which has no other use for the console once it runs.
 */
export function consoleToLog(): void {
  for (const level of ["error", "warn"] as const)
    console[level] = (...said: unknown[]) => {
      const err = said.find((part) => part instanceof Error);
      const text = said.filter((part) => typeof part === "string").join(" ");
      log()[level]({ err }, (text || "the page renderer").slice(0, 500));
    };
}
