import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import { listUnreachable } from "#lib/consultations/periods/queries.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { keptBytes } from "#prisma/factories/files.ts";
import { consultationForStaff, serverTime } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { openIncomingMail, rereadMail } from "../commands.ts";
import { takeIn } from "../registration/commands.ts";
import { keepLetter } from "./commands.ts";

let typist: Actor;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  typist = await person("CASEWORKER");
  consultation = await consultationForStaff();
});

async function typedLetter(scan: string): Promise<string> {
  const letter = await keepLetter(typist, consultation, "letter.txt", await keptBytes(scan));
  if (!letter.ok) throw new Error(letter.reason);
  const { id } = letter.value;
  const mail = await openIncomingMail(typist, consultation, id);
  if (!mail || mail === "withheld") throw new Error("it did not open");
  const { evidence: _, ...reading } = mail.reading;
  const typed = {
    ...reading,
    verdict: "none" as const,
    answers: { Q3: "Nothing further." },
    respondent: { ...reading.respondent, name: "Hazel Example" },
    receivedAt: serverTime.toISOString(),
    why: "Stamped by the post room on 18 April 2023.",
  };
  const outcome = await rereadMail(typist, consultation, id, 1, typed);
  if (!outcome.ok) throw new Error(outcome.reason);
  return id;
}

describe("a letter that came by post", () => {
  it("S28.8 S24.3 is typed in beside its scan and registered by a second person, with its day of arrival, no letter to nobody, and its name among those that an extension cannot reach", async () => {
    const id = await typedLetter("A scan of a letter.");
    const outcome = await takeIn(await person("CASEWORKER"), consultation, id, 2, whileOpen);
    expect(outcome).toMatchObject({ ok: true });
    const version = await db().responseVersion.findUniqueOrThrow({
      where: { idempotencyKey: `mail ${id}` },
      include: { registerEntry: true, outgoingMails: true },
    });
    expect(version).toMatchObject({
      receivedAt: serverTime,
      isLate: false,
      outgoingMails: [],
      registerEntry: { channel: "POST" },
    });
    expect(await listUnreachable(consultation.id)).toEqual([outcome.ok ? outcome.value.reference : ""]);
  });

  it("is not registered by whoever typed it, nor can the database be made to", async () => {
    const id = await typedLetter("Another scan of a letter.");
    expect(await takeIn(typist, consultation, id, 2, whileOpen)).toEqual({ ok: false, reason: "same-person" });
    const { id: versionId } = await db().responseVersion.findFirstOrThrow({ select: { id: true } });
    const forced = db().incomingMailOutcome.create({
      data: { mailId: id, kind: "RESPONSE", readingNumber: 2, versionId, decidedById: typist.id },
    });
    await expect(forced).rejects.toThrow(/second person registers a letter/);
  });

  it("the same scan is kept once, and files of other kinds are not taken", async () => {
    await typedLetter("A third scan of a letter.");
    const again = await keepLetter(typist, consultation, "copy.txt", await keptBytes("A third scan of a letter."));
    expect(again).toEqual({ ok: false, reason: "known" });
    const program = await keepLetter(
      typist,
      consultation,
      "a.exe",
      await keptBytes(new Uint8Array([0x4d, 0x5a, 0, 1, 2, 3])),
    );
    expect(program).toEqual({ ok: false, reason: "kind-not-taken" });
  });
});

it("SX.4 a letter that asks for nothing is open without clearance once it is typed in, and held until then", async () => {
  const uncleared = await person("CASEWORKER", { hasClearance: false });
  const kept = await keepLetter(typist, consultation, "letter.txt", await keptBytes("A scan nobody typed in yet."));
  expect(kept.ok && (await openIncomingMail(uncleared, consultation, kept.value.id))).toBe("withheld");
  const id = await typedLetter("A scan that asks for nothing.");
  expect(await openIncomingMail(uncleared, consultation, id)).not.toBe("withheld");
  const taken = await takeIn(await person("CASEWORKER"), consultation, id, 2, whileOpen);
  const reference = taken.ok ? taken.value.reference : "";
  expect(await readResponse(uncleared, consultation, reference)).toMatchObject({ isWithheld: false });
});
