import { expect, test } from "@playwright/test";
import { encode } from "next-auth/jwt";
import type { Actor, Role } from "#lib/auth/schema.ts";
import { beginSession } from "#lib/auth/sessions/commands.ts";
import { isCleared } from "#lib/confidentiality/clearance.ts";
import { db, disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { releasePack } from "#lib/packs/releases/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { person } from "#prisma/factories/people.ts";
import { afterClose } from "#prisma/factories/triage.ts";
import { letOut, type Seeded } from "./support/canaries.ts";
import { type Addresses, addressesOf, routes } from "./support/every-address.ts";
import { launchPortal, type RunningPortal } from "./support/portal.ts";
import { connectToPortal } from "./support/portal-database.ts";

type Reader = { who: string; isCleared: boolean; cookie: string };
type Seen = { path: string; status: number; canaries: string[] };

/** Somebody's cookie, as signing in would give it. */
async function readerOf(who: string, actor: Actor): Promise<Reader> {
  const sid = await beginSession(actor);
  const { sessionEpoch } = await db().user.findUniqueOrThrow({ where: { id: actor.id } });
  const token = { sub: actor.id, epoch: sessionEpoch, sid };
  const value = await encode({ token, secret: process.env.AUTH_SECRET ?? "", maxAge: 3600 });
  return { who, isCleared: isCleared(actor), cookie: `session=${value}` };
}

async function everybody(): Promise<Reader[]> {
  const roles: Role[] = ["CASEWORKER", "CONSULTATION_OWNER", "APPROVER", "ADMINISTRATOR"];
  const readers: Reader[] = [{ who: "signed out", isCleared: false, cookie: "" }];
  for (const role of roles)
    readers.push(await readerOf(`${role} without clearance`, await person(role, { hasClearance: false })));
  for (const role of ["DEPARTMENT_READER", "AUTHORITY_READER"] as const)
    readers.push(await readerOf(role, await person(role, { hasClearance: false })));
  for (const role of ["CASEWORKER", "ADMINISTRATOR"] as const)
    readers.push(await readerOf(`${role} with clearance`, await person(role)));
  return readers;
}

/** Opens every address as somebody, a few at a time, and says which canaries each answer holds. */
async function walk(
  address: string,
  reader: Reader,
  paths: readonly string[],
  canaries: readonly string[],
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const left = [...paths];
  const one = async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const answer = await fetch(`${address}${path}`, {
        redirect: "manual",
        headers: { cookie: reader.cookie },
      }).catch((error: Error) => {
        throw new Error(`${path} as ${reader.who}: ${error.message} ${error.cause}`);
      });
      const headers = [...answer.headers.values()].join("\n");
      const body = `${headers}\n${Buffer.from(await answer.arrayBuffer()).toString("latin1")}`.toLowerCase();
      seen.push({ path, status: answer.status, canaries: canaries.filter((canary) => body.includes(canary)) });
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return seen;
}

const pathsOf = (addresses: Addresses): string[] =>
  Object.values(addresses).flatMap((each) => ("tried" in each ? each.tried : each));

test.describe("canaries", () => {
  test.describe.configure({ mode: "serial" });
  let portal: RunningPortal;
  let seeded: Seeded;
  let addresses: Addresses;
  let readers: Reader[];
  const walks = new Map<string, Seen[]>();

  test.beforeAll(async () => {
    test.setTimeout(600_000);
    portal = await launchPortal();
    await connectToPortal(portal.folder);
    process.env.PUBLIC_URL = portal.address;
    const [caseworker, owner, approver] = [
      await person("CASEWORKER"),
      await person("CONSULTATION_OWNER"),
      await person("APPROVER"),
    ];
    seeded = await letOut({ caseworker, owner, approver }, setDatabaseClock);
    await releasePack(approver, seeded.consultation, seeded.packId, "DEPARTMENT", afterClose);
    addresses = await addressesOf(seeded);
    readers = await everybody();
    const words = [...seeded.canaries.keys()];
    for (const reader of readers) walks.set(reader.who, await walk(portal.address, reader, pathsOf(addresses), words));
  });

  test.afterAll(async () => {
    await stopSender();
    await disconnect();
    await portal.stop();
  });

  test("every page and route of the portal is opened: one that nobody said how to address fails", async () => {
    expect(Object.keys(addresses).sort()).toEqual(await routes());
    const answered = new Set([...walks.values()].flat().flatMap(({ path, status }) => (status === 200 ? [path] : [])));
    for (const [route, each] of Object.entries(addresses)) {
      if ("tried" in each) continue;
      expect(each.length, `no address for ${route}`).toBeGreaterThan(0);
      expect(
        each.some((path) => answered.has(path)),
        `nobody could open ${route}`,
      ).toBe(true);
    }
  });

  test("SX.4 nobody without clearance meets a canary on any page, letter, list, export, download or header", () => {
    const met = readers
      .filter(({ isCleared: mayRead }) => !mayRead)
      .flatMap(({ who }) =>
        (walks.get(who) ?? []).flatMap(({ path, canaries }) =>
          canaries.map((canary) => `${who}: ${canary} at ${path}`),
        ),
      );
    expect(met).toEqual([]);
  });

  test("§30 the readers of the bodies meet them in what was released to their own body, and nowhere else", () => {
    for (const who of ["DEPARTMENT_READER", "AUTHORITY_READER"]) {
      const met = (walks.get(who) ?? []).filter(({ canaries }) => canaries.length > 0);
      expect(
        met
          .map(({ path }) => path.split("?")[0])
          .filter((path) => path !== "/packs" && !path?.startsWith("/api/packs/")),
      ).toEqual([]);
      const isOpen = (walks.get(who) ?? []).some(
        ({ path, status }) => path.startsWith("/api/packs/") && status === 200,
      );
      expect(isOpen).toBe(who === "DEPARTMENT_READER");
    }
  });

  test("the same walk finds each canary for somebody with clearance, so that it would be found for others", () => {
    const met = new Set(
      readers
        .filter(({ who }) => who.endsWith("with clearance"))
        .flatMap(({ who }) => (walks.get(who) ?? []).flatMap(({ canaries }) => canaries)),
    );
    expect([...seeded.canaries].filter(([word]) => !met.has(word)).map(([, what]) => what)).toEqual([]);
  });

  test("no canary is in what the portal writes to its log", () => {
    const log = portal.output().toLowerCase();
    expect(log.length).toBeGreaterThan(0);
    expect([...seeded.canaries.keys()].filter((word) => log.includes(word))).toEqual([]);
  });
});
