import { done, type Outcome, refused } from "#lib/outcome.ts";
import { type DraftContent, draftContentSchema, type Texts } from "../schema.ts";
import { ArchiveError, archiveOf, readEntries } from "./archive/rules.ts";
import { contentFrom } from "./content/rules.ts";
import { type FormSource, formMarkPattern, layoutOf } from "./layout/rules.ts";
import { packageOf } from "./package/rules.ts";
import { placesIn } from "./places/rules.ts";
import { MarkupError, readDocument } from "./reading/rules.ts";
import { type FormFileRead, type FoundDocument, largestFile, largestText, type NotReadable } from "./schema.ts";
import { extentOf, valuesOf } from "./values/rules.ts";
import { documentXml, escapeXml } from "./writing/rules.ts";

/**
 * The response form of a consultation as DOCX: blank, or filled in from a draft. The same input gives the same bytes. What a Word file has
 * no place for (control characters, the anchors of areas, answer marks on one part of an area, attachments) is not in it.
 */
export async function formFileOf(source: FormSource, draft?: DraftContent): Promise<Buffer> {
  const blocks = layoutOf(source, draft && extentOf(source, draft));
  const values = draft ? valuesOf(source, draft) : new Map();
  return archiveOf(packageOf(documentXml(blocks, values), escapeXml(`Response form: ${source.content.title}`)));
}

/**
 * Reads a filled-in form back into a draft's content, with a list of all that was not understood, by the text that the form was made from:
 * what a newer one no longer asks keeps its place. Nothing that was typed is dropped: text outside the boxes comes to stand in `general`.
 * In doubt more is marked as confidential, never less.
 */
export async function readFormFile(
  bytes: Buffer,
  newest: FormSource & { texts: Texts },
): Promise<Outcome<FormFileRead, NotReadable>> {
  if (bytes.length > largestFile) return refused("too-large");
  const document = await documentIn(bytes);
  if (!document.ok) return document;
  const form = document.value.paragraphs
    .map((text) => formMarkPattern.exec(text.trim()))
    .find((found) => found !== null);
  if (form && form[1] !== newest.content.slug) return refused("other-consultation");
  const { version, content: printed } = newest.texts.find((text) => text.version === Number(form?.[2])) ?? newest;
  const source: FormSource = { ...newest, version, content: printed };
  const blocks = layoutOf(source, { areas: new Map(), hasGeneral: document.value.tables.some(hasGeneralBox) });
  const placed = placesIn(blocks, withoutFormMark(document.value));
  if (placed.tables === 0) return refused("no-form");
  const read = contentFrom(source, placed, version);
  const content = draftContentSchema.safeParse(read.content);
  return content.success ? done({ content: content.data, unread: read.unread }) : refused("too-large");
}

const hasGeneralBox = ({ rows }: FoundDocument["tables"][number]) =>
  rows.flat().some(({ tags }) => tags.includes("general"));
const withoutFormMark = (document: FoundDocument): FoundDocument => ({
  ...document,
  paragraphs: document.paragraphs.filter((text) => !formMarkPattern.test(text.trim())),
});

async function documentIn(bytes: Buffer): Promise<Outcome<FoundDocument, "not-a-document" | "too-large">> {
  try {
    const [xml] = await readEntries(bytes, ["word/document.xml"], largestText);
    return xml ? done(readDocument(xml)) : refused("not-a-document");
  } catch (error) {
    if (error instanceof ArchiveError) return refused(error.isTooLarge ? "too-large" : "not-a-document");
    if (error instanceof MarkupError) return refused("not-a-document");
    throw error;
  }
}
