import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import pg from "pg";
import { ensureBuilt } from "#bin/build.ts";
import { chunkBytes } from "#lib/files/schema.ts";
import { Portal } from "./support/portal.ts";
import { ask, connections } from "./support/requests.ts";
import { beginResponse } from "./support/respondents.ts";
import { Visitor } from "./support/visitor.ts";

// B5: files streamed to the portal, hashed and kept in the database, against two peers over the same bytes in the same run: sha256sum, and
// the driver alone putting them into a bare table of the same database in the same pieces, with no page, form or hash. And what the process
// that takes them grows by meanwhile. Pictures, so that no job reads them at the same time.
const { values } = parseArgs({
  options: {
    files: { type: "string", default: "8" },
    megabytes: { type: "string", default: "25" },
    rounds: { type: "string", default: "5" },
    warm: { type: "string", default: "10" },
  },
});
const count = Number(values.files);
const size = Number(values.megabytes) * 1024 * 1024;

await ensureBuilt();
const portal = await Portal.prepare("upload");
await portal.start();

const picture = () =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(size - 8)]);
const residentMb = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${portal.pid}/status`, "utf8"))?.[1]) / 1024;

async function newDraft(): Promise<string> {
  const agent = connections(1);
  const visitor = new Visitor(portal.address, agent, 60_000);
  await beginResponse(visitor);
  agent.destroy();
  return visitor.cookie;
}

/** On a connection of its own: one kept open might be closed by the time it is used again. */
async function send(cookie: string, bytes: Buffer): Promise<void> {
  const agent = connections(1);
  const boundary = `----bench${randomBytes(12).toString("hex")}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="plan.png"\r\nContent-Type: image/png\r\n\r\n`;
  const { status, body } = await ask(`${portal.address}/api/uploads/consultations/pre-go-live-etmad/files`, {
    method: "POST",
    agent,
    headers: {
      cookie,
      origin: portal.address,
      accept: "application/json",
      "content-type": `multipart/form-data; boundary=${boundary}`,
    },
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  agent.destroy();
  if (status !== 200 || body.toString() !== '{"problems":[null]}') throw new Error(`refused: ${status} ${body}`);
}

/** Seconds that `sha256sum` takes over the same bytes, written and flushed beforehand; and their hashes. */
async function sha256sum(files: readonly Buffer[]): Promise<{ seconds: number; hashes: string[] }> {
  const paths = files.map((_, index) => join(portal.folder, `file-${index}`));
  for (const [index, bytes] of files.entries()) {
    const file = await open(paths[index] ?? "", "w");
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
  }
  const from = performance.now();
  const { stdout } = await promisify(execFile)("sha256sum", paths);
  const seconds = (performance.now() - from) / 1000;
  return {
    seconds,
    hashes: stdout
      .trim()
      .split("\n")
      .map((line) => line.slice(0, 64)),
  };
}

const bare = new pg.Pool({
  connectionString: await portal.databaseUrl(),
  max: 4,
  options: "-c synchronous_commit=off",
});
await bare.query(`CREATE TABLE IF NOT EXISTS public."bare" ("fileId" uuid, "position" int, "bytes" bytea, PRIMARY KEY ("fileId", "position"));
  ALTER TABLE public."bare" ALTER COLUMN "bytes" SET STORAGE EXTERNAL`);

/** Seconds that the driver alone takes to keep the same bytes for certain. */
async function insertBare(files: readonly Buffer[]): Promise<number> {
  const from = performance.now();
  await Promise.all(
    files.map(async (bytes) => {
      const fileId = randomUUID();
      for (let at = 0; at < bytes.length; at += chunkBytes)
        await bare.query({
          name: "insert-bare",
          text: 'INSERT INTO public."bare" VALUES ($1, $2, $3)',
          values: [fileId, at, bytes.subarray(at, at + chunkBytes)],
        });
    }),
  );
  await bare.query("SET LOCAL synchronous_commit = on; SELECT pg_logical_emit_message(true, 'bench', '')");
  const seconds = (performance.now() - from) / 1000;
  await bare.query('TRUNCATE public."bare"');
  return seconds;
}

type Round = Record<"ratio" | "ratioToBare" | "uploadSeconds" | "sha256sumSeconds" | "bareSeconds" | "grownMb", number>;

async function measureRound(): Promise<Round> {
  const files = Array.from({ length: count }, picture);
  const { seconds, hashes } = await sha256sum(files);
  const bareSeconds = await insertBare(files);
  const cookie = await newDraft();
  const before = residentMb();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMb());
  }, 20);
  const from = performance.now();
  await Promise.all(files.map((bytes) => send(cookie, bytes)));
  const uploadSeconds = (performance.now() - from) / 1000;
  clearInterval(watch);
  const kept = await portal.query<{ sha256: string }>(
    `SELECT f."sha256" FROM portal."StoredFile" f
      WHERE f."sha256" = ANY ($1) AND f."sha256" = (SELECT encode(sha256(string_agg("bytes", '' ORDER BY "position")), 'hex') FROM portal."FileChunk" WHERE "fileId" = f."id")`,
    [hashes],
  );
  if (kept.length !== count) throw new Error(`${kept.length} of ${count} files are kept byte for byte`);
  return {
    ratio: Number((seconds / uploadSeconds).toFixed(3)),
    ratioToBare: Number((bareSeconds / uploadSeconds).toFixed(3)),
    uploadSeconds: Number(uploadSeconds.toFixed(2)),
    sha256sumSeconds: Number(seconds.toFixed(2)),
    bareSeconds: Number(bareSeconds.toFixed(2)),
    grownMb: Math.round(most - before),
  };
}

// A new cluster first has to make and fill the segments of its log, and the process to compile what it runs: told, but not counted.
const cold: Round[] = [];
const warmAt = performance.now() + Number(values.warm) * 1000;
while (performance.now() < warmAt) cold.push(await measureRound());
const rounds: Round[] = [];
for (let round = 0; round < Number(values.rounds); round++) rounds.push(await measureRound());
await bare.end();
await portal.remove();
console.log(JSON.stringify({ bench: "upload", files: count, megabytes: size / 1024 / 1024, cold, rounds }));
