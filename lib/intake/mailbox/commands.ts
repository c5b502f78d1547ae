import { ImapFlow } from "imapflow";
import {
  type ConsultationForStaff,
  findConsultationForStaff,
  listConsultationsForStaff,
} from "#lib/consultations/queries.ts";
import { findBelonging } from "#lib/correspondence/queries.ts";
import { db } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";
import { keepMessages, signsOf } from "../arrivals/commands.ts";
import { parseMessages } from "../message/rules.ts";
import type { ReceivedMessage } from "../message/schema.ts";
import { takeInIfPlain } from "../registration/commands.ts";
import { addressedTo } from "../rules.ts";
import { mailboxAddress } from "./rules.ts";

/**
 * Reads what is new in the mailbox, without touching it: no message is marked, moved or deleted there. Each is kept once, by its number
 * on the server and, beyond that, by its hash; a plain response is taken into the register at once (S28.8), everything else waits for a
 * person, and its sender is told so. What cannot be kept (it is beyond all bounds, or no message) is refused on record and stays in the mailbox. Stopped at any
 * point, the next run goes on from there. Throws when the server cannot be read: the job is tried again.
 */
export async function readMailbox(imapUrl: string, now: Date): Promise<{ kept: number; takenIn: number }> {
  const { host, port, secure, user, password, folder, name } = mailboxAddress(imapUrl);
  const client = new ImapFlow({ host, port, secure, auth: { user, pass: password }, logger: false });
  // A line that breaks between two commands is reported by the next one; unheard, the event would end the process.
  client.on("error", (error) => log().warn({ err: error }, "mailbox"));
  const count = { kept: 0, takenIn: 0 };
  await client.connect();
  try {
    const { uidValidity } = await client.mailboxOpen(folder, { readOnly: true });
    for (const uid of await newUids(client, name, uidValidity)) {
      const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
      // Gone since it was listed: somebody moved it, and a move is a new message elsewhere.
      if (message !== false && message.source) await takeMessage(message.source, now, count);
      await keepPlace(name, uidValidity, uid);
    }
  } finally {
    await client.logout();
  }
  return count;
}

async function newUids(client: ImapFlow, mailbox: string, uidValidity: bigint): Promise<number[]> {
  const cursor = await db().mailboxCursor.findUnique({ where: { mailbox } });
  const last = cursor?.uidValidity === uidValidity ? Number(cursor.lastUid) : 0;
  const found = await client.search({ uid: `${last + 1}:*` }, { uid: true });
  // RFC 9051 §6.4.9: "n:*" always has the last message, also when its number is below n.
  return (found || []).filter((uid) => uid > last).sort((a, b) => a - b);
}

const keepPlace = (mailbox: string, uidValidity: bigint, lastUid: number) =>
  db().mailboxCursor.upsert({
    where: { mailbox },
    create: { mailbox, uidValidity, lastUid },
    update: { uidValidity, lastUid },
  });

/** The consultation that a message speaks to (`addressedTo`); null: there is none at all. */
export async function findConsultationOf(message: ReceivedMessage | undefined): Promise<ConsultationForStaff | null> {
  const listed = await listConsultationsForStaff();
  const found = await Promise.all(listed.map(({ slug }) => findConsultationForStaff(slug)));
  const candidates = found.flatMap((each) => (each ? [{ ...each, ...each.content, closesAt: each.closesAt }] : []));
  const belonging = message ? await findBelonging(db(), null, signsOf(message)) : null;
  const meant = addressedTo(message ?? { subject: "", to: [] }, candidates, belonging?.consultationId ?? null);
  return found.find((each) => each?.slug === meant?.slug) ?? null;
}

async function takeMessage(raw: Uint8Array, now: Date, count: { kept: number; takenIn: number }): Promise<void> {
  const [message] = await parseMessages("message.eml", raw);
  const consultation = await findConsultationOf(message);
  if (!consultation) return;
  const kept = await keepMessages(null, consultation, "message.eml", raw);
  if (!kept.ok) {
    // On record for the staff. It stays in the mailbox, and those behind it do not wait for it.
    log().error({ why: kept.reason, bytes: raw.length }, "a message in the mailbox was not kept");
    return;
  }
  for (const id of kept.value.ids) {
    count.kept += 1;
    if (await takeInIfPlain(consultation, id, now)) count.takenIn += 1;
  }
}
