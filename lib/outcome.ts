/** What a command answers: done with a value, or refused for a reason the person can read. Anything else is thrown. */
export type Outcome<T, Reason extends string = string> = { ok: true; value: T } | { ok: false; reason: Reason };

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const refused = <Reason extends string>(reason: Reason): { ok: false; reason: Reason } => ({
  ok: false,
  reason,
});
