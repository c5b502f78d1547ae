import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "#bin/browser.ts";
import { ensureBuilt } from "#bin/build.ts";
import { Bare } from "./support/bare.ts";
import { Portal } from "./support/portal.ts";

// B12: the JavaScript that a browser loads, byte by byte as unpacked, against a bare Next page in the same run.
const { values } = parseArgs({ options: { limit: { type: "string", default: "1.1" } } });
const base = "/consultations/pre-go-live-etmad";
const paths = [
  `${base}/respond/one-page`,
  "/",
  base,
  `${base}/respond`,
  `${base}/respond/about-you`,
  `${base}/respond/q1`,
];

await ensureBuilt();
const portal = await Portal.prepare("page-weight", { LOG_LEVEL: "error" });
await portal.start();
const bare = await Bare.start(await portal.databaseUrl("postgres"));
const browser = await chromium.launch({
  executablePath: await ensureBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

type Weight = { scripts: number; scriptBytes: number; inlineScriptBytes: number; pageBytes: number };

async function weigh(page: Awaited<ReturnType<typeof browser.newPage>>, url: string): Promise<Weight> {
  const bodies: Promise<Buffer>[] = [];
  const listen = (answer: { request(): { resourceType(): string }; body(): Promise<Buffer> }) => {
    if (answer.request().resourceType() === "script") bodies.push(answer.body());
  };
  page.on("response", listen);
  const document = await page.goto(url, { waitUntil: "networkidle" });
  page.off("response", listen);
  const html = (await document?.text()) ?? "";
  const inline = [...html.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].reduce(
    (sum, [, text]) => sum + (text?.length ?? 0),
    0,
  );
  const sizes = (await Promise.all(bodies)).map(({ length }) => length);
  return {
    scripts: sizes.length,
    scriptBytes: sizes.reduce((sum, size) => sum + size, 0),
    inlineScriptBytes: inline,
    pageBytes: Buffer.byteLength(html),
  };
}

const fresh = async () => (await browser.newContext()).newPage();
const bareWeight = await weigh(await fresh(), `${bare.address}/`);
const pages: Record<string, Weight & { ratio: number }> = {};
for (const path of paths) {
  const page = await fresh();
  if (path.includes("/about-you") || path.endsWith("/q1")) {
    // These pages are part of a draft; it is begun in another tab, so that this one loads everything itself.
    const other = await page.context().newPage();
    await other.goto(`${portal.address}${base}/respond`);
    await other.getByRole("button", { name: "Begin your response" }).click();
    await other.getByRole("heading", { level: 1, name: "About you" }).waitFor();
  }
  const weight = await weigh(page, portal.address + path);
  pages[path.replace(base, "…")] = {
    ...weight,
    ratio: Number((weight.scriptBytes / bareWeight.scriptBytes).toFixed(3)),
  };
  await page.context().close();
}
await browser.close();
await bare.remove();
await portal.remove();
const limit = Number(values.limit);
const heavy = Object.keys(pages).filter((path) => (pages[path]?.ratio ?? 9) > limit);
console.log(JSON.stringify({ bench: "page-weight", limit, bare: bareWeight, pages, heavy }));
process.exitCode = heavy.length === 0 ? 0 : 1;
