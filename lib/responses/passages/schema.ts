import { z } from "zod";

/** What a button on the page of passages asks for. */
export const passageGoSchema = z
  .string()
  .regex(/^(sentences|done|words|selection|remove \d{1,4}|repeat \d{1,4})$/)
  .catch("sentences");

/** A selection in the text, as the browser counts it: UTF-16 code units. */
export const selectionSchema = z
  .object({ start: z.coerce.number().int().min(0), end: z.coerce.number().int().min(0) })
  .refine(({ start, end }) => start < end);

/** A stretch of the text that can be marked by a box: a sentence, or a line of a long text. */
export type Piece = { index: number; start: number; end: number; text: string; isMarked: boolean };
