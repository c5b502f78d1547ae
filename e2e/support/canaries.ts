import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/schema.ts";
import type { Mark } from "#lib/confidentiality/schema.ts";
import { type ConsultationForStaff, findConsultationForStaff } from "#lib/consultations/queries.ts";
import { placeMail, writeLetter } from "#lib/correspondence/commands.ts";
import { db } from "#lib/db/client.ts";
import { rereadMail } from "#lib/intake/commands.ts";
import { keepLetter } from "#lib/intake/letters/commands.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import { deliverDueMail } from "#lib/mail/commands.ts";
import { releasePack } from "#lib/packs/releases/commands.ts";
import { composeAcknowledgements } from "#lib/responses/acknowledgements/queries.ts";
import { sendResponse } from "#lib/responses/commands.ts";
import { saveDraft } from "#lib/responses/drafts/commands.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { addFile } from "#lib/responses/files/commands.ts";
import { linkResponses } from "#lib/responses/relations/commands.ts";
import { hashToken } from "#lib/responses/tokens/rules.ts";
import { askSubscription } from "#lib/subscriptions/commands.ts";
import { recordArea } from "#lib/triage/areas/commands.ts";
import { addNote } from "#lib/triage/commands.ts";
import { checkTitle, raiseDisagreement, writeReply } from "#lib/triage/disagreements/commands.ts";
import { recordLook } from "#lib/triage/looks/commands.ts";
import { recordPosition } from "#lib/triage/positions/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { keptBytes, streamOf } from "#prisma/factories/files.ts";
import { keptMessage, openedMessage, rawMessageWith, serverTime } from "#prisma/factories/mail.ts";
import { builtPack, readyForPack } from "#prisma/factories/packs.ts";
import { extendedConsultation } from "#prisma/factories/periods.ts";
import { fullContent, savedDraft, whileOpen } from "#prisma/factories/response.ts";
import { afterClose } from "#prisma/factories/triage.ts";

/** What a secret word is of: "whole name", "passage note". The word itself stands nowhere else. */
export type Canaries = Map<string, string>;

/** What opens the pages of one respondent. */
export type Respondent = { receiptToken: string; draftToken: string; draftId: string; subscriptionId: string };

export type Staff = { caseworker: Actor; owner: Actor; approver: Actor };

export type LetOut = { consultation: ConsultationForStaff; canaries: Canaries; respondent: Respondent };

/** One response and what of it nobody without clearance may meet. */
type Kind = {
  tag: string;
  /** Which of its own words are secret; the others are said in the open. */
  secret: readonly Part[];
  marks: (text: string, word: string, fileId: string) => Mark[];
  /** What it says beside. */
  says?: string;
};
type Part = "name" | "organisation" | "address" | "words" | "file" | "bytes" | "reason";

const everything: readonly Part[] = ["name", "organisation", "address", "words", "file", "bytes", "reason"];
const reasonOf = (tag: string) => `Because of zq${tag}reason.`;

const kinds: readonly Kind[] = [
  { tag: "whole", secret: everything, marks: () => [{ level: "whole", reason: reasonOf("whole") }] },
  {
    tag: "identity",
    secret: ["name", "organisation", "address", "file", "bytes", "reason"],
    marks: () => [{ level: "identity", reason: reasonOf("identity") }],
  },
  {
    tag: "answer",
    secret: ["words", "reason"],
    marks: () => [{ level: "answer", field: "Q1", reason: reasonOf("answer") }],
  },
  {
    tag: "passage",
    secret: ["words", "reason"],
    marks: (text, word) => {
      const start = text.indexOf(word);
      return [{ level: "passage", field: "Q1", start, end: start + word.length, reason: reasonOf("passage") }];
    },
  },
  {
    tag: "file",
    secret: ["file", "bytes", "reason"],
    marks: (_, __, attachmentId) => [{ level: "attachment", attachmentId, reason: reasonOf("file") }],
  },
  {
    tag: "spoken",
    secret: everything.filter((part) => part !== "reason"),
    marks: () => [],
    says: "Please treat this response as confidential.",
  },
];

/** The word of one part of one response, remembered where it is secret. */
const wordsOf = (canaries: Canaries, tag: string, secret: readonly string[]) => (part: string) => {
  const word = `zq${tag}${part}`;
  if (secret.includes(part)) canaries.set(word, `${tag} ${part}`);
  return word;
};

