import { z } from "zod";
import { isCalendarDate } from "#lib/dates.ts";
import { anchorSchema, placeholderSchema, publishedDocumentSchema } from "./document/schema.ts";

const words = z.string().trim().min(1);
/** Numbers of paragraphs of the document, "§n" in these comments. */
const paragraphs = z.array(z.int().positive());

export const calendarDateSchema = z.custom<`${number}-${number}-${number}`>(isCalendarDate, "a day that exists");
/** A moment in UTC, to the millisecond or coarser. */
export const instantSchema = z.iso.datetime();

/** The thing to be changed (the ETMAD, SEC Appendix AS), its version in force and the one proposed (§§1–2). */
export const instrumentSchema = z.object({
  key: anchorSchema,
  name: words,
  shortName: words,
  appendix: words,
  currentVersion: words,
  proposedVersion: words,
  proposedName: words,
  /**
   * The version before the current one, where the document tells of it, and the day from which it was in force. On which day the current
   * version followed is not said unless a record says it (§§2, 11).
   */
  initial: z.object({ name: words, from: calendarDateSchema, paragraphs: paragraphs.min(1) }).optional(),
});

/** What leads on from a consultation: the instrument becoming law, or certificates that depend on it; each belongs to an instrument. */
export const trackSchema = z.object({ kind: z.enum(["instrument", "certificate"]), instrument: anchorSchema });

/** One entry of the list of changes; each can be agreed or disagreed with on its own (S21.1, S21.2). */
export const changeSchema = z.object({
  key: anchorSchema,
  title: words,
  summary: words,
  paragraphs: paragraphs.min(1),
  kind: z.enum(["substance", "condition", "typing-error", "alignment", "drafting-technique"]),
});
export type Change = z.infer<typeof changeSchema>;

/** One of the questions that a printed question really holds; its wording is ours (S27.2). */
const datePartSchema = z.object({
  key: z.string().regex(/^[a-z]$/),
  wording: words,
  asks: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("date"), proposedOn: calendarDateSchema }),
    z.object({ kind: z.literal("fallback"), withinMonths: z.int().positive() }),
  ]),
});

/** How a question is answered: overall and per change, by its parts, or in free text. */
export const answerFormSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("changes"), changes: z.array(anchorSchema).min(1) }),
  z.object({ kind: z.literal("parts"), parts: z.array(datePartSchema).min(2) }),
  z.object({ kind: z.literal("text") }),
]);

/** What the portal adds to a printed question; the wording itself stays with the document. */
export const questionSchema = z.object({
  label: words,
  answer: answerFormSchema,
  /** Paragraphs to read beside the question, with why (S20.1). */
  background: z.array(z.object({ paragraphs: paragraphs.min(1), title: words })),
  /** Facts beside the question, without steering (S27.3). */
  facts: z.array(words),
  /** The body for whom the answers are gathered, when that is not the consulting body itself (§26). */
  onBehalfOf: words.nullable(),
});
export type Question = z.infer<typeof questionSchema>;

/** A labelled box beyond the printed questions, so that their numbering stays (S27.6). */
export const extraBoxSchema = z.object({
  key: anchorSchema,
  label: words,
  paragraphs: paragraphs.min(1),
  onBehalfOf: words.nullable(),
});

/** The draft direction: a document of its own, owned by another body (§33, S34.1, S36.1). */
export const directionSchema = z.object({
  title: words,
  section: anchorSchema,
  owner: words,
  introducedBy: z.int().positive(),
  paragraphs: paragraphs.min(1),
  placeholders: z.array(placeholderSchema.extend({ paragraph: z.int().positive() })),
});

