import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findKeptForm } from "#lib/auth/kept-forms/commands.ts";
import { cookieName, keptFormName } from "#lib/auth/sessions/cookie.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { person } from "#prisma/factories/people.ts";
import { keepsForms } from "./kept-forms.ts";

const faults: unknown[] = [];
/** Reads the form and answers as the pages do whose reader is no longer signed in. */
const server = createServer(async (request, response) => {
  keepsForms(request, response, (error) => faults.push(error));
  for await (const _ of request);
  response.writeHead(303, { Location: `/sign-in?next=${encodeURIComponent(request.url ?? "")}` }).end();
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

it("a form that staff send after their session ended is kept for them, and the browser gets the way to it", async () => {
  const author = await person("CASEWORKER");
  const claims = { sub: author.id, epoch: 0, sid: crypto.randomUUID() };
  const cookie = `${cookieName()}=${await encode({ token: claims, secret: env().AUTH_SECRET })}`;
  const send = (path: string) => {
    const body = new FormData();
    body.set("text", "A note about a badger.");
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body, headers: { cookie }, redirect: "manual" });
  };
  const answer = await send("/staff/consultations/x?list=1");
  const [set = ""] = answer.headers.getSetCookie();
  const token = set.slice(keptFormName().length + 1).split(";")[0] ?? "";
  await expect.poll(() => db().keptForm.count({ where: { userId: author.id } })).toBe(1);
  expect(await findKeptForm(author.id, token, new Date())).toEqual({
    path: "/staff/consultations/x",
    fields: [["text", "A note about a badger."]],
  });
  expect((await send("/consultations/x/respond")).headers.getSetCookie()).toEqual([]);
  expect(faults).toEqual([]);
});
