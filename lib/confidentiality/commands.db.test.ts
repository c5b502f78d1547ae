import { glob, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { publishClarification, writeAnswer } from "#lib/clarifications/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { tellItArrived } from "#lib/correspondence/arrivals/commands.ts";
import { placeMail, writeLetter } from "#lib/correspondence/commands.ts";
import type { MailKind } from "#lib/correspondence/schema.ts";
import { db } from "#lib/db/client.ts";
import { handOn, openIncomingMail, openOriginal, rereadMail, setAside } from "#lib/intake/commands.ts";
import { readFormInto } from "#lib/intake/forms/commands.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import type { MailReading } from "#lib/intake/schema.ts";
import { formFileOf } from "#lib/responses/form-file/rules.ts";
import { confirmLink, linkResponses, relate, takeBackLink } from "#lib/responses/relations/commands.ts";
import { recordArea, takeBackArea } from "#lib/triage/areas/commands.ts";
import { addNote, assignResponse, setStatus, undoTriage } from "#lib/triage/commands.ts";
import { addWords, checkTitle, raiseDisagreement, retitle, writeReply } from "#lib/triage/disagreements/commands.ts";
import {
  confirmResolution,
  proposeResolution,
  reopenDisagreement,
} from "#lib/triage/disagreements/resolutions/commands.ts";
import { decideLate } from "#lib/triage/lateness/commands.ts";
import { recordLook } from "#lib/triage/looks/commands.ts";
import { recordPosition, takeBackPosition } from "#lib/triage/positions/commands.ts";
import { recordReadInFull } from "#lib/triage/reading/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { linked } from "#prisma/factories/links.ts";
import { keptMessage, openedMessage, uniqueMessage } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, amendedResponse, consultationForStaff, secretContent } from "#prisma/factories/triage.ts";

/** One withheld thing of each kind, beside open ones. */
type Things = {
  /** References of a withheld response, of an open one that is linked with it, and of another. */
  response: string;
  partner: string;
  other: string;
  linkId: string;
  /** Numbers of an entry that holds words of the withheld response, and of an open one. */
  entry: number;
  openEntry: number;
  /** A withheld message, and an open one; the question that a withheld one was handed on as. */
  message: string;
  openMessage: string;
  question: string;
};
type Way = (by: Actor, things: Things) => Promise<unknown>;

let consultation: ConsultationForStaff;
let cleared: Actor;
let second: Actor;
let uncleared: Actor;
let form: Buffer;

const nowhere = { readingNumber: 1, seenId: "", reason: "As it says." };
const words = { title: "Whether it ends", anchor: "§18", areaKey: "", quote: "We agree with the aim." };
const place = (number: number) => ({ number, revision: 0 });
const evidence = { change: "", attachment: "", clause: "", response: "", words: "", mail: "" };
const placed =
  (kind: MailKind): Way =>
  (by, { openMessage, response }) =>
    placeMail(by, consultation, openMessage, { ...nowhere, kind, reference: response }, whileOpen);
const placedHeld =
  (kind: MailKind): Way =>
  (by, { message, other }) =>
    placeMail(by, consultation, message, { ...nowhere, kind, reference: other }, whileOpen);
const target = (reference: string) => ({ consultationId: consultation.id, reference });
const plainReading = {
  isResponse: true,
  verdict: "none",
  passages: [],
  reason: null,
  answers: {},
  general: "It agrees.",
};
const reread: Way = (by, { message }) =>
  rereadMail(by, consultation, message, 1, {
    ...(plainReading as Pick<MailReading, "isResponse" | "verdict" | "passages" | "reason" | "answers" | "general">),
    respondent: { name: "Rowan", organisation: "", email: "rowan@elsewhere.example.org" },
    receivedAt: null,
    why: "It asks for nothing.",
  });

