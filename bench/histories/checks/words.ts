import { expect } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { findCorrespondence } from "#lib/correspondence/queries.ts";
import { db } from "#lib/db/client.ts";
import { openIncomingMail } from "#lib/intake/commands.ts";
import { findReceipt } from "#lib/responses/queries.ts";
import { fieldsOf } from "#lib/responses/rules.ts";
import { positionGivenTo, textFor } from "#lib/responses/texts.ts";
import { listQueue } from "#lib/triage/queries.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { type QueueFilter, queueFilterSchema } from "#lib/triage/schema.ts";
import type { Readers } from "../checks.ts";
import { beside } from "../counting.ts";
import { at, type Model, operative, type SentResponse, type SentVersion } from "../model.ts";

const everything: QueueFilter = queueFilterSchema.parse({});
const found = async (reader: Actor, { id }: ConsultationForStaff, q: string) =>
  (
    await listQueue(reader, id, {
      filter: { ...everything, q },
      sort: { id: "receivedAt", desc: true },
      page: 1,
      pageSize: 50,
    })
  ).rows.map(({ reference }) => reference);

const allOf = ({ open, hidden, boxed }: SentVersion) => [...open, ...hidden, ...boxed];
const hiddenOf = ({ versions }: SentResponse) => versions.flatMap(({ hidden }) => hidden);

/** Every word of every version is there for its author, and for staff with clearance; no hidden word is there for anybody else. */
export async function checkWords(model: Model, consultation: ConsultationForStaff, readers: Readers): Promise<void> {
  const besides = [...beside(model)].map((name) => name.split(" "));
  for (const response of model.responses) {
    await checkReceipt(response, consultation);
    await checkPage(response, operative(response), null, consultation, readers);
    for (const [, number] of besides.filter(([reference]) => reference === response.reference)) {
      const late = response.versions[Number(number) - 1];
      if (late) await checkPage(response, late, Number(number), consultation, readers);
    }
    for (const word of hiddenOf(response))
      expect(await found(readers.uncleared, consultation, word), `${word} is found by nobody uncleared`).toEqual([]);
  }
}

/** The staff page of a version: all of it for people with clearance, and no hidden word of any version for the others. */
async function checkPage(
  response: SentResponse,
  version: SentVersion,
  number: number | null,
  consultation: ConsultationForStaff,
  { cleared, uncleared }: Readers,
): Promise<void> {
  const { reference } = response;
  const page = JSON.stringify(await readResponse(cleared, consultation, reference, number));
  for (const word of allOf(version)) expect(page, `${word} of ${reference} is on its page`).toContain(word);
  const hidden = hiddenOf(response);
  if (hidden.length === 0) return;
  const blind = JSON.stringify(await readResponse(uncleared, consultation, reference, number));
  for (const word of hidden) expect(blind, `${word} of ${reference} reaches nobody uncleared`).not.toContain(word);
}

async function checkReceipt({ receiptToken, versions }: SentResponse, { texts }: ConsultationForStaff) {
  if (receiptToken === null) return;
  const receipt = await findReceipt(receiptToken);
  for (const [index, version] of versions.entries()) {
    const kept = receipt?.versions.find(({ number }) => number === index + 1);
    if (!kept) throw new Error(`version ${index + 1} is gone from its receipt`);
    expect(kept.isLate).toBe(version.isLate);
    const shown = JSON.stringify(fieldsOf(textFor(kept.content, texts), kept.content));
    for (const word of allOf(version)) expect(shown, `${word} is on the receipt`).toContain(word);
    const taken = Object.keys(version.positions).filter((part) => version.positions[part] !== "not-answered");
    for (const part of taken)
      expect(positionGivenTo(kept.content, part), `${part} is kept under the text that asked it`).toBe(version.text);
  }
}

/**
 * Nothing but what was sent as a response is one; nobody is asked which part is confidential who asked for nothing; and every message is
 * there for people who may read it, on its own page and in the correspondence of its response.
 */
export async function checkLetters(model: Model, consultation: ConsultationForStaff, readers: Readers): Promise<void> {
  const responses = await db().response.findMany({
    where: { consultationId: consultation.id },
    select: { id: true, reference: true },
  });
  expect(new Set(responses.map(({ reference }) => reference))).toEqual(
    new Set(model.responses.map(({ reference }) => reference)),
  );
  const askedFor = await db().outgoingMail.findMany({
    where: { kind: "confidentiality-asked", about: { in: responses.map(({ reference }) => reference) } },
    select: { about: true },
  });
  const mayBeAsked = model.responses.filter(({ hasAsked }) => hasAsked).map(({ reference }) => reference);
  const asked = askedFor.map(({ about }) => about ?? "");
  expect(new Set(asked).size, "nobody is asked twice which part is confidential").toBe(asked.length);
  expect(mayBeAsked, "nobody is asked who asked for nothing").toEqual(expect.arrayContaining(asked));
  for (const letter of model.letters) {
    const { mailId, word, about } = letter;
    const opened = JSON.stringify(await openIncomingMail(readers.cleared, consultation, mailId));
    expect(opened, `${word} is on its message's page`).toContain(word);
    if (about === null) continue;
    const response = at(model, about);
    const id = responses.find(({ reference }) => reference === response.reference)?.id ?? "";
    const exchange = await findCorrespondence({ id, reference: response.reference }, readers.cleared);
    const pieces = exchange === "withheld" ? [] : exchange.pieces.map((piece) => piece.id);
    expect(pieces, `${word} is in the correspondence of ${response.reference}`).toContain(mailId);
    if (hiddenOf(response).length === 0) continue;
    const blind = JSON.stringify(await openIncomingMail(readers.uncleared, consultation, mailId));
    expect(blind, `${word} belongs to what is marked, and reaches nobody uncleared`).not.toContain(word);
  }
}
