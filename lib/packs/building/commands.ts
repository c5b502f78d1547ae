import { listGateRecords } from "#lib/approvals/queries.ts";
import { standingOf } from "#lib/approvals/rules.ts";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import { currentOf } from "#lib/consultations/attachments/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { Database } from "#lib/db/client.ts";
import { docxOf } from "#lib/documents/docx/rules.ts";
import type { Part } from "#lib/documents/schema.ts";
import { xlsxOf } from "#lib/documents/sheets/rules.ts";
import { textOf } from "#lib/documents/text/rules.ts";
import { readBytes } from "#lib/files/queries.ts";
import { committedText } from "#lib/register/commitments/rules.ts";
import type { RegisterLine } from "#lib/register/schema.ts";
import type { TextOfResponse, Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { countPositions } from "#lib/triage/positions/queries.ts";
import { type Archive, openArchive } from "../archive/commands.ts";
import { findBasis } from "../basis/queries.ts";
import { differencesFrom } from "../differences/rules.ts";
import { directionDocument } from "../direction/rules.ts";
import { areasOutside, disagreementsDocument, resolvedDocument } from "../disagreements/rules.ts";
import type { Unresolved } from "../disagreements/schema.ts";
import { writeCorrespondence } from "../incoming/commands.ts";
import { pathAsReceived, readingJson } from "../incoming/rules.ts";
import type { IncomingInPack } from "../incoming/schema.ts";
import { countLooks, gatherLooks, looksJson } from "../looks.ts";
import { positionsDocument } from "../positions/rules.ts";
import { readmeDocument } from "../readme/rules.ts";
import { fileNameOf, folderOf, responseDocument } from "../responses/rules.ts";
import { type PackFacts, type PackFinding, type PackManifest, packManifestSchema } from "../schema.ts";
import { columnsOf } from "../sheet/rules.ts";
import { isCounting, standingOf as sayStanding } from "../standing/rules.ts";
import { findStatement } from "../statement/queries.ts";
import { statementDocument } from "../statement/rules.ts";
import { viewsDocument, viewsOf } from "../views/rules.ts";
import { disagreementsOf, lastSubmitted, recipient, sealsOf, textsOf, versionsInPack } from "./queries.ts";
import { countingOf, jsonOf, lateCounts, registerLineOf, registerText, sumsOf } from "./rules.ts";
import type { VersionInPack } from "./schema.ts";

export type Order = {
  consultation: { id: string; content: ConsultationContent };
  facts: PackFacts;
  findings: readonly PackFinding[];
  explanation: string;
  orderedBy: string;
};

export type BuiltPack = { manifest: PackManifest; statement: string };

/**
 * What is kept is not what was acknowledged: nothing is built of it, and whoever ordered the pack reads which copy it is. Never an everyday
 * fault: bytes were altered past the portal.
 */
export class BrokenCopyError extends Error {}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Begins to write the submission pack (§24) from what `tx` sees, which must be one snapshot. The bytes come out of `bytes` while it is
 * written; the manifest is there at the end. The same rows give the same bytes (invariant 8). `progress` hears of each response.
 */
export function writePack(
  tx: Database,
  order: Order,
  progress: (done: number) => Promise<void>,
): { bytes: Archive["bytes"]; written: Promise<BuiltPack> } {
  const archive = openArchive();
  const written = write(tx, archive, order, progress).catch((error: Error) => {
    archive.bytes.destroy(error);
    throw error;
  });
  return { bytes: archive.bytes, written };
}

async function write(
  tx: Database,
  archive: Archive,
  order: Order,
  progress: (done: number) => Promise<void>,
): Promise<BuiltPack> {
  const { consultation, facts, findings, explanation, orderedBy } = order;
  const { id, content } = consultation;
  const texts = await textsOf(tx, id);
  await writeDraft(tx, archive, id);
  const statement = (await findStatement(id, tx)).text;
  await archive.add("b-fit-for-purpose/statement.docx", await docxOf(statementDocument(content, statement)));
  await archive.add("b-fit-for-purpose/statement.txt", textOf(statementDocument(content, statement)));
  const { open, resolved } = await disagreementsOf(tx, consultation, texts);
  const gathered = await writeResponses(tx, archive, { id, content, texts }, progress);
  await writeCorrespondence(tx, archive, id);
  const unresolved = [...open, ...gathered.outside];
  const { looked } = gathered;
  await archive.add(
    "d-disagreements/unresolved.docx",
    await docxOf(disagreementsDocument(content, unresolved, looked)),
  );
  await archive.add("d-disagreements/unresolved.json", json(unresolved));
  await archive.add("d-disagreements/looked-at.json", json(looksJson(looked)));
  await archive.add("called-resolved/resolved.docx", await docxOf(resolvedDocument(content, resolved)));
  await archive.add("called-resolved/resolved.json", json(resolved));
  const direction = directionDocument(content, standingOf(await listGateRecords(id, tx), content));
  if (direction) await archive.add("e-for-the-department/draft-direction.docx", await docxOf(direction));
  await archive.add("e-for-the-department/views.docx", await docxOf(viewsDocument(content, gathered.views)));

  const amber = findings.filter(({ level }) => level === "amber").map(({ text }) => text);
  const head = {
    format: 1 as const,
    consultation: { slug: content.slug, reference: content.reference, title: content.title },
    responses: gathered.responses,
    versions: gathered.lines.length,
    unresolved: unresolved.length,
    resolved: resolved.length,
    looks: countLooks(looked),
    counting: gathered.counting,
    late: gathered.late,
    register: { last: facts.lastNumber, sealedTo: facts.sealedTo },
    conditionClause: facts.condition.clause,
    basis: await findBasis(consultation, tx),
    explained: amber.length > 0 ? { findings: amber, explanation, by: orderedBy } : null,
  };
  const earlier = await lastSubmitted(tx, id);
  const differences =
    earlier &&
    differencesFrom({ version: earlier.version, ...packManifestSchema.parse(earlier.manifest) }, archive.files);
  if (differences) await archive.add("differences.txt", differences);
  await archive.add("README.txt", textOf(readmeDocument(content, head)));
  const manifest: PackManifest = { ...head, missing: [], files: [...archive.files] };
  await archive.add("manifest.json", json(manifest));
  await archive.add("manifest-sha256.txt", sumsOf(archive.files));
  archive.end();
  return { manifest, statement };
}

/** Section (a): the draft and its redline as they were added. Without them nothing is built: that was checked in the same snapshot. */
async function writeDraft(tx: Database, archive: Archive, consultationId: string): Promise<void> {
  const attachments = await listAttachments(consultationId, tx);
  for (const [kind, prefix] of [
    ["FINAL_DRAFT", "clean"],
    ["REDLINE", "redline"],
  ] as const) {
    const current = currentOf(attachments, kind);
    if (!current) throw new Error(`a pack was to be built without its ${prefix} draft`);
    await writeStored(archive, `a-final-draft/${prefix}-${current.name}`, { ...current, id: current.fileId });
  }
}

type Scope = {
  id: string;
  content: ConsultationContent;
  texts: Texts;
};

/** Section (c): every version received, exactly and for reading, the register, and the positions; gives what else the responses tell. */
async function writeResponses(tx: Database, archive: Archive, scope: Scope, progress: (done: number) => Promise<void>) {
  const { id, content, texts } = scope;
  const lines: RegisterLine[] = [];
  const standings: StandingInRegister[] = [];
  const outside: Unresolved[] = [];
  const views: Part[] = [];
  const looks = gatherLooks();
  const references = new Set<string>();
  const [counted, beside] = [new Set<string>(), new Set<string>()];
  for await (const version of versionsInPack(tx, id)) {
    const text = textFor(version.response, texts);
    await writeResponse(archive, text, version);
    lines.push(registerLineOf(content.slug, version));
    const { isLate, lateDecisions } = version;
    standings.push({ isLate, lateDecisions, standing: sayStanding(version) });
    outside.push(...areasOutside(text, version));
    views.push(...viewsOf(text, version));
    looks.add(version);
    references.add(version.reference);
    if (isCounting(version)) counted.add(version.reference);
    else if (version.isBeside) beside.add(version.reference);
    await progress(lines.length);
  }
  await archive.addStream("c-responses/responses.json", jsonStream(tx, scope));
  await archive.add("c-responses/responses.xlsx", await spreadsheet(tx, scope));
  await archive.add("c-responses/register.json", json(lines));
  await archive.add("c-responses/register.txt", registerText(linesWith(lines, standings)));
  for (const file of await sealsOf(tx, id))
    await archive.add(`c-responses/seals/seal-${file.seal.sealNumber}.json`, json(file));
  const tally = await countPositions(tx, recipient, { id, texts });
  await archive.add("c-responses/positions.docx", await docxOf(positionsDocument(content, texts, tally)));
  await archive.add("c-responses/positions.json", json(tally));
  const counting = countingOf(references, counted, beside);
  const [responses, late] = [references.size, lateCounts(standings)];
  return { lines, outside, views, looked: looks.found, responses, counting, late };
}

type StandingInRegister = Pick<VersionInPack, "isLate" | "lateDecisions"> & { standing: string };

const linesWith = (lines: readonly RegisterLine[], standings: readonly StandingInRegister[]) =>
  lines.map((line, index) => ({ ...line, standing: standings[index]?.standing ?? "" }));

/** One version: the exact copy, whose SHA-256 is the commitment on its receipt (S30.2); the copy for reading; the files as they came. */
async function writeResponse(archive: Archive, text: TextOfResponse, version: VersionInPack): Promise<void> {
  const folder = folderOf(version);
  await archive.add(`${folder}/response.json`, committedText(version.salt, version.content, version.files));
  if (archive.files.at(-1)?.sha256 !== version.commitment) {
    throw new BrokenCopyError(
      `The copy of response ${version.reference}, version ${version.number}, is not what its receipt commits to: what is stored was altered. Compare the database with a backup.`,
    );
  }
  await archive.add(`${folder}/response.docx`, await docxOf(responseDocument(text, version)));
  for (const [position, file] of version.files.entries()) {
    await writeStored(archive, `${folder}/files/${fileNameOf(position, file.name)}`, file);
  }
  if (version.incoming) await writeIncoming(archive, folder, version.incoming);
}

/** The message or letter as it came, whose SHA-256 is the one taken on arrival (S24.3, S30.2), and how it was read. */
async function writeIncoming(archive: Archive, folder: string, incoming: IncomingInPack): Promise<void> {
  const { fileId: id, size, sha256 } = incoming;
  await writeStored(archive, `${folder}/${pathAsReceived(incoming)}`, { id, size, sha256 });
  await archive.add(`${folder}/as-received/reading.json`, json(readingJson(incoming)));
}

/** A file exactly as it was taken in: its bytes must still have the SHA-256 that was recorded, or nothing is built. */
async function writeStored(
  archive: Archive,
  path: string,
  { id, size, sha256 }: { id: string; size: number; sha256: string },
): Promise<void> {
  await archive.addStream(path, readBytes(id, size));
  if (archive.files.at(-1)?.sha256 === sha256) return;
  throw new BrokenCopyError(
    `The file for ${path} is not what it was when it came in: what is stored was altered. Compare the database with a backup.`,
  );
}

async function* jsonStream(tx: Database, { id, texts }: Scope): AsyncGenerator<Buffer> {
  let separator = "[\n";
  for await (const version of versionsInPack(tx, id)) {
    yield Buffer.from(`${separator}${JSON.stringify(jsonOf(textFor(version.response, texts), version))}`);
    separator = ",\n";
  }
  yield Buffer.from(separator === "[\n" ? "[]\n" : "\n]\n");
}

async function spreadsheet(tx: Database, { id, content, texts }: Scope): Promise<Buffer> {
  const columns = columnsOf(content, texts);
  async function* rows() {
    for await (const version of versionsInPack(tx, id)) yield columns.map(({ cell }) => cell(version));
  }
  const head = columns.map(({ name, width }) => ({ name, width }));
  return xlsxOf([{ name: "Responses", head, rows: rows() }], "Responses");
}
