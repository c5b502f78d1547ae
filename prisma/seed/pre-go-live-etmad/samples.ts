import { Document, HeadingLevel, Packer, Paragraph, TextRun } from "docx";

const notice = "Sample, not the ETMAD’s text. Made up for the demonstration, so that the way to the end can be walked.";

/** The sentence of the sample that holds the condition announced in paragraph 19: in the document's own words, as a clause. */
export const sampleCondition =
  "The transitionalCoS Certificate is issued to the ECoS Party only with the approval of the SMKI PMA, taking into account views of the Security Sub-Committee.";

const clauses: { number: string; before: string; after: string }[] = [
  {
    number: "4.1",
    before: "Clause L3.18 applies as it stands.",
    after: "Clause L3.18 applies with the temporary amendments of this clause.",
  },
  { number: "4.2", before: "", after: sampleCondition },
];

const paragraph = (...runs: TextRun[]) => new Paragraph({ spacing: { after: 160 }, children: runs });
const heading = (text: string) => new Paragraph({ heading: HeadingLevel.HEADING_1, text });

const whole = (title: string, body: Paragraph[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      title,
      creator: "The demonstration",
      sections: [{ children: [heading(title), paragraph(new TextRun({ text: notice, bold: true })), ...body] }],
    }),
  );

/** A made-up draft of version 3.0 and its redline, both saying that they are samples, as DOCX: files for the demonstration's pack. */
export async function sampleFiles(): Promise<
  { kind: "FINAL_DRAFT" | "REDLINE"; title: string; name: string; bytes: Buffer }[]
> {
  const clean = clauses.map(({ number, after }) => paragraph(new TextRun(`${number} ${after}`)));
  const redline = clauses.map(({ number, before, after }) =>
    paragraph(
      new TextRun(`${number} `),
      ...(before ? [new TextRun({ text: before, strike: true, color: "A4262C" }), new TextRun(" ")] : []),
      new TextRun({ text: after, underline: {}, color: "0B5A3C" }),
    ),
  );
  return [
    {
      kind: "FINAL_DRAFT",
      title: "Sample of a final draft, version 3.0. Sample, not the ETMAD’s text",
      name: "sample-draft-3.0.docx",
      bytes: await whole("Sample of a final draft, version 3.0", clean),
    },
    {
      kind: "REDLINE",
      title: "Sample of a redline, version 2.0 to 3.0. Sample, not the ETMAD’s text",
      name: "sample-redline-2.0-to-3.0.docx",
      bytes: await whole("Sample of a redline, version 2.0 to 3.0", redline),
    },
  ];
}
