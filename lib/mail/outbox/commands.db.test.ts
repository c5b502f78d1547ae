import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { deliverDueMail } from "#lib/mail/commands.ts";
import { composeAcknowledgements } from "#lib/responses/acknowledgements/queries.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { consultationForStaff, secret, secretContent } from "#prisma/factories/triage.ts";
import { readMail } from "./commands.ts";
import { listMail } from "./queries.ts";

let consultation: ConsultationForStaff;
let administrator: Actor;
let cleared: Actor;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  administrator = await person("ADMINISTRATOR", { hasClearance: false });
  cleared = await person("ADMINISTRATOR");
});

async function acknowledged(content?: Parameters<typeof sentResponse>[1]) {
  const { reference } = await sentResponse(consultation.content, content);
  await deliverDueMail(composeAcknowledgements);
  const { id } = await db().outgoingMail.findFirstOrThrow({ where: { about: reference } });
  return { id, reference };
}
const firstOf = async (actor: Actor, q: string) =>
  (await listMail(actor, { state: "", q }, { page: 1, pageSize: 10 })).rows[0];

describe("the staff's mail page", () => {
  it("shows a mail with its text, and opening it is an event", async () => {
    const { id, reference } = await acknowledged();
    expect(await firstOf(administrator, reference)).toMatchObject({
      recipient: "sam@thistle.example.org",
      sentAt: null,
    });
    expect((await readMail(administrator, id))?.text).toContain("The amendment has no end date.");
    expect(await db().auditEvent.findFirst({ where: { action: "mail.read", subject: reference } })).toMatchObject({
      actorId: administrator.id,
    });
  });

  it("SX.4 withholds the text of a mail that copies a marked response, and is another event with clearance", async () => {
    const { id, reference } = await acknowledged(secretContent(consultation.content));
    const closed = await readMail(administrator, id);
    expect(closed).toMatchObject({ isWithheld: true, text: null, recipient: null, subject: null, attachments: [] });
    expect(JSON.stringify(closed)).not.toContain(secret);
    expect((await readMail(cleared, id))?.text).toContain(secret);
    const events = await db().auditEvent.findMany({
      where: { subject: reference, actorId: { not: null } },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ action }) => action)).toEqual(["mail.read", "response.read-confidential"]);
  });

  it("SX.4 does not say to whom it went where the identity is confidential", async () => {
    const marks = [{ level: "identity" as const, reason: null }];
    const { id, reference } = await acknowledged(secretContent(consultation.content, { marks }));
    expect((await firstOf(administrator, reference))?.recipient).toBeNull();
    expect((await readMail(administrator, id))?.recipient).toBeNull();
    expect((await firstOf(cleared, reference))?.recipient).toBe("sam@thistle.example.org");
  });

  it("SX.4 letters that go to everybody, or about a draft, are withheld: their list names those who will ask for confidentiality", async () => {
    const [draft, server] = ["holder@secret.example.org", "550 no mailbox of holder@secret.example.org"];
    const { id } = await db().outgoingMail.create({
      data: {
        kind: "period-extended",
        recipient: draft,
        subject: "More time for Secret Ltd",
        about: consultation.content.reference,
        text: `To ${draft}`,
        attempts: 1,
        lastError: server,
      },
    });
    const closed = await readMail(administrator, id);
    expect(closed).toMatchObject({ isWithheld: true, hasFailed: true, lastError: null });
    expect(JSON.stringify(closed)).not.toMatch(/secret/i);
    expect((await listMail(administrator, { state: "", q: "Secret Ltd" }, { page: 1, pageSize: 10 })).total).toBe(0);
    expect(await readMail(cleared, id)).toMatchObject({ recipient: draft, lastError: server });
  });

  it("is closed to everybody else, and the attempt is recorded", async () => {
    const { id, reference } = await acknowledged();
    const casey = await person("CASEWORKER");
    expect(await readMail(casey, id)).toBeNull();
    expect(await firstOf(casey, reference)).toBeUndefined();
    expect(await db().auditEvent.count({ where: { actorId: casey.id, action: "mail.read", isRefused: true } })).toBe(1);
  });
});
