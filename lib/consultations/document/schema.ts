import { z } from "zod";

/** Where a link may lead: the web or a mailbox, nothing that runs. */
const href = z.string().regex(/^(https?:\/\/|mailto:)\S+$/, "a link leads to the web or to a mailbox");

/** An anchor is part of public addresses for good: lower-case letters, digits and hyphens. */
export const anchorSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A gap the document leaves open; every rendering shows it as printed until a recorded decision fills it (S36.1). */
export const placeholderSchema = z.object({
  key: anchorSchema,
  printed: z.string().min(1),
  /** What a screen reader says in its place. */
  spoken: z.string().min(1),
});
export type Placeholder = z.infer<typeof placeholderSchema>;

export type Inline =
  | { type: "text"; text: string }
  | { type: "strong" | "emphasis"; children: Inline[] }
  /** An href of null: the copy we hold gives no address for a text printed as a link. */
  | { type: "link"; href: string | null; children: Inline[] }
  | { type: "footnote"; number: number }
  | ({ type: "placeholder" } & Placeholder)
  /** Never stored: `markTerms` puts it where a defined term first appears (S17.1). */
  | { type: "term"; definition: string; text: string }
  /** Never stored: what a recorded decision puts in the place of a placeholder, for showing both (§36, invariant 7). */
  | { type: "decided"; printed: string; text: string };

export const inlineSchema: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("text"), text: z.string().min(1) }),
    z.object({ type: z.enum(["strong", "emphasis"]), children: z.array(inlineSchema) }),
    z.object({ type: z.literal("link"), href: href.nullable(), children: z.array(inlineSchema) }),
    z.object({ type: z.literal("footnote"), number: z.int().positive() }),
    placeholderSchema.extend({ type: z.literal("placeholder") }),
  ]),
);

/** One entry of a list inside a paragraph: "a)" of §13 is `para-13-a`, the first under the second bullet of §21 `para-21-b-a`. */
export type ListItem = { anchor: string; marker: string | null; blocks: Block[] };

export type Block =
  | { type: "text"; children: Inline[] }
  | { type: "list"; items: ListItem[] }
  /** The table of questions stands here. */
  | { type: "questions"; labels: string[] };

export const blockSchema: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("text"), children: z.array(inlineSchema).min(1) }),
    z.object({
      type: z.literal("list"),
      items: z.array(z.object({ anchor: anchorSchema, marker: z.string().nullable(), blocks: z.array(blockSchema) })),
    }),
    z.object({ type: z.literal("questions"), labels: z.array(z.string()).min(1) }),
  ]),
);

export const sectionSchema = z.object({
  anchor: anchorSchema,
  /** "1.1", "A" for an appendix, null for a heading without a number. */
  number: z.string().nullable(),
  title: z.string().min(1),
  /** The heading word for word, number included. */
  printed: z.string().min(1),
  kind: z.enum(["body", "appendix"]),
  level: z.int().min(1).max(5),
  parent: anchorSchema.nullable(),
});
export type Section = z.infer<typeof sectionSchema>;

export const paragraphSchema = z.object({
  number: z.int().positive(),
  anchor: anchorSchema,
  section: anchorSchema,
  blocks: z.array(blockSchema).min(1),
});
export type Paragraph = z.infer<typeof paragraphSchema>;

export const footnoteSchema = z.object({ number: z.int().positive(), anchor: anchorSchema, href });
export type Footnote = z.infer<typeof footnoteSchema>;

/** A question word for word, defects included (S27.7). */
export const publishedQuestionSchema = z.object({
  label: z.string().min(1),
  anchor: anchorSchema,
  paragraph: z.int().positive(),
  wording: z.string().min(1),
});
export type PublishedQuestion = z.infer<typeof publishedQuestionSchema>;

/** What stands in the published document, and nothing that does not. */
export const publishedDocumentSchema = z.object({
  title: z.string().min(1),
  datePrinted: z.string().min(1),
  classification: z.string().min(1),
  author: z.string().min(1),
  contents: z.array(z.object({ printed: z.string().min(1), page: z.int().positive() })),
  sections: z.array(sectionSchema).min(1),
  paragraphs: z.array(paragraphSchema).min(1),
  footnotes: z.array(footnoteSchema),
  questions: z.array(publishedQuestionSchema).min(1),
});
export type PublishedDocument = z.infer<typeof publishedDocumentSchema>;
