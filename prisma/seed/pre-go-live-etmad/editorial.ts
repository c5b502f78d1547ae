import type { z } from "zod";
import type {
  attachmentSchema,
  Change,
  directionSchema,
  EditorialNote,
  extraBoxSchema,
  Question,
  relatedConsultationSchema,
  stepSchema,
} from "#lib/consultations/schema.ts";

/** What the portal adds to the published document: only facts that stand in it, and our notes, marked as ours. */

export const changes: Change[] = [
  {
    key: "l3-18",
    title: "Temporary amendments to Clause L3.18",
    summary:
      "The ETMAD would temporarily amend Clause L3.18 so that transitionalCoS Certificates can be provided to the ECoS Party before ECoS Go Live, and by it to the CSPs.",
    paragraphs: [17, 18],
    kind: "substance",
  },
  {
    key: "pma-condition",
    title: "Condition: approval by the SMKI PMA",
    summary:
      "A condition that the PMA approves the issue of the transitionalCoS Certificate to the ECoS Party, taking into account views of the Security Sub-Committee. It is proposed that the revised drafting includes this condition.",
    paragraphs: [19],
    kind: "condition",
  },
  {
    key: "clause-3-1",
    title: "Typographical error in Clause 3.1",
    summary: "Bullet reference “(c)” added to reflect the existing Clause in SEC Section G.",
    paragraphs: [21],
    kind: "typing-error",
  },
  {
    key: "xmlsign",
    title: "“xmlsign”, SEC Section L version 11.0",
    summary:
      "“xmlsign” was added in version 11.0 of SEC Section L on 29 November 2020 by MP115 and has not been updated within the ETMAD.",
    paragraphs: [21],
    kind: "alignment",
  },
  {
    key: "cssprovider",
    title: "“cssprovider”, SEC Section L version 15.0",
    summary:
      "“cssprovider” was added in version 15.0 of SEC Section L on 18 July 2022 by MP200 and has not been updated within the ETMAD.",
    paragraphs: [21],
    kind: "alignment",
  },
  {
    key: "row-exclusion",
    title: "Naming the excluded row instead of reprinting the tables",
    summary:
      "The ETMAD would show explicitly which row of the tables in Section L is excluded, the row relating to the coSPartyXmlSign certificate, rather than include the full tables.",
    paragraphs: [22],
    kind: "drafting-technique",
  },
];

export const direction: z.infer<typeof directionSchema> = {
  title: "ETMAD Draft Direction Text",
  section: "appendix-a",
  owner: "the Department",
  introducedBy: 33,
  paragraphs: [34, 35, 36, 37, 38],
  placeholders: [
    { key: "effect-date", printed: "[DD MM YYYY]", spoken: "date not yet decided", paragraph: 36 },
    { key: "annex-number", printed: "[XX]", spoken: "annex number not yet decided", paragraph: 36 },
  ],
};

export const questions: Question[] = [
  {
    label: "Q1",
    answer: { kind: "changes", changes: changes.map(({ key }) => key) },
    background: [
      { paragraphs: [15, 16, 17, 18, 19], title: "What is proposed and why" },
      { paragraphs: [5], title: "What the pilot is for" },
      { paragraphs: [20], title: "What happens without the change" },
      { paragraphs: [21, 22], title: "The other corrections" },
    ],
    facts: [],
    onBehalfOf: null,
  },
  {
    label: "Q2",
    answer: {
      kind: "parts",
      parts: [
        {
          key: "a",
          wording: "Do you agree with the proposed re-designation date of 8 May 2023?",
          asks: { kind: "date", proposedOn: "2023-05-08" },
        },
        {
          key: "b",
          wording:
            "If 8 May 2023 is not possible: do you agree with re-designation as soon as reasonably practicable within one month thereafter?",
          asks: { kind: "fallback", withinMonths: 1 },
        },
      ],
    },
    background: [{ paragraphs: [25, 26], title: "Why a date is proposed" }],
    facts: [
      "The dates asked about run from Monday 8 May 2023 to Thursday 8 June 2023, both included.",
      "Monday 8 May 2023 is a bank holiday. The next working day is Tuesday 9 May 2023.",
    ],
    onBehalfOf: "the Department",
  },
  { label: "Q3", answer: { kind: "text" }, background: [], facts: [], onBehalfOf: null },
];

