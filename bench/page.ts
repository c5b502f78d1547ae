import { statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { ensureBuilt, root } from "#bin/build.ts";
import { visit } from "./support/crowd.ts";
import { freePort, Portal } from "./support/portal.ts";

// The consultation's page against the barest server there is, which gives the same bytes from memory, turn about in one run (both with gzip).
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    connections: { type: "string", default: "64" },
    limit: { type: "string", default: "0.5" },
  },
});
const path = "/consultations/pre-go-live-etmad";
const [mostHtml, mostScript] = [130_000, 12_000];

await ensureBuilt();
const portal = await Portal.prepare("page", { LOG_LEVEL: "error" });
await portal.start();
const html = await (await fetch(portal.address + path, { headers: { "accept-encoding": "identity" } })).text();
const zipped = gzipSync(html, { level: 9 });
const port = await freePort();
const bare = createServer((_, response) => {
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Encoding": "gzip",
    "Content-Length": zipped.length,
  });
  response.end(zipped);
});
await new Promise<void>((resolve) => bare.listen(port, "127.0.0.1", resolve));

const task = { path, connections: Number(values.connections), seconds: Number(values.seconds) };
const median = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
const rounds: Record<"portal" | "bare", number[]> = { portal: [], bare: [] };
let wrong = 0;
await visit({ ...task, origin: portal.address, seconds: 2 });
for (let round = 0; round < Number(values.rounds); round += 1) {
  const ours = await visit({ ...task, origin: portal.address });
  const barest = await visit({ ...task, origin: `http://127.0.0.1:${port}` });
  rounds.portal.push(ours.perSecond);
  rounds.bare.push(barest.perSecond);
  wrong += ours.wrong + barest.wrong;
}
bare.close();
await portal.remove();

const ratio = Number((median(rounds.portal) / median(rounds.bare)).toFixed(2));
const weight = {
  html: Buffer.byteLength(html),
  scripts: (html.match(/<script/g) ?? []).length,
  script: statSync(join(root, "public/reading.js")).size,
};
const isRight = wrong === 0 && ratio >= Number(values.limit) && weight.html <= mostHtml && weight.script <= mostScript;
console.log(
  JSON.stringify({ bench: "page", perSecond: rounds, ratio, limit: Number(values.limit), wrong, weight, mostHtml }),
);
process.exitCode = isRight ? 0 : 1;