function must<T, R>(outcome: { ok: true; value: T } | { ok: false; reason: R }): T {
  if (!outcome.ok) throw new Error(`a canary was not let out: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

async function sentWith(
  consultation: ConsultationForStaff,
  canaries: Canaries,
  { tag, secret, marks, says = "" }: Kind,
): Promise<string> {
  const { content, slug } = consultation;
  const word = wordsOf(canaries, tag, secret);
  const full = fullContent(content);
  const text =
    `We disagree. It matters to us that ${word("words")} stays as it stands today. The rest is well. ${says}`.trim();
  const saved = {
    ...full,
    respondent: {
      ...full.respondent,
      organisation: `Company ${word("organisation")}`,
      name: `Person ${word("name")}`,
      email: `${word("address")}@${tag}.example.org`,
    },
    answers: full.answers.map((answer) => (answer.question === "Q1" ? { ...answer, text } : answer)),
  };
  const token = await savedDraft(content, saved);
  const bytes = streamOf(`What the file says: ${word("bytes")}.`);
  const file = must(
    await addFile(token, slug, { sentName: `${word("file")}.txt`, publicVersionOf: null, bytes }, whileOpen),
  );
  word("reason");
  const draft = await findDraft(token, slug, whileOpen);
  if (!draft) throw new Error("the draft is gone");
  const marked = { ...draft.content, marks: marks(text, word("words"), file.id) };
  must(await saveDraft(token, slug, draft.revision, marked, whileOpen));
  const sent = await sendResponse(token, { content, closesAt: consultation.closesAt }, true, whileOpen);
  return must(sent).reference;
}

/** Everything that staff can derive from a response: a note, a position, an entry of the register, a reply, a letter. */
async function actOn(
  consultation: ConsultationForStaff,
  canaries: Canaries,
  { owner, colleague }: { owner: Actor; colleague: Actor },
  tag: string,
  reference: string,
) {
  const word = wordsOf(canaries, tag, ["note", "title", "anchor", "reply", "letter", "subject", "area", "look"]);
  const target = { consultationId: consultation.id, reference };
  must(await addNote(owner, target, `They told us of ${word("note")}.`, whileOpen));
  const basis = `It matters to us that zq${tag}words stays as it stands today.`;
  must(await recordPosition(owner, consultation, reference, { part: "Q1", position: "disagree", basis, seenId: "" }));
  const area = { anchor: "§18", what: `What ${word("area")} means`, why: "", basis };
  const recorded = await recordArea(owner, consultation, reference, area);
  if (!recorded.ok) throw new Error(JSON.stringify(recorded));
  const raised = await raiseDisagreement(
    owner,
    consultation,
    {
      title: `When ${word("title")} ends`,
      anchor: `Clause ${word("anchor")}`,
      source: "response",
      sourceDetail: "",
      response: reference,
      areaKey: "",
      quote: basis,
    },
    whileOpen,
  );
  if (!raised.ok) throw new Error(JSON.stringify(raised));
  const found = { version: 1, found: "nothing", reason: `Because of ${word("look")}.`, seenId: "" } as const;
  const looked = await recordLook(owner, consultation, reference, found);
  if (!looked.ok) throw new Error(JSON.stringify(looked));
  const place = { number: raised.value.number, revision: 0 };
  const replied = await writeReply(owner, consultation, place, { dccReply: `We note ${word("reply")}.` }, whileOpen);
  if (!replied.ok) throw new Error(replied.reason);
  const checked = await checkTitle(colleague, consultation, { ...place, revision: 1 }, whileOpen);
  if (!checked.ok) throw new Error(checked.reason);
  const letter = { id: randomUUID(), subject: `About ${word("subject")}`, text: `We write of ${word("letter")}.` };
  must(await writeLetter(owner, consultation, reference, letter));
}

const heldBody = (tag: string) =>
  `Q1: We disagree with zq${tag}words in the text.\n\nPart of this response is confidential.\n`;

/** A message that leaves open what of it is confidential, with a file; everything of it is secret. */
async function heldMessage(
  consultation: ConsultationForStaff,
  canaries: Canaries,
  staff: Actor,
  tag: string,
): Promise<string> {
  const word = wordsOf(canaries, tag, [...everything, "subject"]);
  word("words");
  const raw = rawMessageWith(
    { [`${word("file")}.txt`]: new TextEncoder().encode("A scan.") },
    {
      from: `Person ${word("name")} <${word("address")}@${tag}.example.org>`,
      subject: `About ${word("subject")}`,
      body: heldBody(tag),
    },
  );
  return keptMessage(staff, consultation, raw);
}

/** A letter by post, typed in by one person and taken in by another, that asks for all of it to be confidential. */
async function postedLetter(
  consultation: ConsultationForStaff,
  canaries: Canaries,
  typist: Actor,
  owner: Actor,
): Promise<void> {
  const word = wordsOf(canaries, "post", ["name", "words", "reason", "file", "bytes"]);
  const kept = await keptBytes(`A scan of ${word("bytes")}.`);
  const { id } = must(await keepLetter(typist, consultation, `${word("file")}.txt`, kept));
  const { evidence: _, form: __, ...reading } = (await openedMessage(typist, consultation, id)).reading;
  const typed = {
    ...reading,
    verdict: "whole" as const,
    answers: { Q3: `We say ${word("words")}.` },
    reason: `For ${word("reason")}.`,
    respondent: { ...reading.respondent, name: `Person ${word("name")}` },
    receivedAt: serverTime.toISOString(),
    why: "Stamped by the post room.",
  };
  must(await rereadMail(typist, consultation, id, 1, typed));
  must(await takeIn(owner, consultation, id, 2, whileOpen));
}

/** Somebody who sent a response, holds its receipt, began another and asked to be told: what only their links and cookies open. */
async function respondentOf(consultation: ConsultationForStaff): Promise<Respondent> {
  const { content, slug, id: consultationId } = consultation;
  const mark = { level: "answer", field: "Q2", reason: "Our tender is open until June." } as const;
  const said = { ...fullContent(content), marks: [mark] };
  const token = await savedDraft(content, said);
  const { receiptToken } = must(
    await sendResponse(token, { content, closesAt: consultation.closesAt }, true, whileOpen),
  );
  const draftToken = await savedDraft(content, said);
  await askSubscription(slug, { email: "told@reader.example.org" }, "203.0.113.7");
  const subscription = await db().subscription.findFirstOrThrow({ where: { consultationId } });
  const draft = await db().draft.findFirstOrThrow({ where: { consultationId, tokenHash: hashToken(draftToken) } });
  return { receiptToken, draftToken, draftId: draft.id, subscriptionId: subscription.id };
}

/**
 * A consultation with a response of each kind that can be marked, messages that are held, a letter by post, and everything that staff derive
 * from them; extended, so that letters go to everybody, and still open. Every secret word is a canary.
 */
export async function letOut(staff: Staff): Promise<LetOut> {
  const { caseworker, owner } = staff;
  const canaries: Canaries = new Map();
  await setDatabaseClock(whileOpen);
  const { slug } = await publishedConsultation({ title: "A consultation with canaries" });
  const found = await findConsultationForStaff(slug);
  if (!found) throw new Error("there is no consultation");
  const references: string[] = [];
  for (const kind of kinds) {
    const reference = await sentWith(found, canaries, kind);
    await actOn(found, canaries, { owner, colleague: caseworker }, kind.tag, reference);
    references.push(reference);
  }
  await heldMessage(found, canaries, caseworker, "held");
  const taken = await heldMessage(found, canaries, caseworker, "taken");
  const { reference } = must(await takeIn(caseworker, found, taken, 1, whileOpen));
  await placeHeld(found, canaries, caseworker);
  await postedLetter(found, canaries, caseworker, owner);
  const linkReason = wordsOf(canaries, "link", ["reason"])("reason");
  const link = { kind: "SUPPLEMENT" as const, reason: `Both speak of ${linkReason}.` };
  must(await linkResponses(owner, found.id, { references: [references[1] ?? "", reference], ...link }));
  const respondent = await respondentOf(found);
  const consultation = await extendedConsultation(found, new Date(found.closesAt.getTime() + 3_600_000));
  await deliverDueMail(composeAcknowledgements);
  await failedLetter(canaries, references[0] ?? "");
  return { consultation, canaries, respondent };
}

/** Messages that ask a question or say nothing for a response; everything of them is secret, for they left open what is confidential. */
async function placeHeld(consultation: ConsultationForStaff, canaries: Canaries, staff: Actor): Promise<void> {
  const asked = await heldMessage(consultation, canaries, staff, "asked");
  const question = await openedMessage(staff, consultation, asked);
  const placing = { readingNumber: question.readingNumber, seenId: question.placement?.id ?? "", reference: "" };
  must(await placeMail(staff, consultation, asked, { ...placing, kind: "QUESTION", reason: "" }, whileOpen));
  const aside = await heldMessage(consultation, canaries, staff, "aside");
  const why = wordsOf(canaries, "aside", ["why"])("why");
  const nothing = { ...placing, kind: "NOTHING" as const, reason: `It only says ${why}.` };
  must(await placeMail(staff, consultation, aside, nothing, whileOpen));
}

/** The letter of receipt of a response could not be sent: what the mail server said names its addressee. */
async function failedLetter(canaries: Canaries, about: string): Promise<void> {
  canaries.set("zqservererror", "the mail server's words");
  const { id } = await db().outgoingMail.findFirstOrThrow({ where: { about, kind: "acknowledgement" } });
  const dueAt = new Date(Date.now() + 3_600_000);
  await db().outgoingMail.update({
    where: { id },
    data: { attempts: 3, lastError: "550 no box of zqservererror", dueAt },
  });
}

/** The same consultation once it has closed: everything is decided, and its pack is built and released to the Department. Gives the pack's id. */
export async function closeAndRelease({ consultation }: LetOut, staff: Staff): Promise<string> {
  const { caseworker, owner, approver } = staff;
  await setDatabaseClock(afterClose);
  await setAsideRest(consultation, caseworker);
  await readyForPack(consultation, owner);
  const { id } = await builtPack(consultation, owner);
  must(await releasePack(approver, consultation, id, "DEPARTMENT", afterClose));
  return id;
}

/** What still waits is decided on, so that a pack can be built: the held message is no response. */
async function setAsideRest(consultation: ConsultationForStaff, staff: Actor): Promise<void> {
  const waiting = await db().incomingMail.findMany({
    where: { consultationId: consultation.id, outcome: null },
    select: { id: true },
  });
  for (const { id } of waiting) {
    const mail = await openedMessage(staff, consultation, id);
    if (mail.decidedAt) continue;
    const placing = { kind: "NOTHING" as const, reference: "", reason: "Noise.", readingNumber: mail.readingNumber };
    must(await placeMail(staff, consultation, id, { ...placing, seenId: mail.placement?.id ?? "" }, whileOpen));
  }
}
