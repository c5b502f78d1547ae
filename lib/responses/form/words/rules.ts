import { formatDate, isCalendarDate } from "#lib/dates.ts";
import { fileKey } from "../../files/rules.ts";
import { markableAnswers, markOn } from "../../marks/rules.ts";
import { answerTo, outsideLabel, partsOf, positionOn, sayCapacity } from "../../rules.ts";
import { type DraftContent, positionNames, remarkNames, type TextOfResponse } from "../../schema.ts";
import type { Step } from "../../steps/rules.ts";

export type Said = { label: string; text: string };

const nothing = "Nothing yet";

/** What one page holds, in words, for a person who must choose between two versions of it. Empty boxes are left out. */
export function inWords(step: Step, content: TextOfResponse, draft: DraftContent): Said[] {
  const said = wordsOn(step, content, draft).filter(({ text }) => text !== "");
  return said.length > 0 ? said : [{ label: step.title, text: nothing }];
}

function wordsOn(step: Step, content: TextOfResponse, draft: DraftContent): Said[] {
  switch (step.kind) {
    case "about-you": {
      const { capacity, organisation, name, role, email } = draft.respondent;
      return [
        {
          label: "On whose behalf",
          text: capacity === "organisation" ? "An organisation" : sayCapacity(draft.respondent),
        },
        { label: "Organisation", text: organisation },
        { label: "Name", text: name },
        { label: "Role", text: role },
        { label: "Email address", text: email },
      ];
    }
    case "question": {
      const { text, areas, remarks = [], alternativeOn } = answerTo(draft, step.question.label);
      return [
        ...partsOf(content)
          .filter(({ key, question }) => question === step.question.label && positionOn(draft, key) !== "not-answered")
          .map(({ key, wording }) => ({ label: wording, text: positionNames[positionOn(draft, key)] })),
        ...areas.map(({ about, what, why }, index) => ({
          label: `Area of disagreement ${index + 1}`,
          text: [about, what, why].filter(Boolean).join("\n"),
        })),
        ...remarks.map(({ kind, about, what }, index) => ({
          label: `Remark ${index + 1} ${remarkNames[kind]}`,
          text: [about, what].filter(Boolean).join("\n"),
        })),
        { label: "Another date", text: isCalendarDate(alternativeOn) ? formatDate(alternativeOn) : "" },
        { label: "Comments", text },
      ];
    }
    case "extras":
      return [
        ...content.extraBoxes.map(({ key, label }) => ({ label, text: draft.extras[key] ?? "" })),
        { label: outsideLabel, text: draft.general },
      ];
    case "confidentiality":
      return [
        { key: "whole", label: "The whole response" },
        { key: "identity", label: "Who you are" },
        ...markableAnswers(content, draft),
        ...draft.marks.flatMap((mark) =>
          mark.level === "attachment" ? [{ key: fileKey(mark.attachmentId), label: "A file" }] : [],
        ),
      ].flatMap(({ key, label }) => {
        const mark = markOn(draft, key);
        return mark ? [{ label, text: `Marked confidential. Reason: ${mark.reason ?? "none given"}` }] : [];
      });
    case "files":
    case "who-sees-what":
    case "check":
      return [{ label: "Your answers", text: "They were changed on another page or device." }];
  }
}
