import { passagesIn } from "#lib/confidentiality/marks/rules.ts";
import { formatDateShort, isCalendarDate } from "#lib/dates.ts";
import { answerTo } from "../../rules.ts";
import type { DraftContent } from "../../schema.ts";
import { areaParts, type FormExtent, type FormSource, tagOf } from "../layout/rules.ts";
import { withMarkers } from "../markers/rules.ts";
import type { FormValues } from "../schema.ts";

export const extentOf = ({ content }: FormSource, draft: DraftContent): FormExtent => ({
  areas: new Map(content.questions.map(({ label }) => [label, answerTo(draft, label).areas.map(({ id }) => id)])),
  hasGeneral: draft.general !== "",
});

/** What a draft puts into the places of its form: the other way round is `contentFrom`. Positions not taken stay unticked. */
export function valuesOf({ content }: FormSource, draft: DraftContent): FormValues {
  const values = new Map<string, string | boolean>();
  const marked = (key: string, text: string) => withMarkers(text, passagesIn({ key, label: "", text }, passageMarks));
  const passageMarks = draft.marks.filter(({ level }) => level === "passage");
  const { capacity, ...respondent } = draft.respondent;
  if (capacity !== "not-said") values.set(`capacity:${capacity}`, true);
  for (const [key, value] of Object.entries(respondent)) values.set(tagOf("respondent", key), value);
  for (const [key, position] of Object.entries(draft.positions)) values.set(tagOf("position", key, position), true);
  for (const { label } of content.questions) {
    const { text, areas, alternativeOn } = answerTo(draft, label);
    values.set(tagOf("answer", label), marked(label, text));
    if (isCalendarDate(alternativeOn)) values.set(tagOf("alternative", label), formatDateShort(alternativeOn));
    for (const area of areas)
      for (const part of areaParts)
        values.set(tagOf("area", label, area.id, part), marked(`${label}.${area.id}.${part}`, area[part]));
  }
  for (const { key } of content.extraBoxes)
    values.set(tagOf("extra", key), marked(`extra.${key}`, draft.extras[key] ?? ""));
  values.set("general", marked("general", draft.general));
  for (const mark of draft.marks) {
    const key = mark.level === "answer" ? mark.field : mark.level;
    if (mark.level === "passage" || mark.level === "attachment") continue;
    values.set(tagOf("mark", key), true);
    values.set(tagOf("reason", key), mark.reason ?? "");
  }
  values.set("has-read", draft.hasReadWhoSees);
  return values;
}
