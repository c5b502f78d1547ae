import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { databaseUrls } from "#bin/database.ts";
import { type ConsultationForStaff, findConsultationForStaff } from "#lib/consultations/queries.ts";
import { disconnect } from "#lib/db/client.ts";
import { forgetEnvironment } from "#lib/env.ts";

/**
 * Points this process at the database of the portal under test, so that factories can put it into a state that a journey starts from. Only
 * for what comes before the journey: the journey itself drives the pages.
 */
export async function connectToPortal(folder = process.env.PORTAL_FOLDER ?? ""): Promise<void> {
  const read = (name: string) => readFile(join(folder, name), "utf8");
  const [password, pid, secrets] = await Promise.all([
    read("pg-password"),
    read(join("pg", "postmaster.pid")),
    read("secrets.json").then((text): Record<string, string> => JSON.parse(text)),
  ]);
  const adminUrl = `postgresql://postgres:${password.trim()}@127.0.0.1:${pid.split("\n")[3]}/postgres`;
  const roles = databaseUrls(adminUrl, "portal", secrets.databasePassword ?? "");
  Object.assign(process.env, {
    PORTAL_MODE: "demonstration",
    DATABASE_URL: roles.app,
    PUBLIC_DATABASE_URL: roles.public,
    DATABASE_OWNER_URL: roles.owner,
    PUBLIC_URL: process.env.PORTAL_ADDRESS,
    AUTH_SECRET: secrets.authSecret,
    SIGNING_KEY: secrets.signingKey,
    LOG_LEVEL: "silent",
  });
  // One process runs many journeys, each perhaps against a portal of its own.
  await disconnect();
  forgetEnvironment();
}

/** A consultation of the portal under test, as staff have it. */
export async function forStaff(slug: string): Promise<ConsultationForStaff> {
  const found = await findConsultationForStaff(slug);
  if (!found) throw new Error(`there is no consultation ${slug}`);
  return found;
}
