import { beforeEach, expect, it } from "vitest";
import { roles } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { person } from "#prisma/factories/people.ts";
import { afterClose, consultationForStaff } from "#prisma/factories/triage.ts";
import { writeStatement } from "./commands.ts";
import { findStatement } from "./queries.ts";

let id: string;
beforeEach(async () => {
  ({ id } = await consultationForStaff());
});

it("§24 is written over the revision that its writer had before them", async () => {
  const owner = await person("CONSULTATION_OWNER");
  expect(await findStatement(id)).toMatchObject({ text: "", revision: 0, writtenBy: null });
  expect(await writeStatement(owner, id, { text: "One", revision: 0 }, afterClose)).toEqual({
    ok: true,
    value: { revision: 1 },
  });
  expect(await writeStatement(owner, id, { text: "Two", revision: 1 }, afterClose)).toMatchObject({ ok: true });
  expect(await findStatement(id)).toMatchObject({ text: "Two", revision: 2, writtenBy: owner.name });
});

it("nobody's words are overwritten: of two at once one is told, and it is on record", async () => {
  const [one, other] = [await person("CONSULTATION_OWNER"), await person("CONSULTATION_OWNER")];
  for (const revision of [0, 1]) {
    const both = await Promise.all(
      [one, other].map((actor) => writeStatement(actor, id, { text: actor.id, revision }, afterClose)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "conflict" });
  }
  expect(
    await db().auditEvent.count({ where: { consultationId: id, action: "statement.written", isRefused: true } }),
  ).toBe(2);
});

it.each(roles)("%s", async (role) => {
  const outcome = await writeStatement(await person(role), id, { text: "x", revision: 0 }, afterClose);
  expect(outcome.ok).toBe(role === "CONSULTATION_OWNER");
});
