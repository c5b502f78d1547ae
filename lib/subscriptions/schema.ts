import { z } from "zod";
import { lineUpTo } from "#lib/kept-text.ts";

/** What the form sends: an address and nothing else. In lower case, so that a mailbox is told once. */
export const subscribeSchema = z.object({
  email: lineUpTo(320)
    .transform((value) => value.toLowerCase())
    .pipe(z.email("Enter an email address in the form name@example.org")),
});
export type Subscribe = z.infer<typeof subscribeSchema>;

export type Subscriber = { id: string; email: string };
