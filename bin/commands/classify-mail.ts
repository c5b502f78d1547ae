import { readdir, readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readAnyAttachment } from "#lib/intake/attachments/queries.ts";
import { confusionOf, labelsSchema } from "#lib/intake/classification/confusion/rules.ts";
import { factsOf } from "#lib/intake/classification/facts/rules.ts";
import { classifyMessage } from "#lib/intake/classification/rules.ts";
import type { Classification, ConsultationFacts } from "#lib/intake/classification/schema.ts";
import { parseMessages } from "#lib/intake/message/rules.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";

export const summary = "say what emailed responses ask, answer, and when they came";
export const usage = `portal classify-mail FILE… [--consultation SLUG]
portal classify-mail --confusion

Reads mail from .eml, .msg, mbox and .txt files (a .txt is a bare body) and prints one JSON line per message:
  file         the file as named; an mbox gives a line for each of its messages, in order
  verdict      "none", "whole", "part" or "unclear": what the sender asks to be kept confidential. An automatic
               disclaimer is no request (§31); "unclear" is to be held as confidential until the sender says
  passages     with "part": the exact text to withhold, as it stands in the message
  answers      by question label; null where the message names no such question
  receivedAt   UTC, from our own server's topmost Received header, never the sender's Date; null when there is none
  late         received after the close; null when it is not known when it came
  isResponse   false for automatic replies, delivery reports, and questions about the documents (§32)
  why          the sentences this rests on

Without --consultation the messages are read against the seed consultation, and no database is needed; another one is
looked up in the database. A file that cannot be read is named on standard error, the others are still done, and the
exit status is 1.

--confusion classifies the labelled corpus kept with the code and prints, by set, how often each labelled verdict was
read as which, and every message that was read wrongly.`;

const seedSlug = "pre-go-live-etmad";
const corpus = new URL("../../lib/intake/classification/corpus/", import.meta.url);

function seedFacts(): ConsultationFacts {
  const content = readSeedConsultation();
  return factsOf(new Date(content.closesAt), content.document);
}

async function storedFacts(slug: string): Promise<ConsultationFacts | null> {
  const [{ findConsultationForStaff }, { disconnect }] = await Promise.all([
    import("#lib/consultations/queries.ts"),
    import("#lib/db/client.ts"),
  ]);
  try {
    const found = await findConsultationForStaff(slug);
    return found && factsOf(found.closesAt, found.content.document);
  } finally {
    await disconnect();
  }
}

const readAny = readAnyAttachment((name, why) => console.error(`${name}: its text could not be read. ${why}`));

const lineOf = (file: string, result: Classification): string =>
  JSON.stringify({
    file,
    verdict: result.verdict,
    passages: result.passages,
    answers: result.answers,
    receivedAt: result.receivedAt,
    late: result.late,
    isResponse: result.isResponse,
    why: result.evidence.map((each) => each.sentence),
  });

async function classifyFile(file: string, facts: ConsultationFacts): Promise<void> {
  for (const message of await parseMessages(file, await readFile(file))) {
    console.log(lineOf(file, await classifyMessage(message, facts, readAny)));
  }
}

async function printConfusion(): Promise<number> {
  const facts = seedFacts();
  const labels = labelsSchema.parse(JSON.parse(await readFile(new URL("labels.json", corpus), "utf8")));
  const files = (await readdir(corpus)).filter((name) => name in labels).sort();
  const results = new Map<string, Classification>();
  for (const name of files) {
    const [message] = await parseMessages(name, await readFile(new URL(name, corpus)));
    if (message) results.set(name, await classifyMessage(message, facts, readAny));
  }
  console.log(JSON.stringify(confusionOf(labels, results), null, 2));
  return 0;
}

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { consultation: { type: "string", default: seedSlug }, confusion: { type: "boolean", default: false } },
  });
  if (values.confusion) return printConfusion();
  if (positionals.length === 0) {
    console.error(`Name at least one file.\n\n${usage}`);
    return 2;
  }
  const facts = values.consultation === seedSlug ? seedFacts() : await storedFacts(values.consultation);
  if (!facts) {
    console.error(`There is no consultation "${values.consultation}".`);
    return 1;
  }
  let failed = 0;
  for (const file of positionals) {
    try {
      await classifyFile(file, facts);
    } catch (error) {
      failed += 1;
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed > 0 ? 1 : 0;
}
