import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import pg from "pg";
import { addUser } from "#lib/auth/commands.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { addAttachment } from "#lib/consultations/attachments/commands.ts";
import { prepareConsultation, publishConsultation } from "#lib/consultations/commands.ts";
import { db } from "#lib/db/client.ts";
import { moveClock } from "#lib/demonstration/commands.ts";
import { demonstrationPeople, demonstrationStartsAt } from "#lib/demonstration/schema.ts";
import { keepBytes } from "#lib/files/commands.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { sampleFiles } from "#prisma/seed/pre-go-live-etmad/samples.ts";

export type Secrets = { databasePassword: string; authSecret: string; signingKey: string; signInPassword: string };

/** The demonstration's secrets, made on first use and kept beside its data, readable by its owner alone. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const path = join(folder, "secrets.json");
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secrets: Secrets = {
    databasePassword: randomBytes(24).toString("base64url"),
    authSecret: randomBytes(32).toString("base64url"),
    signingKey: JSON.stringify(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" })),
    signInPassword: randomBytes(9).toString("base64url"),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(path, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/** Lets the application move the clock: in the demonstration's own database, and nowhere else. */
export async function allowClock(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('GRANT INSERT, UPDATE ON portal."ClockOffset" TO portal_app');
  } finally {
    await client.end();
  }
}

/** Loads the people, the clock and the consultation of the document, published by two of them. Does nothing where they are. */
export async function seedDemonstration(password: string): Promise<void> {
  // One after the other: on a busy machine many at once wait too long for each other, and the portal does not start.
  const actors: ((typeof demonstrationPeople)[number] & Actor)[] = [];
  for (const person of demonstrationPeople) actors.push({ ...person, ...(await addUser(person, password)) });
  const content = await readSeedConsultation();
  if ((await db().consultation.count({ where: { slug: content.slug } })) > 0) return;
  // Prepared and published on the day the document was, so that the record reads as it would have.
  await moveClock(new Date(content.opensAt));
  const owner = actors.find(({ role }) => role === "CONSULTATION_OWNER");
  const approver = actors.find(({ role }) => role === "APPROVER");
  if (!owner || !approver) throw new Error("the demonstration lacks an owner or an approver");
  const prepared = await prepareConsultation(owner, content, null);
  if (!prepared.ok) throw new Error(`the seed was not prepared: ${prepared.reason}`);
  const published = await publishConsultation(approver, prepared.value.versionId, new Date(content.opensAt));
  if (!published.ok) throw new Error(`the seed was not published: ${published.reason}`);
  await addSamples(owner, content.slug);
  await moveClock(demonstrationStartsAt);
}

/** A draft and a redline that say they are samples, so that a newcomer can take the submission to its end. */
async function addSamples(owner: Actor, slug: string): Promise<void> {
  const { id } = await db().consultation.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  for (const { kind, title, name, bytes } of await sampleFiles()) {
    const kept = await keepBytes(Readable.from([bytes]), bytes.length);
    if (!kept.ok) throw new Error(`the sample ${name} was not kept: ${kept.reason}`);
    const added = await addAttachment(owner, id, { kind, title }, kept.value, name);
    if (!added.ok) throw new Error(`the sample ${name} was not added: ${added.reason}`);
  }
}
