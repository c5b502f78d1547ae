import { parseArgs } from "node:util";
import { ensureBuilt } from "#bin/build.ts";
import { countKept } from "./support/kept.ts";
import { Portal } from "./support/portal.ts";
import { connections } from "./support/requests.ts";
import { respondStepByStep } from "./support/respondents.ts";
import { Visitor } from "./support/visitor.ts";

// F1, F2 and SX.3: the server, with --database its PostgreSQL too, is killed at random moments while people send; what was acknowledged is
// there once, and nothing by halves.
const { values } = parseArgs({
  options: {
    submissions: { type: "string", default: "500" },
    people: { type: "string", default: "16" },
    kills: { type: "string", default: "10" },
    database: { type: "boolean", default: false },
  },
});
const total = Number(values.submissions);
/** About as many answered requests lie between two kills: a person needs seven. */
const perKill = (total * 7) / (Number(values.kills) + 1);

await ensureBuilt();
const portal = await Portal.prepare("crash");
await portal.start();

const acknowledged = new Map<string, string>();
const failures: string[] = [];
let next = 0;
const visitors: Visitor[] = [];
const requests = () => visitors.reduce((sum, { answered }) => sum + answered, 0);

async function person(): Promise<void> {
  const agent = connections(1);
  while (next < total) {
    const number = ++next;
    const email = `person-${number}@crash.example.org`;
    const visitor = new Visitor(portal.address, agent, 120_000);
    visitors.push(visitor);
    try {
      acknowledged.set(email, await respondStepByStep(visitor, number, email));
    } catch (error) {
      failures.push(`${email}: ${error instanceof Error ? error.message : error}`);
    }
  }
  agent.destroy();
}

let isDone = false;
let kills = 0;

/** Kills once a random number of requests was answered since the last start, and then at any moment of the next one. */
async function killer(): Promise<void> {
  while (!isDone) {
    const enough = requests() + Math.random() * perKill * 2;
    while (!isDone && requests() < enough) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
    if (isDone) return;
    if (values.database) await portal.killDatabase();
    await portal.kill();
    kills += 1;
    await portal.start();
  }
}

const startedAt = performance.now();
const killing = killer();
await Promise.all(Array.from({ length: Number(values.people) }, person));
isDone = true;
await killing;

const kept = await countKept(portal, acknowledged);
await portal.remove();
const result = {
  bench: "crash",
  submissions: total,
  kills,
  killed: values.database ? "server and database" : "server",
  requests: requests(),
  brokenRequests: visitors.reduce((sum, { tries, answered }) => sum + tries - answered, 0),
  seconds: Math.round((performance.now() - startedAt) / 1000),
  acknowledged: acknowledged.size,
  notAcknowledged: failures.length,
  ...kept,
};
console.log(JSON.stringify(result));
for (const failure of failures.slice(0, 10)) console.error(failure);
const faults = kept.lost + kept.halves + kept.duplicates + kept.gaps + kept.orphans + failures.length;
process.exitCode = faults === 0 && kept.responses === total && kills > 0 ? 0 : 1;
