import { recordEvent } from "#lib/audit/commands.ts";
import { periodOf } from "#lib/consultations/periods/queries.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { queueMails } from "#lib/mail/commands.ts";
import { reminder } from "./messages.ts";
import { listClosingSoon, openDrafts, stopUrlOf } from "./queries.ts";
import { type DraftHolder, draftOfStopToken, oneEach, reminderDue } from "./rules.ts";

/** Stops letters about the draft that a stop link speaks of; safe to repeat. False: we made no such link. A draft that is gone gets none anyway. */
export async function stopLetters(token: string, now: Date): Promise<boolean> {
  const draftId = draftOfStopToken(token, env().AUTH_SECRET);
  if (!draftId) return false;
  await db().$transaction(async (tx) => {
    const { count } = await tx.draft.updateMany({
      where: { id: draftId, lettersStoppedAt: null },
      data: { lettersStoppedAt: now },
    });
    if (count === 1) await recordEvent(tx, { action: "draft.letters-stopped", actor: null, role: "respondent" });
  });
  return true;
}

/**
 * Queues the reminders that are due, to open drafts with an address; the job `remind-drafts` calls it. Mark and mail share one commit, and
 * the mark's key is unique, so that neither two runners nor a retry send one twice. A draft that was sent is gone and gets none; one that
 * amends a response is no unsent response; one that began after a reminder's moment gets the next; an extended period has reminders of its own (S28.7). Gives how many were queued.
 */
export async function queueDueReminders(now: Date): Promise<number> {
  let count = 0;
  for (const { id, slug, ...row } of await listClosingSoon(now)) {
    const period = periodOf(row);
    const { closesAt } = period;
    const due = reminderDue(closesAt, now);
    const consultation = due && (await findPublicConsultation(slug));
    if (!due || !consultation) continue;
    const respondUrl = new URL(`/consultations/${slug}/respond`, env().PUBLIC_URL).href;
    count += await db().$transaction(async (tx) => {
      // The rows are held against being sent meanwhile; one that is just being sent is passed over.
      const marked = await tx.$queryRaw<DraftHolder[]>`
        WITH open AS (
          ${openDrafts(id, now)} AND draft."createdAt" < ${due.dueAt}
             AND NOT EXISTS (SELECT 1 FROM portal."DraftReminder" WHERE "draftId" = draft."id" AND "kind" = ${due.kind}
                              AND "closesAt" = ${closesAt})
             FOR KEY SHARE OF draft SKIP LOCKED
        ), marked AS (
          INSERT INTO portal."DraftReminder" ("draftId", "kind", "closesAt") SELECT "draftId", ${due.kind}, ${closesAt} FROM open
          ON CONFLICT DO NOTHING RETURNING "draftId"
        )
        SELECT open."draftId", open."email" FROM marked JOIN open ON open."draftId" = marked."draftId"`;
      const messages = oneEach(marked).map(({ draftId, email }) =>
        reminder({
          content: consultation.content,
          period,
          now,
          email,
          respondUrl,
          stopUrl: stopUrlOf(draftId),
        }),
      );
      if (messages.length === 0) return 0;
      await queueMails(tx, messages);
      const detail = { kind: due.kind, count: messages.length };
      await recordEvent(tx, { action: "reminders.queued", actor: null, consultationId: id, subject: slug, detail });
      return messages.length;
    });
  }
  return count;
}
