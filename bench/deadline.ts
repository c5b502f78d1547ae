import { parseArgs } from "node:util";
import { ensureBuilt } from "#bin/build.ts";
import { load, quantile, round } from "./support/figures.ts";
import { countKept } from "./support/kept.ts";
import { Portal } from "./support/portal.ts";
import { connections } from "./support/requests.ts";
import { referenceOn, sendOnePage } from "./support/respondents.ts";
import { formOn, Visitor } from "./support/visitor.ts";

// B4, S28.1, S28.3: people arrive whether or not the portal keeps up, across the close; half of them press the button again.
const { values } = parseArgs({
  options: {
    rate: { type: "string", default: "5" },
    before: { type: "string", default: "45" },
    after: { type: "string", default: "10" },
  },
});
const rate = Number(values.rate);
const seconds = Number(values.before) + Number(values.after);
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

await ensureBuilt();
const portal = await Portal.prepare("deadline", { LOG_LEVEL: "error" });
await portal.start();
const agent = connections(256);
const warm = new Visitor(portal.address, agent);
await sendOnePage(warm, 0, "warm@deadline.example.org");
const base = "/consultations/pre-go-live-etmad/respond";
const closing = (await portal.query<{ at: Date }>(`SELECT "closesAt" AS at FROM portal."Consultation"`))[0]?.at;
if (!closing) throw new Error("there is no consultation");
// The demonstration's clock, set by hand so that the close falls where it is wanted.
await portal.query(
  `UPDATE portal."ClockOffset" SET "milliseconds" = (extract(epoch FROM $1::timestamptz - clock_timestamp()) * 1000)::bigint - $2::bigint`,
  [closing, Number(values.before) * 1000],
);
await sleep(1100);

const acknowledged = new Map<string, string>();
const took: number[] = [];
const failures: string[] = [];
let twice = 0;
let asked = 0;

/** One person: opens the form, sends it, is told when it is late and sends it as late; every second one sends the same form again. */
async function person(number: number): Promise<void> {
  const email = `person-${number}@deadline.example.org`;
  const visitor = new Visitor(portal.address, agent);
  const startedAt = performance.now();
  try {
    let page = await sendOnePage(visitor, number, email);
    if (page.path.endsWith("/respond/late")) {
      asked += 1;
      const offer = formOn(page, (form) => form.hidden.some(([name]) => name === "revision"));
      page = await visitor.submit(page, offer, {});
    }
    const reference = referenceOn(page);
    took.push(performance.now() - startedAt);
    acknowledged.set(email, reference);
    if (number % 2 === 0) {
      const again = await visitor.sendAgain();
      if (referenceOn(again) !== reference) twice += 1;
    }
  } catch (error) {
    failures.push(`${email}: ${error instanceof Error ? error.message : error}`);
  }
}

const startedAt = performance.now();
const people: Promise<void>[] = [];
for (let number = 1; number <= rate * seconds; number++) {
  const due = startedAt + (number * 1000) / rate;
  await sleep(Math.max(0, due - performance.now()));
  people.push(person(number));
}
await Promise.all(people);

const kept = await countKept(portal, acknowledged);
const [late] = await portal.query<{ wrong: number; late: number }>(`
  SELECT count(*) FILTER (WHERE v."isLate" <> (v."receivedAt" > c."closesAt"))::int AS wrong,
         count(*) FILTER (WHERE v."isLate")::int AS late
    FROM portal."ResponseVersion" v JOIN portal."Response" r ON r."id" = v."responseId"
    JOIN portal."Consultation" c ON c."id" = r."consultationId"`);
const after = await new Visitor(portal.address, agent).get(`${base}/one-page`);
agent.destroy();
await portal.remove();
const saysClosed = after.text.includes("Send as late");
console.log(
  JSON.stringify({
    bench: "deadline",
    arrivals: people.length,
    arrivalsPerSecond: rate,
    acknowledged: acknowledged.size,
    failed: failures.length,
    toldThatLate: asked,
    late: late?.late,
    latenessWrong: late?.wrong,
    otherReceiptOnRetry: twice,
    ...kept,
    saysClosed,
    medianMilliseconds: round(quantile(took, 0.5)),
    p99Milliseconds: round(quantile(took, 0.99)),
    load: load(),
  }),
);
for (const failure of failures.slice(0, 10)) console.error(failure);
const faults =
  failures.length + twice + (late?.wrong ?? 1) + kept.lost + kept.halves + kept.duplicates + kept.gaps + kept.orphans;
process.exitCode = faults === 0 && saysClosed && (late?.late ?? 0) > 0 ? 0 : 1;
