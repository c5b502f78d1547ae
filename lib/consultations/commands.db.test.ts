import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { stopDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { decidedExtension, newClose } from "#prisma/factories/periods.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { rival } from "#prisma/factories/rivals.ts";
import { consultationForStaff } from "#prisma/factories/triage.ts";
import { prepareConsultation, publishConsultation } from "./commands.ts";
import { confirmExtension } from "./periods/commands.ts";
import { type ConsultationForStaff, findConsultationForStaff, findPublicConsultation } from "./queries.ts";

let consultation: ConsultationForStaff;
let owner: Actor;
let approver: Actor;
beforeEach(async () => {
  await stopDatabaseClock(whileOpen);
  consultation = await consultationForStaff();
  [owner, approver] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
});

/** A further version of the text; gives its id. */
async function prepared(title: string): Promise<string> {
  const outcome = await prepareConsultation(owner, { ...consultation.content, title }, "A correction");
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.versionId;
}
const refusals = (actor: Actor) => db().auditEvent.findMany({ where: { actorId: actor.id, isRefused: true } });

describe("publishing a text", () => {
  it("takes two people (invariant 6); an attempt by whoever prepared it is on record", async () => {
    const id = await prepared("Corrected");
    expect(await publishConsultation(owner, id, whileOpen)).toEqual({ ok: false, reason: "same-person" });
    expect(await refusals(owner)).toMatchObject([{ action: "consultation.published", subject: consultation.slug }]);
    expect(await publishConsultation(approver, id, whileOpen)).toMatchObject({ ok: true });
    expect(await publishConsultation(approver, id, whileOpen)).toEqual({ ok: false, reason: "already-published" });
    expect(await findPublicConsultation(consultation.slug)).toMatchObject({ version: 2 });
  });

  it("never goes back: a version is refused once a later one is published, and the public keeps the later one", async () => {
    const [second, third] = [await prepared("Second"), await prepared("Third")];
    expect(await publishConsultation(approver, third, whileOpen)).toMatchObject({ ok: true });
    expect(await publishConsultation(approver, second, whileOpen)).toEqual({ ok: false, reason: "superseded" });
    expect(await findPublicConsultation(consultation.slug)).toMatchObject({ version: 3, content: { title: "Third" } });
    expect(await findConsultationForStaff(consultation.slug)).toMatchObject({ version: 3 });
  });

  it("S28.7 published while an extension is confirmed, the text keeps the later close", async () => {
    const extensionId = await decidedExtension(owner, consultation);
    const id = await prepared("Corrected");
    const other = await rival();
    await other.query("BEGIN");
    await other.query(`SELECT 1 FROM portal."ConsultationVersion" WHERE "id" = $1 FOR UPDATE`, [id]);
    const publishing = publishConsultation(approver, id, whileOpen);
    await other.untilWaiting(1);
    const confirming = confirmExtension(approver, consultation, extensionId, whileOpen);
    await Promise.race([confirming, other.untilWaiting(2)]);
    await other.query("COMMIT");
    expect([await publishing, await confirming]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await findPublicConsultation(consultation.slug)).toMatchObject({ version: 2, closesAt: newClose });
  });

  it.each(["CASEWORKER", "APPROVER", "ADMINISTRATOR", "DEPARTMENT_READER"] as const)(
    "is not prepared by a %s, whose attempt is on record",
    async (role) => {
      const actor = await person(role);
      const outcome = await prepareConsultation(actor, consultation.content, "A correction");
      expect(outcome).toEqual({ ok: false, reason: "not-permitted" });
      expect(await refusals(actor)).toMatchObject([{ action: "consultation.prepared", subject: consultation.slug }]);
    },
  );

  it.each(["CASEWORKER", "ADMINISTRATOR", "DEPARTMENT_READER"] as const)(
    "is not published by a %s, whose attempt is on record",
    async (role) => {
      const [actor, id] = [await person(role), await prepared("Corrected")];
      expect(await publishConsultation(actor, id, whileOpen)).toEqual({ ok: false, reason: "not-permitted" });
      expect(await refusals(actor)).toMatchObject([{ action: "consultation.published", subject: consultation.slug }]);
    },
  );

  it("prepared by two at once, the versions have numbers of their own", async () => {
    const ids = await Promise.all(["One", "Two", "Three"].map(prepared));
    const versions = await db().consultationVersion.findMany({ where: { id: { in: ids } }, select: { number: true } });
    expect(versions.map(({ number }) => number).toSorted()).toEqual([2, 3, 4]);
  });
});
