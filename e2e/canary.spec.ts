import { expect } from "@playwright/test";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { closingSentence } from "#lib/consultations/rules.ts";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { person } from "#prisma/factories/people.ts";
import { closeAndRelease, type LetOut, letOut } from "./support/canaries.ts";
import { type Addresses, addressesOf, routes } from "./support/every-address.ts";
import { launchPortal, type RunningPortal } from "./support/portal.ts";
import { connectToPortal } from "./support/portal-database.ts";
import { test } from "./support/test.ts";
import { type Answer, everybody, type Reader, respondentOf, signedOut, walk } from "./support/walk.ts";

test.describe("everything, as everybody", () => {
  test.describe.configure({ mode: "serial" });
  let portal: RunningPortal;
  let seeded: LetOut;
  let addresses: Addresses;
  let readers: Reader[];
  /** What the public and a respondent were answered while the consultation was open, and everybody once it had closed. */
  let whileOpen: Answer[];
  let afterClose: Answer[];

  const answersTo = (isAsked: (reader: Reader) => boolean) => {
    const names = new Set(readers.filter(isAsked).map(({ who }) => who));
    return [...whileOpen, ...afterClose].filter(({ who }) => names.has(who));
  };
  /** The canaries in an answer, as what they are. */
  const canariesIn = ({ bytes }: Answer) =>
    [...seeded.canaries].filter(([word]) => bytes.includes(word)).map(([, what]) => what);
  /** What is found in the words of any answer, each once, with who met it where. */
  const foundInWords = (find: (words: string) => string[]) => {
    const firsts = new Map([...whileOpen, ...afterClose].map((answer) => [answer.words, answer]));
    return [...firsts].flatMap(([words, { who, path }]) => find(words).map((found) => `${who} at ${path}: ${found}`));
  };

  test.beforeAll(async () => {
    test.setTimeout(600_000);
    portal = await launchPortal({}, { only: ["--web"] });
    await connectToPortal(portal.folder);
    process.env.PUBLIC_URL = portal.address;
    const staff = {
      caseworker: await person("CASEWORKER"),
      owner: await person("CONSULTATION_OWNER"),
      approver: await person("APPROVER"),
    };
    seeded = await letOut(staff);
    const open = Object.entries(await addressesOf(seeded, null)).filter(([route]) => !route.startsWith("/staff"));
    whileOpen = await walk(portal.address, Object.fromEntries(open), [signedOut, respondentOf(seeded)]);
    addresses = await addressesOf(seeded, await closeAndRelease(seeded, staff));
    readers = await everybody(seeded);
    afterClose = await walk(portal.address, addresses, readers);
  });

  test.afterAll(async () => {
    await stopSender();
    await disconnect();
    await portal.stop();
  });

  test("every page and route of the portal is opened: one that nobody said how to address fails", async () => {
    expect(Object.keys(addresses).sort()).toEqual(await routes());
    const opened = new Set(
      [...whileOpen, ...afterClose].flatMap(({ status, route }) => (status === 200 ? [route] : [])),
    );
    const unopened = Object.entries(addresses).filter(([route, each]) => !("tried" in each) && !opened.has(route));
    expect(unopened.map(([route]) => route)).toEqual([]);
    expect([...whileOpen, ...afterClose].filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([]);
  });

  test("SX.4 nobody without clearance meets a canary on any page, letter, list, export, download or header", () => {
    const met = answersTo((reader) => !reader.isCleared).flatMap((answer) =>
      canariesIn(answer).map((canary) => `${answer.who}: ${canary} at ${answer.path}`),
    );
    expect(met).toEqual([]);
  });

  test("§30 the readers of the bodies meet them in what was released to their own body, and nowhere else", () => {
    const routesWithCanaries = (name: string) => {
      const met = answersTo(({ who }) => who === name).filter((answer) => canariesIn(answer).length > 0);
      return [...new Set(met.map(({ route }) => route))].sort();
    };
    expect(routesWithCanaries("DEPARTMENT_READER")).toEqual(["/api/packs/[id]", "/packs"]);
    expect(routesWithCanaries("AUTHORITY_READER")).toEqual([]);
  });

  test("the same walk finds each canary for somebody with clearance, so that it would be found for others", () => {
    const met = new Set(answersTo(({ who }) => who.endsWith("with clearance")).flatMap(canariesIn));
    expect([...seeded.canaries.values()].filter((what) => !met.has(what))).toEqual([]);
  });

  test("no canary is in what the portal writes to its log", () => {
    const log = portal.output().toLowerCase();
    expect(log.length).toBeGreaterThan(0);
    expect([...seeded.canaries.keys()].filter((word) => log.includes(word))).toEqual([]);
  });

  test("S31.2 no page, letter, file or pack promises confidentiality, to staff and the bodies as little as to the public", () => {
    expect(foundInWords((words) => promisesIn(words).map(({ excerpt }) => excerpt))).toEqual([]);
  });

  test("S7.1 outside the document's own words nothing anywhere gives the closing day without its time", () => {
    const { document } = seeded.consultation.content;
    const sentence = /\d\d:\d\d UK time \(BST\) on Tuesday 25 April 2023/g;
    const own = [...JSON.stringify(document).matchAll(/"text":"([^"]*25 April 2023[^"]*)"/g)].map(
      ([, text = ""]) => text,
    );
    expect(own.length).toBeGreaterThan(0);
    const bare = /.{0,60}\b(?:25(?:th)? Apr|April 25\b).{0,30}/g;
    const ours = (words: string) => {
      const flat = words.replace(/\s+/g, " ");
      return own.reduce((left, text) => left.replaceAll(text.trim(), ""), flat).replaceAll(sentence, "");
    };
    expect(foundInWords((words) => ours(words).match(bare) ?? [])).toEqual([]);
  });

  test("S7.1 the one sentence stands on every page of a consultation for staff, and wherever the public reads, begins, finds again or takes back a response", () => {
    const sentence = closingSentence(seeded.consultation);
    const without = (answers: readonly Answer[], isMeant: (route: string) => boolean) =>
      answers
        .filter(
          ({ route, status, words }) =>
            status === 200 && isMeant(route) && !words.replace(/\s+/g, " ").includes(sentence),
        )
        .map(({ who, path }) => `${who} at ${path}`);
    expect(without(afterClose, (route) => route.startsWith("/staff/consultations/[slug]"))).toEqual([]);
    const p = "/consultations/[slug]";
    const told = ["/", p, `${p}/register`, `${p}/clarifications/ask`, `${p}/respond`, `${p}/respond/one-page`].concat([
      `${p}/respond/file`,
      `${p}/respond/later`,
      `/api${p}/form`,
      "/receipts/[token]",
      "/receipts/[token]/withdraw",
    ]);
    expect(without(whileOpen, (route) => told.includes(route))).toEqual([]);
  });
});
