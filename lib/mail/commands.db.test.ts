import { randomUUID } from "node:crypto";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { forgetEnvironment } from "#lib/env.ts";
import { keepMessages } from "#lib/intake/arrivals/commands.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import { composeAcknowledgements } from "#lib/responses/acknowledgements/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { consultationForStaff, rawMessage } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { deliverDueMail, queueMail } from "./commands.ts";

const delivered: ParsedMail[] = [];
let isRefusing = false;
let isSilent = false;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onConnect: (_, answer) => {
    if (!isSilent) answer();
  },
  onRcptTo: (_, __, answer) => answer(isRefusing ? new Error("Try again later") : null),
  onData: (stream, _, answer) => {
    simpleParser(stream).then((mail) => {
      delivered.push(mail);
      answer();
    }, answer);
  },
});

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  process.env.SMTP_URL = `smtp://127.0.0.1:${address.port}?greetingTimeout=300`;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

/** A message taken into the register; gives the sender's address. */
async function takenIn(name: string): Promise<string> {
  const email = `${name}@larch.example.org`;
  const consultation = await consultationForStaff();
  const staff = await person("CASEWORKER");
  const raw = rawMessage({
    from: `Rowan Example <${email}>`,
    body: "Q1: We agree with the aim.\n\nQ2: Any other day would do.",
  });
  const kept = await keepMessages(staff, consultation, "message.eml", raw);
  const taken = await takeIn(staff, consultation, kept.ok ? (kept.value.ids[0] ?? "") : "", 1, whileOpen);
  if (!taken.ok) throw new Error(taken.reason);
  return email;
}

const sentTo = (email: string) => delivered.filter(({ to }) => [to].flat().some((each) => each?.text.includes(email)));

describe("mail over a real SMTP server", () => {
  it("S31.3 the acknowledgement of an emailed response goes out once, with the receipt and the copy as files", async () => {
    const email = await takenIn("once");
    await Promise.all([deliverDueMail(composeAcknowledgements), deliverDueMail(composeAcknowledgements)]);
    await deliverDueMail(composeAcknowledgements);
    const [mail, ...more] = sentTo(email);
    expect(more).toEqual([]);
    expect(mail?.text).toContain("We found no request for confidentiality");
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(["receipt.json", "response.json"]);
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it("goes out under the Message-ID that is kept with it from the start, and names what it answers", async () => {
    const email = await takenIn("threaded");
    const queued = await db().outgoingMail.findFirstOrThrow({ where: { recipient: email } });
    expect(queued.messageId).toMatch(/^<[0-9a-f-]{36}@[^<>@]+>$/);
    const [before, answered] = ["<before@larch.example.org>", "<answered@larch.example.org>"] as const;
    const thread = { inReplyTo: answered, references: [before, answered] };
    await db().$transaction((tx) =>
      queueMail(tx, { kind: "staff-letter", recipient: email, subject: "Threaded", text: "In a thread.", ...thread }),
    );
    await deliverDueMail(composeAcknowledgements);
    const [acknowledgement, letter] = sentTo(email);
    expect(acknowledgement?.messageId).toBe(queued.messageId);
    const written = await db().outgoingMail.findFirstOrThrow({ where: { recipient: email, kind: "staff-letter" } });
    expect(letter).toMatchObject({ messageId: written.messageId, ...thread });
  });

  it("an answer to it goes to the address whose mailbox is read; an invitation of staff asks for none", async () => {
    const to = (name: string) => `${name}-${randomUUID()}@larch.example.org`;
    const [respondent, colleague] = [to("reply"), to("staff")];
    process.env.MAIL_REPLY_TO = "answers@dcc.example.org";
    forgetEnvironment();
    await db().$transaction(async (tx) => {
      const letter = { subject: "A letter", text: "Of ours." };
      await queueMail(tx, { kind: "staff-letter", recipient: respondent, ...letter });
      await queueMail(tx, { kind: "staff-invitation", recipient: colleague, ...letter });
    });
    await deliverDueMail(composeAcknowledgements);
    delete process.env.MAIL_REPLY_TO;
    forgetEnvironment();
    expect(sentTo(respondent)[0]?.replyTo?.text).toBe("answers@dcc.example.org");
    expect(sentTo(colleague)[0]).toMatchObject({ subject: "A letter" });
    expect(sentTo(colleague)[0]?.replyTo).toBeUndefined();
  });

  it("what the server refuses stays queued with its error, and goes out when it no longer does", async () => {
    isRefusing = true;
    const email = await takenIn("later");
    await deliverDueMail(composeAcknowledgements);
    const queued = await db().outgoingMail.findFirstOrThrow({ where: { recipient: email } });
    expect(queued).toMatchObject({ sentAt: null, attempts: 1, lastError: expect.stringContaining("Try again later") });
    expect(queued.dueAt.getTime()).toBeGreaterThan(Date.now());
    isRefusing = false;
    await db().outgoingMail.update({ where: { id: queued.id }, data: { dueAt: new Date(Date.now() - 1000) } });
    await deliverDueMail(composeAcknowledgements);
    expect(sentTo(email)).toHaveLength(1);
    expect(await db().outgoingMail.findUnique({ where: { id: queued.id } })).toMatchObject({
      lastError: null,
      sentAt: expect.any(Date),
    });
  });

  it("a letter that cannot be written is tried again later, and holds up none of the others", async () => {
    const [broken, whole] = [await takenIn("broken"), await takenIn("whole")];
    const { versionId } = await db().outgoingMail.findFirstOrThrow({ where: { recipient: broken } });
    await deliverDueMail(async (ids) => {
      const letters = await composeAcknowledgements(ids);
      return letters.map((letter, index) =>
        ids[index] === versionId
          ? { status: "rejected", reason: new Error("its text is not what it should be") }
          : letter,
      );
    });
    expect(sentTo(whole)).toHaveLength(1);
    const waiting = await db().outgoingMail.findFirstOrThrow({ where: { recipient: broken } });
    expect(waiting).toMatchObject({ sentAt: null, attempts: 1, lastError: expect.stringContaining("not be written") });
    expect(waiting.dueAt.getTime()).toBeGreaterThan(Date.now());
  });

  it("a letter that spoils its whole batch is put off by itself, and the others go out", async () => {
    const [broken, whole] = [await takenIn("spoiling"), await takenIn("unspoilt")];
    const { versionId } = await db().outgoingMail.findFirstOrThrow({ where: { recipient: broken } });
    await deliverDueMail(async (ids) => {
      if (ids.some((id) => id === versionId)) throw new Error("what they share cannot be read");
      return composeAcknowledgements(ids);
    });
    expect(sentTo(whole)).toHaveLength(1);
    const waiting = await db().outgoingMail.findFirstOrThrow({ where: { recipient: broken } });
    expect(waiting).toMatchObject({ sentAt: null, attempts: 1, lastError: expect.stringContaining("not be written") });
  });

  it("a server that says nothing costs one try, and the letter stays queued", async () => {
    isSilent = true;
    const email = await takenIn("silence");
    await deliverDueMail(composeAcknowledgements);
    isSilent = false;
    const waiting = await db().outgoingMail.findFirstOrThrow({ where: { recipient: email } });
    expect(waiting).toMatchObject({ sentAt: null, attempts: 1, lastError: expect.any(String) });
  });
});
