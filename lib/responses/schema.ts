import { z } from "zod";
import { marksSchema } from "#lib/confidentiality/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { lineUpTo, textUpTo } from "#lib/kept-text.ts";

/** The longest text one box takes, in UTF-16 code units. Nobody meets it by writing; it stops a machine, not a person. */
export const longestText = 500_000;

export const textSchema = textUpTo(longestText);
export const lineSchema = lineUpTo(1000);

/** Silence is not assent: "no view" is something a person said, "not answered" is that they said nothing (invariant 9). */
export const positions = ["agree", "agree-in-part", "disagree", "no-view", "not-answered"] as const;
export const positionSchema = z.enum(positions, "Choose one of the answers shown");
export type Position = z.infer<typeof positionSchema>;

export const positionNames: Record<Position, string> = {
  agree: "Agree",
  "agree-in-part": "Agree in part",
  disagree: "Disagree",
  "no-view": "No view",
  "not-answered": "Not answered",
};

/** Where in the published text a comment sits: the paragraph, and the words with their surroundings (W3C Web Annotation selectors). */
export const anchorSchema = z.object({
  paragraph: z.int().positive(),
  quote: z
    .object({ exact: textSchema, prefix: textSchema, suffix: textSchema, start: z.int().min(0), end: z.int().min(0) })
    .nullable(),
});
export type Anchor = z.infer<typeof anchorSchema>;

export const mostAreas = 200;

/** One area of disagreement and the reasons for it: Q1's own words (S27.1). */
export const areaSchema = z.object({
  /** Stays the same while the response is amended: "area-1", "area-2"… */
  id: z.string().regex(/^area-\d{1,3}$/),
  /** The paragraph, clause or direction paragraph it is about, in the respondent's words or from the document. */
  about: lineSchema,
  anchor: anchorSchema.nullable(),
  what: textSchema,
  why: textSchema,
});
export type Area = z.infer<typeof areaSchema>;

/** What a comment on a paragraph can be beside disagreement. */
export const remarkKinds = ["support", "drafting"] as const;
export type RemarkKind = (typeof remarkKinds)[number];

/** As the label of a remark says it. */
export const remarkNames: Record<RemarkKind, string> = { support: "in support", drafting: "on the drafting" };

/** A comment on a paragraph that is no disagreement: support, or a suggestion on the drafting. Never an area of disagreement. */
export const remarkSchema = z.object({
  /** Stays the same while the response is amended: "remark-1", "remark-2"… */
  id: z.string().regex(/^remark-\d{1,3}$/),
  kind: z.enum(remarkKinds),
  about: lineSchema,
  anchor: anchorSchema.nullable(),
  what: textSchema,
});
export type Remark = z.infer<typeof remarkSchema>;

export const answerSchema = z.object({
  /** The question's printed label, such as "Q1". */
  question: z.string().max(40),
  text: textSchema,
  areas: z.array(areaSchema).max(mostAreas),
  /** Left out where there is none: what was stored before there were any reads as it was committed. */
  remarks: z.array(remarkSchema).max(mostAreas).optional(),
  /** Another date that the respondent proposes, as YYYY-MM-DD (S27.2). */
  alternativeOn: z.iso.date().nullable(),
});
export type Answer = z.infer<typeof answerSchema>;

export const respondentSchema = z.object({
  /** On whose behalf. "not-said": nobody chose yet; the web asks before sending, a form by mail may leave it so. */
  capacity: z.enum(["organisation", "self", "not-said"]),
  organisation: lineSchema,
  name: lineSchema,
  /** What the person does there; optional. */
  role: lineSchema,
  email: lineSchema,
});
export type Respondent = z.infer<typeof respondentSchema>;

/** A response as a person gave it, in whichever channel. It is stored once and never changed (invariant 2). */
export const responseContentSchema = z.object({
  format: z.literal(1),
  consultation: z.string(),
  /** Which published version of the consultation's text the respondent had before them, the newest where there were several. */
  consultationVersion: z.int().positive(),
  /**
   * Key of an answer (`saidIn`) → the version of the text it was given to, where that is not `consultationVersion`. Left out where there is
   * none, so that a response given to one text is stored, and committed to, as it was before there was such a record.
   */
  textVersions: z.record(z.string().max(160), z.int().positive()).optional(),
  respondent: respondentSchema,
  answers: z.array(answerSchema),
  /** Key of a question, of one of its parts or of a change (`partKey`) → position. A key that is missing was not answered. */
  positions: z.record(z.string().max(120), positionSchema),
  /** Text of the boxes beyond the printed questions, by key (S27.6). */
  extras: z.record(z.string().max(80), textSchema),
  /** What was said outside any question: mail and post have this. */
  general: textSchema,
  marks: marksSchema,
  /** The respondent read who will see what (§30, S30.1). Post and mail have no such act. */
  hasReadWhoSees: z.boolean(),
});
export type ResponseContent = z.infer<typeof responseContentSchema>;

/** A draft is a response that need not be whole yet. */
export const draftContentSchema = responseContentSchema;
export type DraftContent = ResponseContent;

export const emptyContent = (consultation: string, consultationVersion: number): DraftContent => ({
  format: 1,
  consultation,
  consultationVersion,
  respondent: { capacity: "not-said", organisation: "", name: "", role: "", email: "" },
  answers: [],
  positions: {},
  extras: {},
  general: "",
  marks: [],
  hasReadWhoSees: false,
});

/** Something that a position can be taken on. `version`: the older or newer version of the text that asks it so, where it is not the one at hand. */
export type Part = {
  key: string;
  question: string;
  wording: string;
  isAsked: "overall" | "part" | "change";
  version?: number;
};

/** A published version of a consultation's text. */
export type Text = { version: number; content: ConsultationContent };
/** Every published version of a consultation's text, the oldest first: at least one. */
export type Texts = readonly Text[];

/**
 * A consultation's text as one response speaks to it: the version its author had, and beside it whatever else they answered in another
 * version, under that one's wording. Made by `lib/responses/texts.ts` alone; nothing reads a response's answers without it.
 */
export type TextOfResponse = ConsultationContent & {
  readonly textVersion: number;
  readonly parts: readonly Part[];
  /** Key of a question, part or box → the version whose wording stands here, where it is not `textVersion`. */
  readonly versionOf: Readonly<Record<string, number>>;
};
