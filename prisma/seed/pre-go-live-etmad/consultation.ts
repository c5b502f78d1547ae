import { readFileSync } from "node:fs";
import { windowOf } from "#lib/approvals/window/rules.ts";
import { readDocument } from "#lib/consultations/document/rules.ts";
import { brokenReferences } from "#lib/consultations/references/rules.ts";
import { lengthAfterClose, periodLength, replyDueOn } from "#lib/consultations/rules.ts";
import {
  type ConsultationContent,
  consultationContentSchema,
  type Designation,
  type KeyDate,
} from "#lib/consultations/schema.ts";
import { calendarDate, formatDate, fromLondon } from "#lib/dates.ts";
import { definitions } from "./definitions.ts";
import { attachments, changes, direction, extraBoxes, notes, questions, related, timeline } from "./editorial.ts";

const period = {
  opensAt: fromLondon("2023-03-31", "00:00").toISOString(),
  closesAt: fromLondon("2023-04-25", "16:00").toISOString(),
};

const designation: Designation = {
  proposedOn: "2023-05-08",
  withinMonths: 1,
  fallback: "as soon as reasonably practicable",
  question: "Q2",
  paragraphs: { window: [26, 27], approval: [25], effect: [36] },
  goLive: { name: "the Go Live ETMAD", targetOn: "2023-06-29", paragraphs: [10, 14, 25] },
};

function keyDates(): KeyDate[] {
  const window = windowOf(designation);
  const length = periodLength(period);
  const gap = lengthAfterClose(period, designation.proposedOn);
  const replyOn = replyDueOn(period);
  return [
    {
      key: "opens",
      label: "Consultation opens",
      when: { on: calendarDate("2023-03-31") },
      kind: "fact",
      paragraphs: [],
      note: "The date on the front page. The document names no opening time.",
    },
    {
      key: "closes",
      label: "Consultation closes",
      when: { at: period.closesAt },
      kind: "fact",
      paragraphs: [7, 28],
      note: `Open for ${length.calendarDays} calendar days; ${length.workingDays} working days in England and Wales counting both ends. The period spans ${length.bankHolidays.map(({ name, on }) => `${name}, ${formatDate(on)}`).join(", and ")}.`,
    },
    {
      key: "proposed-date",
      label: "Proposed re-designation of the ETMAD",
      when: { on: designation.proposedOn },
      kind: "proposal",
      paragraphs: [27],
      note: `A bank holiday; the next working day is Tuesday 9 May 2023. It comes ${gap.calendarDays} calendar days after the close, with ${gap.workingDays} working days between.`,
    },
    {
      key: "latest-date",
      label: "Last day of “within one month thereafter”",
      when: { on: window.latestOn },
      kind: "computed",
      paragraphs: [27],
      note: window.rules.slice(1).join(" "),
    },
    {
      key: "go-live",
      label: "ECoS Go Live",
      when: { on: designation.goLive.targetOn },
      kind: "target",
      paragraphs: [10, 14],
      note: "The Pre-Go Live ETMAD ends when the Go Live ETMAD is designated, whatever day that is.",
    },
    {
      key: "reply",
      label: "Twelve weeks after the close",
      when: { on: replyOn },
      kind: "computed",
      paragraphs: [],
      note: "Good practice for a reply (Consultation Principles 2018). It falls after the target for ECoS Go Live, so the useful target here is a reply before submission to the Department.",
    },
  ];
}

/** The seed consultation, read from the published document beside this file; throws when it does not hold together. */
export function readSeedConsultation(): ConsultationContent {
  const source = readFileSync(new URL("document.md", import.meta.url), "utf8");
  const document = readDocument(
    source,
    direction.placeholders.map(({ paragraph: _, ...placeholder }) => placeholder),
  );
  const content = consultationContentSchema.parse({
    slug: "pre-go-live-etmad",
    reference: "ETMAD-PGL-2023",
    title: document.title,
    summary:
      "DCC seeks views on temporary changes to the ETMAD (SEC Appendix AS, version 2.0) ahead of ECoS Go Live, and, on behalf of the Department, on the date and the draft direction for its re-designation.",
    audience: { text: "DCC asks for stakeholders’ views; the document names no groups", paragraphs: [1, 27] },
    documentOn: "2023-03-31",
    ...period,
    afterClose:
      "DCC will consider respondents’ views and, subject to the responses received, submit the Pre-Go Live ETMAD (version 3.0) to the Department (paragraph 24).",
    responseEmail: "consultations@smartdcc.co.uk",
    website: "http://www.smartdcc.co.uk",
    responding: { closing: [7, 28], publication: [29], disclosure: [30, 31], enquiries: [32] },
    consulter: { key: "dcc", name: "DCC", fullName: "DCC" },
    recipients: [
      { key: "department", name: "the Department", fullName: "the Department" },
      { key: "authority", name: "the Authority", fullName: "the Gas and Electricity Markets Authority" },
    ],
    instrument: {
      key: "etmad",
      name: "ECoS Transition and Migration Approach Document",
      shortName: "ETMAD",
      appendix: "SEC Appendix AS",
      currentVersion: "2.0",
      proposedVersion: "3.0",
      proposedName: "Pre-Go Live ETMAD",
      initial: { name: "the initial version", from: "2021-10-25", paragraphs: [2, 11] },
    },
    tracks: [
      { kind: "instrument", instrument: "etmad" },
      { kind: "certificate", instrument: "etmad" },
    ],
    document,
    questions,
    extraBoxes,
    changes,
    designation,
    direction,
    attachments,
    notes,
    keyDates: keyDates(),
    timeline,
    definitions,
    related,
  });
  const broken = brokenReferences(content);
  if (broken.length > 0) throw new Error(`the seed consultation does not hold together: ${broken.join("; ")}`);
  return content;
}
