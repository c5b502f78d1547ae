import { z } from "zod";
import { type CalendarDate, isCalendarDate } from "#lib/dates.ts";
import { textUpTo } from "#lib/kept-text.ts";

/** A later close that two people decided, as everybody may read it (S28.7). Both moments in UTC. */
export const extensionSchema = z.object({
  fromClosesAt: z.coerce.date(),
  toClosesAt: z.coerce.date(),
  reason: z.string(),
  confirmedAt: z.coerce.date(),
});
export type Extension = z.infer<typeof extensionSchema>;

/** What the form sends: a day and a time as a London clock shows them, and why. */
export const extendSchema = z.object({
  on: z.custom<CalendarDate>(isCalendarDate, "Enter a day that exists"),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, like 16:00"),
  reason: textUpTo(20_000)
    .transform((value) => value.trim())
    .refine((text) => text !== "", "Give the reason: it is published with the new closing time"),
});

/** An extension with its two people, for staff. `told` and `untold`: letters queued, and respondents who gave no address. */
export type ExtensionForStaff = {
  id: string;
  fromClosesAt: Date;
  toClosesAt: Date;
  reason: string;
  decidedById: string;
  decidedBy: string;
  decidedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  told: number | null;
  untold: number | null;
};