/** Every command that acts on a response, a message or what derives from one, and each way in which it meets something withheld. */
const acts: Record<string, Way[]> = {
  "clarifications writeAnswer": [
    (by, { question }) => {
      const answer = { publicQuestion: "Where?", answer: "There.", changesMeaning: false, revision: 0 };
      return writeAnswer(by, consultation.slug, question, answer, whileOpen);
    },
  ],
  "clarifications publishClarification": [
    (by, { question }) => publishClarification(by, consultation.slug, question, 0, whileOpen),
  ],
  "correspondence placeMail": [
    ...(["ANSWER", "SUPPLEMENT", "REPLACEMENT", "WITHDRAWAL"] as const).flatMap((kind) => [
      placed(kind),
      placedHeld(kind),
    ]),
    ...(["QUESTION", "OWN", "NOTHING"] as const).map(placedHeld),
  ],
  "correspondence writeLetter": [
    (by, { response }) =>
      writeLetter(by, consultation, response, { id: crypto.randomUUID(), subject: "Yours", text: "Thank you." }),
  ],
  "correspondence/arrivals tellItArrived": [(by, { message }) => tellItArrived(by, consultation, message)],
  "intake openIncomingMail": [(by, { message }) => openIncomingMail(by, consultation, message)],
  "intake openOriginal": [(by, { message }) => openOriginal(by, message)],
  "intake rereadMail": [reread],
  "intake setAside": [(by, { message }) => setAside(by, consultation, message, 1, "No response")],
  "intake handOn": [(by, { message }) => handOn(by, consultation, message, 1, whileOpen)],
  "intake/forms readFormInto": [
    (by, { message }) => readFormInto(by, consultation, message, 1, { name: "form.docx", bytes: form }),
  ],
  "intake/registration takeIn": [(by, { message }) => takeIn(by, consultation, message, 1, whileOpen)],
  "responses/relations relate": [
    (by, { response, other }) => {
      const relation = { consultationId: consultation.id, kind: "SUPPLEMENT" as const, reason: "One sender." };
      return db().$transaction((tx) => relate(tx, by, { ...relation, earlier: other, later: response }));
    },
  ],
  "responses/relations linkResponses": (["SUPPLEMENT", "REPLACEMENT"] as const).map(
    (kind): Way =>
      (by, { response, other }) =>
        linkResponses(by, consultation.id, { references: [response, other], kind, reason: "One sender." }),
  ),
  "responses/relations confirmLink": [(by, { linkId }) => confirmLink(by, consultation.id, linkId)],
  "responses/relations takeBackLink": [(by, { linkId }) => takeBackLink(by, consultation.id, linkId, "Two senders.")],
  "triage assignResponse": [
    (by, { response }) => assignResponse(by, target(response), 0, by.id, whileOpen),
    (by, { response }) => assignResponse(by, target(response), 99, null, whileOpen),
  ],
  "triage setStatus": [(by, { response }) => setStatus(by, target(response), 0, "DONE", whileOpen)],
  "triage undoTriage": [(by, { response }) => undoTriage(by, target(response), 0, whileOpen)],
  "triage addNote": [(by, { response }) => addNote(by, target(response), "Looks well.", whileOpen)],
  "triage/areas recordArea": [
    (by, { response }) =>
      recordArea(by, consultation, response, { anchor: "", what: "The aim", why: "", basis: words.quote }),
  ],
  "triage/areas takeBackArea": [(by, { response }) => takeBackArea(by, consultation, response, 1)],
  "triage/disagreements raiseDisagreement": [
    (by, { response }) =>
      raiseDisagreement(by, consultation, { ...words, source: "response", sourceDetail: "", response }, whileOpen),
  ],
  "triage/disagreements addWords": [
    (by, { response, openEntry }) =>
      addWords(by, consultation, { entry: openEntry, response, areaKey: "", quote: words.quote }, whileOpen),
    (by, { other, entry }) =>
      addWords(by, consultation, { entry, response: other, areaKey: "", quote: words.quote }, whileOpen),
  ],
  "triage/disagreements retitle": [
    (by, { entry }) => retitle(by, consultation, place(entry), { title: "Whether", anchor: "§18" }, whileOpen),
  ],
  "triage/disagreements checkTitle": [(by, { entry }) => checkTitle(by, consultation, place(entry), whileOpen)],
  "triage/disagreements writeReply": [
    (by, { entry }) => writeReply(by, consultation, place(entry), { dccReply: "It does." }, whileOpen),
  ],
  "triage/disagreements/resolutions proposeResolution": [
    (by, { entry }) =>
      proposeResolution(
        by,
        consultation,
        place(entry),
        { ...evidence, evidenceKind: "change", change: "1" },
        whileOpen,
      ),
    (by, { openEntry, response }) => {
      const given = { ...evidence, evidenceKind: "words" as const, response, words: words.quote };
      return proposeResolution(by, consultation, place(openEntry), given, whileOpen);
    },
    (by, { openEntry, message }) => {
      const given = { ...evidence, evidenceKind: "letter" as const, mail: message };
      return proposeResolution(by, consultation, place(openEntry), given, whileOpen);
    },
  ],
  "triage/disagreements/resolutions confirmResolution": [
    (by, { entry }) => confirmResolution(by, consultation, place(entry), whileOpen),
  ],
  "triage/disagreements/resolutions reopenDisagreement": [
    (by, { entry }) => reopenDisagreement(by, consultation, place(entry), whileOpen),
  ],
  "triage/lateness decideLate": [
    (by, { response }) => {
      const decision = { version: 1, outcome: "not-considered" as const, reason: "It is late.", seenId: "" };
      return decideLate(by, consultation, response, decision, afterClose);
    },
  ],
  "triage/looks recordLook": [
    (by, { response }) =>
      recordLook(by, consultation, response, { version: 1, found: "nothing", reason: "It agrees.", seenId: "" }),
  ],
  "triage/positions recordPosition": [
    (by, { response }) =>
      recordPosition(by, consultation, response, { part: "Q1", position: "agree", basis: words.quote, seenId: "" }),
  ],
  "triage/positions takeBackPosition": [(by, { response }) => takeBackPosition(by, consultation, response, "Q1", "")],
  "triage/reading recordReadInFull": [(by, { response }) => recordReadInFull(by, consultation, response, 1)],
};

