import { type MarkedSegment, passagesIn, segmentsOf } from "./marks/rules.ts";
import type { Mark, MarkedResponse, Passage } from "./schema.ts";
import { publicItems, type WhyWithheld } from "./twin/rules.ts";
import { contactBlock, type PublicItem, type PublicSegment } from "./twin/schema.ts";

/** One row of "who will see what": what the public reads, and what the Department, the Authority and DCC read. */
export type WhoSeesWhat = {
  key: string;
  label: string;
  public: PublicSegment[];
  departmentAndAuthority: MarkedSegment[];
  dcc: MarkedSegment[];
  /** Of a file that the public would not get: why. Null for everything else. */
  why: WhyWithheld | null;
};

/** Whether the public would read a row as all others do; `part` when some of it is withheld, `none` when nothing is left. */
export function publicReads({ public: shown, dcc }: Pick<WhoSeesWhat, "public" | "dcc">): "all" | "part" | "none" {
  if (shown.every(({ kind }) => kind === "text")) {
    const words = (segments: readonly { text: string }[]) => segments.map(({ text }) => text).join("");
    return words(shown) === words(dcc) ? "all" : "part";
  }
  return shown.some(({ kind, text }) => kind === "text" && text.trim() !== "") ? "part" : "none";
}

const everywhere = (text: string, marks: readonly Mark[]): Passage[] =>
  marks.map(({ reason }) => ({ start: 0, end: text.length, reason }));

/**
 * The table a person reads before sending, and on the receipt (S30.1): row by row, from the functions that compose the
 * twin. The Department, the Authority and DCC see everything with its marks and reasons (§30, S30.5); no mark changes
 * that (S30.4). Contact details are the row "email": never public (S29.8).
 */
export function whoSeesWhat(response: MarkedResponse): WhoSeesWhat[] {
  const { fields, marks, respondent, attachments } = response;
  const items = publicItems(response);
  const whole = marks.filter(({ level }) => level === "whole");
  const identity = marks.filter(({ level }) => level === "whole" || level === "identity");
  const row = ({ key, label, segments }: PublicItem, text: string, passages: readonly Passage[]): WhoSeesWhat => ({
    key,
    label,
    public: segments,
    departmentAndAuthority: segmentsOf(text, passages),
    dcc: segmentsOf(text, passages),
    why: null,
  });
  const respondentRow = (item: PublicItem, text: string) => row(item, text, everywhere(text, identity));
  const email: PublicItem = {
    key: "email",
    label: "Email address",
    segments: [{ kind: "contact", text: contactBlock }],
  };
  return [
    ...items.respondent.map((item) =>
      respondentRow(item, respondent[item.key === "name" ? "name" : "organisation"] ?? ""),
    ),
    ...(respondent.email ? [respondentRow(email, respondent.email)] : []),
    ...items.fields.flatMap((item, index) => {
      const field = fields[index];
      return field ? [row(item, field.text, [...everywhere(field.text, whole), ...passagesIn(field, marks)])] : [];
    }),
    ...items.attachments.flatMap((item, index) => {
      const { id, name } = attachments[index] ?? { id: item.key, name: "" };
      const own = marks.filter((mark) => mark.level === "attachment" && mark.attachmentId === id);
      const named = { ...item, label: `File “${name}”` };
      return [{ ...row(named, name, everywhere(name, [...whole, ...own])), why: whole.length > 0 ? null : item.why }];
    }),
  ];
}
