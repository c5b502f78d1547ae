import { expect, it } from "vitest";
import { watchAvailability, withAvailability } from "./availability.ts";
import { serveForTest } from "./test-server.ts";

/** A database whose answers are given by hand, at a time that is. */
function database() {
  const at = { now: 0, asked: 0, answers: async () => true };
  const seen = watchAvailability(
    () => {
      at.asked += 1;
      return at.answers();
    },
    () => at.now,
    20,
  );
  return { at, ...seen };
}

it("F the database is asked once a second, whoever wants to know", async () => {
  const { at, isAway } = database();
  at.answers = async () => false;
  expect(await Promise.all([isAway(), isAway(), isAway()])).toEqual([true, true, true]);
  expect(at.asked).toBe(1);
  at.now = 1000;
  at.answers = async () => true;
  expect(await isAway()).toBe(false);
  expect(at.asked).toBe(2);
});

it("F a database that does not answer is away", async () => {
  const { at, isAway } = database();
  at.answers = () => new Promise(() => undefined);
  expect(await isAway()).toBe(true);
});

it("F while the database is away pages answer 503 and when to come again, undrawn, and then are drawn again", async () => {
  const { at, ...seen } = database();
  let drawn = 0;
  const handle = withAvailability(async (_, response) => {
    drawn += 1;
    response.end("drawn");
  }, seen);
  const origin = await serveForTest((request, response) => void handle(request, response));
  at.answers = async () => false;
  await seen.isAway();
  const answer = await fetch(`${origin}/consultations/one`, { method: "POST", body: "a=b" });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "10"]);
  expect(await answer.text()).toContain("<h1>The portal cannot answer just now</h1>");
  expect(drawn).toBe(0);
  expect((await fetch(`${origin}/api/health`)).status).toBe(200);
  at.now = 1000;
  at.answers = async () => true;
  expect(await (await fetch(origin)).text()).toBe("drawn");
});

it("F a request that hangs on the database is answered 503, and what it says later is said to nobody", async () => {
  const { at, ...seen } = database();
  at.answers = async () => false;
  const late = Promise.withResolvers<void>();
  const handle = withAvailability(
    async (_, response) => {
      await late.promise;
      response.setHeader("X-Late", "yes");
      response.writeHead(200).end("late");
    },
    seen,
    20,
  );
  const answers: Promise<void>[] = [];
  const origin = await serveForTest((request, response) => void answers.push(handle(request, response)));
  const answer = await fetch(origin);
  expect(answer.status).toBe(503);
  late.resolve();
  await Promise.all(answers);
  expect(await answer.text()).not.toContain("late");
});