const reads = "It shows what is left for its reader; the pages are swept for what is withheld.";
const shared = "The commands that go through it stand in the table.";
const brings = "It brings in something new.";
const steps = "It is about a step of the consultation or of its modification, and about no response.";
const people = "It is about people and what they may do.";
const packs = "It is about all responses at once, and names none.";

/** Every other command that somebody gives, and why nothing can be withheld from them in it. */
const others: Record<string, string> = {
  ...Object.fromEntries(
    ["recordGate", "proposeSubmission", "confirmSubmission", "recordUnsaid"].map((name) => [
      `approvals ${name}`,
      steps,
    ]),
  ),
  "auth/sessions beginSession": people,
  "auth/sessions dropSession": people,
  "confidentiality refuseIfWithheld": shared,
  "consultations/attachments addAttachment": brings,
  "consultations/attachments openAttachment": steps,
  "consultations/attachments/public supplyAttachment": steps,
  "consultations prepareConsultation": steps,
  "consultations prepareVersion": steps,
  "consultations publishConsultation": steps,
  "consultations/periods decideExtension": steps,
  "consultations/periods confirmExtension": steps,
  "intake/arrivals keepMessages": brings,
  "intake decide": shared,
  "intake keepAsQuestion": shared,
  "intake/letters keepLetter": brings,
  "mail/outbox readMail": reads,
  "packs orderPack": packs,
  "packs/releases releasePack": packs,
  "packs/releases openPack": "Whoever has no clearance opens none.",
  "packs/statement writeStatement": packs,
  ...Object.fromEntries(["confirmAccess", "withdrawAccess"].map((name) => [`people/access ${name}`, people])),
  ...Object.fromEntries(
    [
      "invitePerson",
      "inviteAgain",
      "requestAccess",
      "takeClearance",
      "movePerson",
      "disablePerson",
      "enablePerson",
      "endSessions",
    ].map((name) => [`people ${name}`, people]),
  ),
  "triage/differences readDifferences": reads,
  "triage/disagreements/changes changeEntry": shared,
  "triage/disagreements/entries readDisagreement": reads,
  "triage/files openFile": reads,
  "triage/files openResponseFile": reads,
  "triage/reading readResponse": reads,
  "triage/texts openFileText": reads,
};

