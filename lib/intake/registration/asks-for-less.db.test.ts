import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { consultationForStaff, keptMessage, openedMessage, uniqueMessage } from "#prisma/factories/mail.ts";
import { person } from "#prisma/factories/people.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { rival } from "#prisma/factories/rivals.ts";
import { rereadMail } from "../commands.ts";
import type { MailReading } from "../schema.ts";
import { takeIn } from "./commands.ts";

type Verdict = MailReading["verdict"];
type Who = "one" | "two";

let people: Record<Who, Actor>;
let consultation: ConsultationForStaff;

beforeAll(async () => {
  await setDatabaseClock(whileOpen);
  people = { one: await person("CASEWORKER"), two: await person("CASEWORKER") };
  consultation = await consultationForStaff();
});

const passage = "Delay costs us two million a month.";
/** What a sender writes that the rules read so. */
const bodies: Record<Verdict, string> = {
  none: `Q1: We agree. ${passage}`,
  whole: `Q1: We disagree. ${passage}\n\nPlease treat this response as confidential.`,
  part: `1. General\nWe agree.\n\n2. Date\nFine.\n\n3. Costs\n${passage}\n\nPlease treat section 3 as confidential.\n\nRegards\nRowan`,
  unclear: `Q1: We disagree with the date. ${passage}\n\nQ3: Part of this response is confidential.`,
};

async function read(id: string, by: Who, verdict: Verdict): Promise<number> {
  const { reading, readingNumber } = await openedMessage(people[by], consultation, id);
  const passages = verdict === "part" ? [passage] : [];
  const next = { ...reading, verdict, passages, why: "So we read it." };
  const outcome = await rereadMail(people[by], consultation, id, readingNumber, next);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.readingNumber;
}

async function messageRead(rules: Verdict, readings: readonly (readonly [Who, Verdict])[]) {
  const id = await keptMessage(people.one, consultation, uniqueMessage(bodies[rules]));
  expect((await openedMessage(people.one, consultation, id)).reading.verdict).toBe(rules);
  let number = 1;
  for (const [by, verdict] of readings) number = await read(id, by, verdict);
  return { id, number };
}

const insert = (mailId: string, readingNumber: number, decidedById: string | null) =>
  db().incomingMailOutcome.createMany({
    data: { mailId, kind: "RESPONSE", readingNumber, versionId: crypto.randomUUID(), decidedById },
  });

describe("a message that is read as asking for less", () => {
  it.each<[string, Verdict, [Who, Verdict][], Verdict]>([
    ["the rules' whole is read as none", "whole", [["one", "none"]], "whole"],
    ["the rules' whole is read as part", "whole", [["one", "part"]], "whole"],
    ["the rules' part is read as none", "part", [["one", "none"]], "part"],
    [
      "their own whole is read as none",
      "none",
      [
        ["one", "whole"],
        ["one", "none"],
      ],
      "whole",
    ],
    [
      "somebody else's unclear is read as none",
      "none",
      [
        ["two", "unclear"],
        ["one", "none"],
      ],
      "unclear",
    ],
    [
      "somebody else's part is read as none, and none again",
      "unclear",
      [
        ["two", "part"],
        ["two", "none"],
        ["one", "none"],
      ],
      "part",
    ],
  ])(
    "SX.4 S29.2 is not taken in by who read it so alone, which the database holds, but by a second person: %s",
    async (_, rules, readings, more) => {
      const { id, number } = await messageRead(rules, readings);
      expect((await openedMessage(people.one, consultation, id)).askedForMore).toBe(more);
      expect(await takeIn(people.one, consultation, id, number, whileOpen)).toEqual({
        ok: false,
        reason: "asks-for-less",
      });
      const refused = { action: "mail.taken-in" as const, subject: id, isRefused: true };
      expect(await db().auditEvent.count({ where: refused })).toBe(1);
      for (const by of [people.one.id, null])
        await expect(insert(id, number, by)).rejects.toThrow(/second person takes in/);
      expect(await takeIn(people.two, consultation, id, number, whileOpen)).toMatchObject({ ok: true });
    },
  );

  it.each<[string, Verdict, [Who, Verdict][]]>([
    ["the rules' unclear, read as none by one person", "unclear", [["one", "none"]]],
    ["the rules' unclear, read as part", "unclear", [["one", "part"]]],
    ["a reading that asks for more", "part", [["one", "whole"]]],
    ["the same verdict again, with another time or name", "whole", [["one", "whole"]]],
    ["somebody else's reading that asks for less", "whole", [["two", "none"]]],
  ])("is taken in by one person where nothing is taken away alone: %s", async (_, rules, readings) => {
    const { id, number } = await messageRead(rules, readings);
    expect(await takeIn(people.one, consultation, id, number, whileOpen)).toMatchObject({ ok: true });
  });

  it("rests on the last reading: one that asks for more at the same moment comes before the decision, which is refused", async () => {
    const { id } = await messageRead("none", []);
    const colleague = await rival();
    await colleague.query("BEGIN");
    await colleague.query(
      `INSERT INTO portal."IncomingMailReading" ("mailId", "number", "content", "readById")
       SELECT "mailId", 2, jsonb_set("content", '{verdict}', '"whole"'), $2 FROM portal."IncomingMailReading" WHERE "mailId" = $1`,
      [id, people.two.id],
    );
    const taking = takeIn(people.one, consultation, id, 1, whileOpen);
    await colleague.untilWaiting(1);
    await colleague.query("COMMIT");
    expect(await taking).toEqual({ ok: false, reason: "changed" });
    expect(await db().incomingMailOutcome.count({ where: { mailId: id } })).toBe(0);
  });
});
