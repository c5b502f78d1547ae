import pino from "pino";
import { env } from "#lib/env.ts";

let logger: pino.Logger | undefined;

/** The process's log: one JSON line an event on standard error. Never answers, names, addresses or tokens. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL }, pino.destination(2));
  return logger;
}