/** Every command that takes whoever gives it, as "folder name", from the source. */
async function listCommands(): Promise<string[]> {
  const names: string[] = [];
  for await (const file of glob("lib/**/commands.ts"))
    for (const part of (await readFile(file, "utf8")).split(/^export /m).slice(1)) {
      const [, name] = /^(?:async function|function|const) (\w+)/.exec(part) ?? [];
      const [parameters] = part.split(/\) =>|\): (?!Promise<Outcome<T, Why>>)/);
      if (name && /\b(?:Actor|By)\b/.test(parameters ?? "")) names.push(`${dirname(file).slice(4)} ${name}`);
    }
  return names.sort();
}

/** All that is stored but for the log, table by table, as hashes. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'portal' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'AuditEvent%' ORDER BY 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<{ hash: string | null }[]>(
      `SELECT md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) AS hash FROM portal."${name}" t`,
    );
    found[name] = row?.hash ?? "";
  }
  return found;
}

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  cleared = await person("CONSULTATION_OWNER");
  second = await person("CASEWORKER");
  uncleared = await person("CONSULTATION_OWNER", { hasClearance: false });
  form = Buffer.from(await formFileOf(consultation, fullContent(consultation.content)));
});

const send = async (content = fullContent(consultation.content)) =>
  (await sentResponse(consultation.content, content)).reference;
const marked = () => secretContent(consultation.content);
const markedBefore = async (content: ReturnType<typeof marked>) => {
  const reference = await send(content);
  await amendedResponse(consultation.content, reference, fullContent(consultation.content));
  return reference;
};

/** A message that one person read so, and another as asking for nothing; the reading is number 3 then. */
async function messageOnce(verdict: MailReading["verdict"]): Promise<string> {
  const text = "We agree with the aim.";
  const id = await keptMessage(cleared, consultation, uniqueMessage(`Q1: ${text}`));
  const { evidence: _, ...reading } = (await openedMessage(cleared, consultation, id)).reading;
  const passages = verdict === "part" ? [text] : [];
  const once = await rereadMail(cleared, consultation, id, 1, { ...reading, verdict, passages, why: "So it seems." });
  const none = { ...reading, verdict: "none" as const, why: "It does not." };
  const then = await rereadMail(second, consultation, id, 2, none);
  if (!once.ok || !then.ok) throw new Error("it was not read");
  return id;
}
async function takenIn(verdict: MailReading["verdict"]): Promise<string> {
  const taken = await takeIn(cleared, consultation, await messageOnce(verdict), 3, whileOpen);
  if (!taken.ok) throw new Error(taken.reason);
  return taken.value.reference;
}
const asking = () => uniqueMessage("Q1: No.\n\nPlease treat this response as confidential.");

async function belongingTo(reference: string): Promise<string> {
  const id = await keptMessage(cleared, consultation, uniqueMessage("Q1: We agree with the aim."));
  const placing = { ...nowhere, kind: "ANSWER" as const, reference };
  const done = await placeMail(cleared, consultation, id, placing, whileOpen);
  if (!done.ok) throw new Error(done.reason);
  return id;
}