/** One id, one file, one hash (§23); a file may be missing from this copy, and then that is said. */
export const attachmentSchema = z.object({
  id: anchorSchema,
  title: words,
  paragraphs,
  file: z
    .object({ name: words, mediaType: words, bytes: z.int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
    .nullable(),
});

/** Our note beside the text: a defect surfaced and not mended, our reading of a gap, or something we added. */
export const editorialNoteSchema = z.object({
  id: anchorSchema,
  kind: z.enum(["defect", "reading", "addition"]),
  paragraphs,
  /** Set when the note also speaks of the front page or the contents list. */
  elsewhere: words.nullable(),
  title: words,
  text: words,
});
export type EditorialNote = z.infer<typeof editorialNoteSchema>;

export const keyDateSchema = z.object({
  key: anchorSchema,
  label: words,
  /** A day, or the exact moment where the document gives one. */
  when: z.union([z.object({ on: calendarDateSchema }), z.object({ at: instantSchema })]),
  kind: z.enum(["fact", "target", "proposal", "computed"]),
  paragraphs,
  note: words.nullable(),
});
export type KeyDate = z.infer<typeof keyDateSchema>;

/** An earlier step, with the footnote that leads to its document (S11.1). */
export const stepSchema = z.object({
  on: calendarDateSchema,
  until: calendarDateSchema.nullable(),
  label: words,
  paragraphs: paragraphs.min(1),
  footnotes: z.array(z.int().positive()),
});

/** A term and all the names the document gives it; the direction's own come first inside it (S17.1, S34.1). */
export const definitionSchema = z.object({
  key: anchorSchema,
  term: words,
  aliases: z.array(words),
  text: words,
  paragraphs: paragraphs.min(1),
  scope: z.enum(["document", "direction"]),
});
export type Definition = z.infer<typeof definitionSchema>;

/** Another consultation this one speaks of; an answer about its instrument is tagged, kept and not counted here (§3). */
export const relatedConsultationSchema = z.object({
  key: anchorSchema,
  title: words,
  instrument: words,
  opensOn: calendarDateSchema.nullable(),
  closedOn: calendarDateSchema,
  concludedOn: calendarDateSchema,
  paragraphs: paragraphs.min(1),
  footnote: z.int().positive().nullable(),
});

/** What the window of effect is computed from (§§26–27, S36.3). */
export const designationSchema = z.object({
  proposedOn: calendarDateSchema,
  withinMonths: z.int().positive(),
  /** The document's condition for a later day, word for word. */
  fallback: words,
  question: words,
  /** Where the document proposes the window, orders approval before effect, and gives effect. */
  paragraphs: z.object({ window: paragraphs.min(1), approval: paragraphs.min(1), effect: paragraphs.min(1) }),
  /** The event that ends the proposed version's life, with its target day: never the day itself (S14.1). */
  goLive: z.object({ name: words, targetOn: calendarDateSchema, paragraphs: paragraphs.min(1) }),
});
export type Designation = z.infer<typeof designationSchema>;

export const bodySchema = z.object({ key: anchorSchema, name: words, fullName: words });

/** The whole published content of a consultation, as one document: stored once, never changed, copied to the public side. */
export const consultationContentSchema = z.object({
  slug: anchorSchema,
  /** Ours, for subjects of mail and for receipts. */
  reference: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/),
  title: words,
  summary: words,
  /** Whom the document asks, in our words from its own; left out where it says nothing of it. */
  audience: z.object({ text: words, paragraphs: paragraphs.min(1) }).optional(),
  documentOn: calendarDateSchema,
  opensAt: instantSchema,
  closesAt: instantSchema,
  /** What happens once it has closed, for people (§24). */
  afterClose: words,
  responseEmail: z.email(),
  website: z.url(),
  /** Where the document says how to respond and what becomes of a response. */
  responding: z.object({ closing: paragraphs, publication: paragraphs, disclosure: paragraphs, enquiries: paragraphs }),
  /** Who consults, and who else receives the responses in full (§30). */
  consulter: bodySchema,
  recipients: z.array(bodySchema),
  instrument: instrumentSchema,
  document: publishedDocumentSchema,
  questions: z.array(questionSchema).min(1),
  extraBoxes: z.array(extraBoxSchema),
  changes: z.array(changeSchema),
  /** Absent in texts older than this field, which had the instrument's track, and the certificates' where they announce a condition. */
  tracks: z.array(trackSchema).min(1).optional(),
  designation: designationSchema.nullable(),
  direction: directionSchema.nullable(),
  attachments: z.array(attachmentSchema),
  notes: z.array(editorialNoteSchema),
  keyDates: z.array(keyDateSchema),
  timeline: z.array(stepSchema),
  definitions: z.array(definitionSchema),
  related: z.array(relatedConsultationSchema),
});
/**
 * As read: `opensAt` and `closesAt` are the period in force, and `extendedFrom` is the close first published where it was extended since
 * (lib/consultations/periods); no version stores it.
 */
export type ConsultationContent = z.infer<typeof consultationContentSchema> & { extendedFrom?: string };

/** A published version of a consultation's text, with when and why it was published. */
export type PublishedText = { version: number; content: ConsultationContent; publishedAt: Date; reason: string | null };