export const extraBoxes: z.infer<typeof extraBoxSchema>[] = [
  {
    key: "direction",
    label: "Comments on the draft direction (paragraphs 34 to 38)",
    paragraphs: direction.paragraphs,
    onBehalfOf: "the Department",
  },
];

export const attachments: z.infer<typeof attachmentSchema>[] = [
  {
    id: "attachment-1",
    title: "Attachment 1: draft changes to the existing ETMAD (version 2.0)",
    paragraphs: [23, 26],
    file: null,
  },
];

export const notes: EditorialNote[] = [
  {
    id: "attachment-1-twice",
    kind: "defect",
    paragraphs: [23, 26, 33],
    elsewhere: "the list of contents",
    title: "“Attachment 1” names two things",
    text: "Paragraph 23 uses “Attachment 1” for the draft changes to the ETMAD; paragraph 26 uses it for the draft direction. The direction is printed in Appendix A, which paragraph 33 calls “this attachment”. It is either Attachment 1 or Appendix A that paragraph 26 means; the direction stands in Appendix A.",
  },
  {
    id: "closing-time",
    kind: "defect",
    paragraphs: [7, 28],
    elsewhere: null,
    title: "Two closing statements, no time zone",
    text: "Paragraph 7 gives the closing date only; paragraph 28 gives date and time. Neither names a time zone. We read both as 16:00 UK time (BST) on Tuesday 25 April 2023.",
  },
  {
    id: "by-is-inclusive",
    kind: "reading",
    paragraphs: [28],
    elsewhere: null,
    title: "How we read “by 16:00”",
    text: "A response received at 16:00:00.000 by our server's clock is on time; one received any later is kept, acknowledged and marked late. This is our proposal, for DCC to confirm.",
  },
  {
    id: "opening",
    kind: "reading",
    paragraphs: [],
    elsewhere: "the front page",
    title: "No opening time is printed",
    text: "The document bears the date 31.03.2023 and names no opening time. We take the consultation to be open from the start of that day, UK time.",
  },
  {
    id: "reference",
    kind: "addition",
    paragraphs: [],
    elsewhere: "the front page",
    title: "The reference is ours",
    text: "The document carries no reference. The one shown here was added by this portal so that mail and receipts can be matched.",
  },
  {
    id: "dates-plural",
    kind: "defect",
    paragraphs: [26],
    elsewhere: null,
    title: "“Dates” in the plural",
    text: "Paragraph 26 speaks of proposed dates. Question 2 proposes one date, 8 May 2023, and a fallback: as soon as reasonably practicable within one month thereafter.",
  },
  {
    id: "q2-question-mark",
    kind: "defect",
    paragraphs: [27],
    elsewhere: null,
    title: "Q2: a swallowed question mark and two questions",
    text: "In Q2 the closing bracket stands after the question mark instead of before it, and the sentence asks two things: the date of 8 May 2023, and the fallback. The wording is shown as printed; the response form asks the two things separately.",
  },
  {
    id: "your-consultation",
    kind: "defect",
    paragraphs: [29],
    elsewhere: null,
    title: "“Your consultation”",
    text: "“All or any part, of your consultation” appears to mean the respondent's response.",
  },
  {
    id: "eir-title",
    kind: "defect",
    paragraphs: [31],
    elsewhere: null,
    title: "Name of the Environmental Information Regulations",
    text: "“Environmental Regulations 2004” appears to mean the Environmental Information Regulations 2004.",
  },
  {
    id: "one-date-three-names",
    kind: "defect",
    paragraphs: [10, 11, 13, 14],
    elsewhere: null,
    title: "Several names for what appears to be one date",
    text: "“ECoS Go Live”, “ECoS Live”, “the commencement of the ECoS Migration” and “ECoS Service Live Date” are used for what appears to be one date, 29 June 2023. Here they lead to one definition.",
  },
  {
    id: "row-names",
    kind: "defect",
    paragraphs: [21, 22],
    elsewhere: null,
    title: "Row names in different styles",
    text: "The rows of Section L are written xmlsign, cssprovider and coSPartyXmlSign. They are shown as printed; the definitions say what the document tells about each.",
  },
  {
    id: "missing-addresses",
    kind: "defect",
    paragraphs: [21],
    elsewhere: null,
    title: "Two links without an address",
    text: "MP115 and MP200 are printed as links. The copy of the document held here gives no address for them, so they are shown as text.",
  },
  {
    id: "these-documents",
    kind: "defect",
    paragraphs: [25],
    elsewhere: null,
    title: "“These documents”",
    text: "Paragraph 25 says “these documents”, although one document is in play: the Pre-Go Live ETMAD (version 3.0).",
  },
  {
    id: "subsiary",
    kind: "defect",
    paragraphs: [3, 12],
    elsewhere: null,
    title: "Linked addresses contain a misspelling",
    text: "The addresses in footnotes 1 and 3 contain “subsiary”. They are kept as printed: a mended address might lead nowhere.",
  },
];