async function entryOf(reference: string | null): Promise<number> {
  const call = { ...words, source: "call" as const, sourceDetail: "A call", response: "", quote: "" };
  const raised = await raiseDisagreement(cleared, consultation, call, whileOpen);
  if (!raised.ok) throw new Error(raised.reason);
  const { number } = raised.value;
  if (reference === null) return number;
  const { id } = await db().disagreement.findFirstOrThrow({ where: { consultationId: consultation.id, number } });
  const version = await db().responseVersion.findFirstOrThrow({ where: { response: { reference } } });
  const { id: versionId, responseId } = version;
  const passage = { disagreementId: id, responseId, versionId, quote: words.quote, addedById: cleared.id };
  await db().disagreementPassage.createMany({ data: { ...passage, areaKey: null, addedAt: whileOpen } });
  return number;
}

const handedOn = async (id: string) => {
  const { readingNumber } = await openedMessage(cleared, consultation, id);
  const handed = await handOn(cleared, consultation, id, readingNumber, whileOpen);
  if (!handed.ok) throw new Error(handed.reason);
  return handed.value.reference;
};

/** How something came to be withheld: a response, and a message, of each kind. */
const kinds: Record<string, { response: () => Promise<string>; message: () => Promise<string> }> = {
  "marked, or read so by the rules": {
    response: () => send(marked()),
    message: () => keptMessage(cleared, consultation, asking()),
  },
  "marked in an earlier version, or placed with one that is": {
    response: () => markedBefore(marked()),
    message: async () => belongingTo(await send(marked())),
  },
  "marked as to its sender in an earlier version, or placed with one that was": {
    response: () =>
      markedBefore({ ...fullContent(consultation.content), marks: [{ level: "identity", reason: null }] }),
    message: async () => belongingTo(await markedBefore(marked())),
  },
  "once read as whole": { response: () => takenIn("whole"), message: () => messageOnce("whole") },
  "once read as part": { response: () => takenIn("part"), message: () => messageOnce("part") },
  "once read as unclear": { response: () => takenIn("unclear"), message: () => messageOnce("unclear") },
};

async function thingsOf({ response, message }: (typeof kinds)[string]): Promise<Things> {
  const [reference, partner, other] = [await response(), await send(), await send()];
  return {
    response: reference,
    partner,
    other,
    linkId: await linked(consultation.id, [partner, reference], "REPLACEMENT", { isConfirmed: false }),
    entry: await entryOf(reference),
    openEntry: await entryOf(null),
    message: await message(),
    openMessage: await keptMessage(cleared, consultation, uniqueMessage("Q1: We agree with the aim.")),
    question: await handedOn(await keptMessage(cleared, consultation, asking())),
  };
}

describe("what is withheld from somebody", () => {
  it("SX.4 every command that somebody gives stands in the table, with what it is refused on or why nothing is", async () => {
    expect(await listCommands()).toEqual([...Object.keys(acts), ...Object.keys(others)].sort());
  });

  it.each(Object.entries(kinds))(
    "SX.4 that is %s: every act on it by somebody without clearance is refused and on record, and nothing changes",
    async (_, kind) => {
      const things = await thingsOf(kind);
      const before = await fingerprint();
      for (const [name, ways] of Object.entries(acts))
        for (const [index, way] of ways.entries()) {
          const refusals = { actorId: uncleared.id, isRefused: true };
          const known = await db().auditEvent.count({ where: refusals });
          const refused = await way(uncleared, things);
          const expected = { openOriginal: null, openIncomingMail: "withheld" }[name.slice(7)];
          expect
            .soft(refused, `${name}, ${index}`)
            .toEqual(expected === undefined ? { ok: false, reason: "withheld" } : expected);
          const count = await db().auditEvent.count({ where: refusals });
          expect.soft(count - known, `on record: ${name}, ${index}`).toBe(1);
        }
      expect(await fingerprint()).toEqual(before);
    },
  );
});
