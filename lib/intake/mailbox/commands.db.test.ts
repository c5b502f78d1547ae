import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { type Dovecot, startDovecot, whyNoDovecot } from "#prisma/factories/dovecot.ts";
import { consultationForStaff, rawMessage } from "#prisma/factories/mail.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { readMailbox } from "./commands.ts";

const why = await whyNoDovecot();
if (why) console.warn(`The mailbox is not tested: ${why}`);

const body = "Q1: We agree with the proposed changes.\n\nQ2: 8 May is a bank holiday.";
const clear = () => rawMessage({ body, from: `r-${randomUUID()}@larch.example.org` });

describe.skipIf(why !== null)("a mailbox on a real server", () => {
  let server: Dovecot;

  beforeAll(async () => {
    await setDatabaseClock(whileOpen);
    await consultationForStaff();
    server = await startDovecot();
    expect(await readMailbox(server.url, whileOpen)).toEqual({ kept: 0, takenIn: 0 });
  }, 150_000);
  afterAll(() => server?.stop());

  it("S28.8 is read once: what is clear is registered, the rest is kept for a person, and nothing is read again", async () => {
    await server.deliver(clear());
    await server.deliver(rawMessage({ body, receivedAt: null }));
    await server.deliver(rawMessage({ body: "I am away.", headers: ["Auto-Submitted: auto-replied"] }));
    expect(await readMailbox(server.url, whileOpen)).toEqual({ kept: 3, takenIn: 1 });
    expect(await readMailbox(server.url, whileOpen)).toEqual({ kept: 0, takenIn: 0 });
    expect(await db().responseVersion.count({ where: { idempotencyKey: { startsWith: "mail " } } })).toBe(1);
  });

  it("S28.8 goes on where it stopped, and two readers at once keep each message once", async () => {
    const before = await db().incomingMail.count();
    await server.deliver(clear());
    await server.deliver(clear());
    await Promise.all([readMailbox(server.url, whileOpen), readMailbox(server.url, whileOpen)]);
    expect(await db().incomingMail.count()).toBe(before + 2);
    expect(await db().mailboxCursor.findMany()).toMatchObject([{ mailbox: expect.not.stringContaining("secret") }]);
  });

  it("S28.8 numbered anew by its server is read from the start, and known messages are told by their hash", async () => {
    const before = await db().incomingMail.count();
    await db().mailboxCursor.updateMany({ data: { uidValidity: 1n } });
    expect(await readMailbox(server.url, whileOpen)).toEqual({ kept: 0, takenIn: 0 });
    expect(await db().incomingMail.count()).toBe(before);
  });

  it("a wrong password is an error, not an empty mailbox", async () => {
    await expect(readMailbox(server.url.replace("secret", "wrong"), whileOpen)).rejects.toThrow();
  });
});
