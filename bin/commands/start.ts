import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { roleNames } from "#lib/auth/schema.ts";
import { startEmbeddedPostgres } from "#lib/db/embedded.ts";
import { demonstrationPeople } from "#lib/demonstration/schema.ts";
import { env, parseEnvironment } from "#lib/env.ts";
import { ensureBuilt, root } from "../build.ts";
import { prepareDatabase } from "../database.ts";
import { allowClock, readSecrets, seedDemonstration } from "../demonstration.ts";
import { migrateDatabase } from "../migration.ts";
import { claimFolder } from "../running.ts";

export const summary = "run the portal: web pages and background jobs";
export const usage = `portal start [--web | --jobs]

Without DATABASE_URL: demonstration mode, with a PostgreSQL of its own in .data (or PORTAL_DATA_DIR).
With DATABASE_URL: production; every setting of the README's table that is missing is named.
  --web    serve pages only
  --jobs   work the background jobs only
Ctrl-C or SIGTERM stops: requests and jobs under way end first.`;

type Stop = () => Promise<void>;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Makes the demonstration's data folder this process's own; throws when a portal runs on it. */
async function claimData(): Promise<{ folder: string; release: Stop }> {
  const folder = resolve(process.env.PORTAL_DATA_DIR ?? join(root, ".data"));
  await mkdir(folder, { recursive: true });
  return { folder, release: await claimFolder(folder) };
}

/** The demonstration's own database, brought up to date; sets this process's settings. Gives what stops it. */
async function startDemonstration(folder: string): Promise<{ password: string; stop: Stop }> {
  const secrets = await readSecrets(folder);
  const postgres = await startEmbeddedPostgres(join(folder, "pg"));
  const adminUrl = `postgresql://postgres:${postgres.password}@127.0.0.1:${postgres.port}/postgres`;
  const roles = await prepareDatabase(adminUrl, "portal", secrets.databasePassword);
  const applied = await migrateDatabase(roles.owner);
  if (applied.length > 0) say(`Database: ${applied.length} migrations applied.`);
  await allowClock(roles.owner);
  Object.assign(process.env, {
    PORTAL_MODE: "demonstration",
    DATABASE_URL: roles.app,
    PUBLIC_DATABASE_URL: roles.public,
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`,
    AUTH_SECRET: secrets.authSecret,
    SIGNING_KEY: secrets.signingKey,
  });
  await seedDemonstration(secrets.signInPassword);
  return {
    password: secrets.signInPassword,
    stop: () => postgres.stop(),
  };
}

function printSignIns(address: string, password: string) {
  const width = Math.max(...demonstrationPeople.map(({ email }) => email.length));
  console.log(`\nThe portal is ready: ${address}\n`);
  console.log(
    "Demonstration mode: nothing here is real, and the clock starts on Monday 17 April 2023, 10:00 UK time (BST).",
  );
  console.log(`Sign in at ${address}/sign-in, everyone with the password ${password}\n`);
  for (const { email, role, hasClearance } of demonstrationPeople) {
    console.log(
      `  ${email.padEnd(width)}  ${roleNames[role]}${!hasClearance ? ", without confidential clearance" : ""}`,
    );
  }
  console.log("\nCtrl-C stops everything.");
}

async function untilSignal(): Promise<void> {
  await new Promise<void>((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
}

export async function run(args: string[]): Promise<number> {
  const isDemonstration = !process.env.DATABASE_URL;
  if (!isDemonstration) parseEnvironment(process.env);
  Object.assign(process.env, { NODE_ENV: "production" });
  const stops: Stop[] = [];
  const interrupted = untilSignal();
  try {
    // Before the build, which would take the files from under a portal that runs already.
    const data = isDemonstration ? await claimData() : null;
    if (data) stops.push(data.release);
    if (!args.includes("--jobs")) {
      say("Checking the build …");
      if (await ensureBuilt()) say("Built.");
    }
    const demonstration = data && (await startDemonstration(data.folder));
    if (demonstration) stops.push(demonstration.stop);
    const { disconnect } = await import("#lib/db/client.ts");
    const { stopSender } = await import("#lib/jobs/commands.ts");
    stops.push(async () => {
      await stopSender();
      await disconnect();
    });
    if (!args.includes("--web")) {
      const isAlone = args.includes("--jobs");
      const startJobs = isAlone
        ? (await import("../work.ts")).startJobs
        : (await import("../jobs-apart.ts")).startJobsApart;
      stops.push(await startJobs());
    }
    if (!args.includes("--jobs")) {
      const { startWeb } = await import("../web/server.ts");
      const web = await startWeb();
      stops.push(web.stop);
      const address = env().PUBLIC_URL.replace(/\/$/, "");
      if (demonstration) printSignIns(address, demonstration.password);
      else say(`The portal is ready: ${address} (port ${web.port}).`);
    }
    await interrupted;
    say("\nStopping …");
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
  // The page renderer's bundle holds pools and timers of its own, which nothing here can reach; all that matters has ended by now.
  process.exit(0);
}
