import { z } from "zod";

/** A form as it was sent: the page it stood on, and the fields a person typed, in their order. */
export const keptFormSchema = z.object({
  path: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
});
export type KeptForm = z.infer<typeof keptFormSchema>;
