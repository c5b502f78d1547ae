import { sealAuditLog } from "#lib/audit/seals/commands.ts";
import { dropOldSessions } from "#lib/auth/sessions/commands.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { sweepBytes } from "#lib/files/commands.ts";
import { scanNewFiles } from "#lib/files/scans/commands.ts";
import { readTextApart } from "#lib/files/texts/apart/queries.ts";
import { readNewFiles } from "#lib/files/texts/commands.ts";
import { readMailbox } from "#lib/intake/mailbox/commands.ts";
import { log } from "#lib/log.ts";
import { forgetAskedMail } from "#lib/mail/asked/commands.ts";
import { deliverDueMail } from "#lib/mail/commands.ts";
import { buildPack } from "#lib/packs/commands.ts";
import { publishSigningKey, sealDueRegisters } from "#lib/register/commands.ts";
import { queueDueReminders } from "#lib/reminders/commands.ts";
import { composeAcknowledgements } from "#lib/responses/acknowledgements/queries.ts";
import { dropExpiredDrafts } from "#lib/responses/drafts/commands.ts";
import { forgetUnconfirmed } from "#lib/subscriptions/commands.ts";
import { type JobWorkers, runJobs } from "./jobs.ts";

async function readConfiguredMailbox(): Promise<void> {
  const { IMAP_URL } = env();
  if (IMAP_URL) await readMailbox(IMAP_URL, await now());
}

const workers: JobWorkers = {
  "read-mailbox": readConfiguredMailbox,
  "send-mail": () => deliverDueMail(composeAcknowledgements),
  "seal-registers": async () => void (await sealDueRegisters(await now())),
  "seal-audit": async () => void (await sealAuditLog()),
  "remind-drafts": async () => void (await queueDueReminders(await now())),
  "drop-expired-drafts": async () => {
    await dropExpiredDrafts(await now());
    // What only counts or only lasts hours goes by the real time, whatever the demonstration's clock says.
    await dropOldSessions(new Date());
    await forgetAskedMail(new Date());
    await forgetUnconfirmed(new Date());
  },
  "sweep-bytes": async () => void (await sweepBytes()),
  "read-files": async () => void (await readNewFiles(readTextApart)),
  "scan-files": async () => {
    const { CLAMD_HOST, CLAMD_PORT } = env();
    if (CLAMD_HOST) await scanNewFiles({ host: CLAMD_HOST, port: CLAMD_PORT });
  },
  "build-pack": async ({ buildId }) => buildPack(buildId, await now()),
};

/** Works the portal's background jobs until the returned function is called. */
export async function startJobs(): Promise<() => Promise<void>> {
  await publishSigningKey();
  return runJobs(env().DATABASE_URL, workers, (error, queue) =>
    log().error({ err: error, queue }, queue ? "a job failed" : "the job runner failed"),
  );
}
