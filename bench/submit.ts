import { parseArgs } from "node:util";
import { ensureBuilt } from "#bin/build.ts";
import { Bare } from "./support/bare.ts";
import { load, measure, measureFor, quantile, round, spread } from "./support/figures.ts";
import { countKept } from "./support/kept.ts";
import { Portal } from "./support/portal.ts";
import { checkReceipts } from "./support/receipts.ts";
import { ask, connections } from "./support/requests.ts";
import { onePageAnswers, respondOnOnePage } from "./support/respondents.ts";
import { Visitor } from "./support/visitor.ts";

// B3: whole submissions (form, POST of three answers, receipt) against the bare pair (static page, POST of one row), and against that pair
// with a third page that shows the row, as the receipt does; turn and turn about.
const { values } = parseArgs({
  options: {
    total: { type: "string", default: "300" },
    connections: { type: "string", default: "8" },
    rounds: { type: "string", default: "3" },
    warm: { type: "string", default: "10" },
    "no-bare": { type: "boolean", default: false },
  },
});
const total = Number(values.total);
const atOnce = Number(values.connections);

await ensureBuilt();
const portal = await Portal.prepare("submit", { LOG_LEVEL: "error" });
await portal.start();
const bare = values["no-bare"] ? null : await Bare.start(await portal.databaseUrl("postgres"));

const agent = connections(atOnce);
const acknowledged = new Map<string, string>();
const receiptPaths: string[] = [];

async function submit(name: string): Promise<void> {
  const email = `${name}@submit.example.org`;
  const visitor = new Visitor(portal.address, agent);
  acknowledged.set(email, await respondOnOnePage(visitor, acknowledged.size + 1, email));
  receiptPaths.push(visitor.lastPath);
}

async function submitBare(number: number): Promise<string> {
  if (!bare) return "";
  const page = await ask(`${bare.address}/`, { agent });
  const { email = "", ...answers } = onePageAnswers(number, `bare-${number}@submit.example.org`, "send");
  const sent = await ask(`${bare.address}/send`, {
    method: "POST",
    agent,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email, text: JSON.stringify(answers), padding: "x".repeat(600) }).toString(),
  });
  if (page.status !== 200 || sent.status !== 303) throw new Error(`bare: ${page.status}, ${sent.status}`);
  return String(sent.headers.location);
}

async function submitBareAndRead(number: number): Promise<void> {
  const path = await submitBare(number);
  const receipt = await ask(`${bare?.address}${path}`, { agent });
  if (receipt.status !== 200 || !receipt.body.includes(`bare-${number}@`))
    throw new Error(`bare: ${path}, ${receipt.status}`);
}

const pair = (number: number) => submitBare(number).then(() => undefined);

const ours: number[] = [];
const pairs: number[] = [];
const trios: number[] = [];
const took: number[] = [];
const loads = [load()];
// Both are warm when counting begins: so many seconds of the same work each.
const warmSeconds = Number(values.warm) / 2;
await measureFor(warmSeconds, atOnce, (number) => submit(`warm-${number}`));
if (bare) await measureFor(warmSeconds, atOnce, submitBareAndRead);
for (let round = 0; round < Number(values.rounds); round++) {
  const mine = await measure(total, atOnce, (number) => submit(`round-${round}-${number}`));
  ours.push(mine.perSecond);
  took.push(...mine.took);
  if (bare) {
    pairs.push((await measure(total, atOnce, pair)).perSecond);
    trios.push((await measure(total, atOnce, submitBareAndRead)).perSecond);
  }
  loads.push(load());
}

const kept = await countKept(portal, acknowledged);
const receipts = await checkReceipts(portal.address, receiptPaths, agent);
agent.destroy();
await bare?.remove();
await portal.remove();

function ratiosTo(theirs: readonly number[]) {
  const ratios = ours.map((figure, index) => figure / (theirs[index] ?? Number.NaN));
  return {
    median: round(quantile(ratios, 0.5), 2),
    min: round(Math.min(...ratios), 2),
    max: round(Math.max(...ratios), 2),
  };
}

console.log(
  JSON.stringify({
    bench: "submit",
    total,
    connections: atOnce,
    rounds: ours.length,
    submissionsPerSecond: spread(ours),
    ...(bare && {
      barePairsPerSecond: spread(pairs),
      ratio: ratiosTo(pairs),
      barePairsWithReceiptPerSecond: spread(trios),
      ratioWithReceipt: ratiosTo(trios),
    }),
    p95Milliseconds: round(quantile(took, 0.95)),
    p99Milliseconds: round(quantile(took, 0.99)),
    acknowledged: acknowledged.size,
    ...kept,
    ...receipts,
    loads,
  }),
);
const faults = kept.lost + kept.halves + kept.duplicates + kept.gaps + kept.orphans + receipts.receiptsNotVerified;
process.exitCode = faults === 0 && kept.responses === acknowledged.size ? 0 : 1;
