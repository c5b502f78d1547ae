import { sealAuditLog } from "#lib/audit/seals/commands.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { sweepBytes } from "#lib/files/commands.ts";
import { log } from "#lib/log.ts";
import { deliverDueMail } from "#lib/mail/commands.ts";
import { publishSigningKey, sealDueRegisters } from "#lib/register/commands.ts";
import { queueDueReminders } from "#lib/reminders/commands.ts";
import { dropExpiredDrafts } from "#lib/responses/drafts/commands.ts";
import { composeAcknowledgement } from "#lib/responses/queries.ts";
import { type JobWorkers, runJobs } from "./jobs.ts";

const workers: JobWorkers = {
  "send-mail": async () => void (await deliverDueMail(composeAcknowledgement)),
  "seal-registers": async () => void (await sealDueRegisters(await now())),
  "seal-audit": async () => void (await sealAuditLog()),
  "remind-drafts": async () => void (await queueDueReminders(await now())),
  "drop-expired-drafts": async () => void (await dropExpiredDrafts(await now())),
  "sweep-bytes": async () => void (await sweepBytes()),
};

/** Works the portal's background jobs until the returned function is called. */
export async function startJobs(): Promise<() => Promise<void>> {
  await publishSigningKey();
  return runJobs(env().DATABASE_URL, workers, (error) => log().error({ err: error }, "job runner"));
}