export const timeline: z.infer<typeof stepSchema>[] = [
  {
    on: "2020-11-29",
    until: null,
    label: "“xmlsign” added in version 11.0 of SEC Section L, by MP115",
    paragraphs: [21],
    footnotes: [],
  },
  {
    on: "2021-04-01",
    until: null,
    label: "The Department consults on the SEC main body changes required for the ECoS arrangements",
    paragraphs: [11],
    footnotes: [],
  },
  { on: "2021-06-15", until: null, label: "The Department publishes its response", paragraphs: [11], footnotes: [2] },
  {
    on: "2021-09-24",
    until: "2021-11-05",
    label: "DCC consults on the SEC Subsidiary Document changes",
    paragraphs: [12],
    footnotes: [],
  },
  {
    on: "2021-10-25",
    until: null,
    label: "SEC main body changes and the initial version of the ETMAD come into effect",
    paragraphs: [2, 11, 16],
    footnotes: [],
  },
  {
    on: "2022-02-09",
    until: null,
    label: "DCC publishes its conclusions on the SEC Subsidiary Document changes",
    paragraphs: [12],
    footnotes: [3],
  },
  {
    on: "2022-07-18",
    until: null,
    label: "“cssprovider” added in version 15.0 of SEC Section L, by MP200",
    paragraphs: [21],
    footnotes: [],
  },
  {
    on: "2023-01-18",
    until: null,
    label: "The consultation on the Go Live ETMAD closes",
    paragraphs: [3],
    footnotes: [],
  },
  {
    on: "2023-03-28",
    until: null,
    label: "DCC publishes its conclusions on the Go Live ETMAD",
    paragraphs: [3],
    footnotes: [1],
  },
];

export const related: z.infer<typeof relatedConsultationSchema>[] = [
  {
    key: "go-live-etmad",
    title: "Go Live ETMAD",
    instrument: "Go Live ETMAD",
    opensOn: null,
    closedOn: "2023-01-18",
    concludedOn: "2023-03-28",
    paragraphs: [3, 4, 13],
    footnote: 1,
  },
  {
    key: "sec-subsidiary-documents",
    title: "SEC Subsidiary Document changes required for the ECoS arrangements",
    instrument: "SEC Subsidiary Documents",
    opensOn: "2021-09-24",
    closedOn: "2021-11-05",
    concludedOn: "2022-02-09",
    paragraphs: [12],
    footnote: 3,
  },
];
