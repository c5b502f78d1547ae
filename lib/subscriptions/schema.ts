import { z } from "zod";

/** What the form sends: an address and nothing else. In lower case, so that a mailbox is told once. */
export const subscribeSchema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(320, "Make this shorter: at most 320 characters")
    .pipe(z.email("Enter an email address in the form name@example.org")),
});
export type Subscribe = z.infer<typeof subscribeSchema>;

export type Subscriber = { id: string; email: string };
