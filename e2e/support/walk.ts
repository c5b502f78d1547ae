import { encode } from "next-auth/jwt";
import type { Actor, Role } from "#lib/auth/schema.ts";
import { beginSession } from "#lib/auth/sessions/commands.ts";
import { isCleared } from "#lib/confidentiality/clearance.ts";
import { db } from "#lib/db/client.ts";
import { person } from "#prisma/factories/people.ts";
import type { LetOut } from "./canaries.ts";
import type { Addresses } from "./every-address.ts";
import { unpacked, wordsOf } from "./said.ts";

/** Somebody who asks for pages. Of the routes that `opensAll` is true of they open every address, of the others one. */
export type Reader = { who: string; isCleared: boolean; cookie: string; opensAll: (route: string) => boolean };

/** What one of them was answered: all of it as it came, unpacked where it is packed, and what it says in words. */
export type Answer = { who: string; route: string; path: string; status: number; bytes: string; words: string };

const nothing = () => false;
const isOfAdministrators = (route: string) => /^\/staff\/(?:mail|people|audit)\b/.test(route);
const isOfStaff = (route: string) =>
  /^\/(?:staff|api\/(?:consultations|attachments|incoming-mail|packs))\b/.test(route) && !isOfAdministrators(route);

/** Somebody's cookie, as signing in would give it. */
async function readerOf(who: string, actor: Actor, opensAll: Reader["opensAll"]): Promise<Reader> {
  const sid = await beginSession(actor);
  const { sessionEpoch } = await db().user.findUniqueOrThrow({ where: { id: actor.id } });
  const token = { sub: actor.id, epoch: sessionEpoch, sid };
  const value = await encode({ token, secret: process.env.AUTH_SECRET ?? "", maxAge: 3600 });
  return { who, isCleared: isCleared(actor), cookie: `session=${value}`, opensAll };
}

export const signedOut: Reader = { who: "signed out", isCleared: false, cookie: "", opensAll: nothing };

/** Whoever has a draft and a receipt in their browser. */
export const respondentOf = ({ consultation: { slug }, respondent }: LetOut): Reader => ({
  who: "a respondent",
  isCleared: false,
  cookie: `draft-${slug}=${respondent.draftToken}; sent-${slug}=${respondent.receiptToken}`,
  opensAll: (route) => route.includes("/respond/") || route.startsWith("/receipts/"),
});

/**
 * Everybody there is. Of staff without clearance, and of staff with it, those with the most rights open every address of a route: of what an
 * administrator alone reads, an administrator. What hides is clearance, and no role, so the others open one address of every route.
 */
export async function everybody(letOut: LetOut): Promise<Reader[]> {
  const most: Partial<Record<Role, Reader["opensAll"]>> = {
    CONSULTATION_OWNER: isOfStaff,
    ADMINISTRATOR: isOfAdministrators,
  };
  const readers = [signedOut, respondentOf(letOut)];
  for (const role of ["CASEWORKER", "CONSULTATION_OWNER", "APPROVER", "ADMINISTRATOR"] as const)
    readers.push(
      await readerOf(`${role} without clearance`, await person(role, { hasClearance: false }), most[role] ?? nothing),
    );
  for (const role of ["DEPARTMENT_READER", "AUTHORITY_READER"] as const)
    readers.push(await readerOf(role, await person(role, { hasClearance: false }), nothing));
  for (const role of ["CONSULTATION_OWNER", "ADMINISTRATOR"] as const)
    readers.push(await readerOf(`${role} with clearance`, await person(role), most[role] ?? nothing));
  return readers;
}

type Visit = { route: string; path: string; reader: Reader };

/** Who opens what, address by address. Whoever opens one of a route opens another one than the reader before them. */
function visitsOf(addresses: Addresses, readers: readonly Reader[]): Visit[] {
  return Object.entries(addresses).flatMap(([route, each]) => {
    const paths = "tried" in each ? each.tried : each;
    return paths.flatMap((path, place) =>
      readers
        .filter((reader, index) => reader.opensAll(route) || index % paths.length === place)
        .map((reader) => ({ route, path, reader })),
    );
  });
}

/** Nothing waits for ever: a page that does not come in this time is a fault, and is named. Milliseconds. */
const patience = 60_000;

async function wholeAnswer(address: string, headers: Record<string, string>): Promise<[Response, Buffer]> {
  const answer = await fetch(address, { redirect: "manual", headers, signal: AbortSignal.timeout(patience) });
  return [answer, Buffer.from(await answer.arrayBuffer())];
}

async function open(portal: string, { route, path, reader }: Visit): Promise<Answer> {
  // By number: a name may be looked up to two addresses, and a busy machine gives up on the one that answers.
  const address = portal.replace("localhost", "127.0.0.1");
  // Packing each page and unpacking it again costs as much as drawing it.
  const headers = { cookie: reader.cookie, "accept-encoding": "identity" };
  const [answer, body] = await wholeAnswer(`${address}${path}`, headers).catch((error: Error) => {
    throw new Error(`${path} as ${reader.who}: ${error.message} ${error.cause ?? ""}`);
  });
  const members = await unpacked(body);
  const parts = [...answer.headers.values(), ...members.flatMap(({ name, bytes }) => [name, bytes.toString("latin1")])];
  return {
    who: reader.who,
    route,
    path,
    status: answer.status,
    bytes: parts.join("\n").toLowerCase(),
    words: members.map(wordsOf).join("\n"),
  };
}

/** Every route as each of the readers, a few at a time; the same page by all of them at once, for what is the same for all is then drawn once. */
export async function walk(portal: string, addresses: Addresses, readers: readonly Reader[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = visitsOf(addresses, readers).reverse();
  const one = async () => {
    for (let visit = left.pop(); visit; visit = left.pop()) answers.push(await open(portal, visit));
  };
  await Promise.all(Array.from({ length: 6 }, one));
  return answers;
}
