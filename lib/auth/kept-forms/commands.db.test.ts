import { expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { person } from "#prisma/factories/people.ts";
import { dropOldSessions } from "../sessions/commands.ts";
import { dropKeptForm, findKeptForm, keepForm } from "./commands.ts";

const form = {
  path: "/staff/consultations/x/responses/R-1111-2222",
  fields: [["text", "A note about a badger."]] as [string, string][],
};

it("what was typed is given back to whoever typed it, with that browser's token, and to nobody else", async () => {
  const [author, other] = [await person("CASEWORKER"), await person("CASEWORKER")];
  await keepForm(author.id, "token-of-the-browser", form);
  expect(await findKeptForm(author.id, "token-of-the-browser", new Date())).toEqual(form);
  expect(await findKeptForm(other.id, "token-of-the-browser", new Date())).toBeNull();
  expect(await findKeptForm(author.id, "another-token", new Date())).toBeNull();
  const stored = await db().keptForm.findMany({ where: { userId: author.id } });
  expect(JSON.stringify(stored)).not.toContain("badger");
  await dropKeptForm(author.id, "token-of-the-browser");
  expect(await findKeptForm(author.id, "token-of-the-browser", new Date())).toBeNull();
});

it("after a day it is gone", async () => {
  const author = await person("CASEWORKER");
  await keepForm(author.id, "token-of-a-day", form);
  const later = new Date(Date.now() + 86_400_000 + 1000);
  expect(await findKeptForm(author.id, "token-of-a-day", later)).toBeNull();
  await dropOldSessions(later);
  expect(await db().keptForm.count({ where: { userId: author.id } })).toBe(0);
});
