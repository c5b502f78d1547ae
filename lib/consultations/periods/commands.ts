import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { holdRegister } from "#lib/register/commands.ts";
import { tellEverybody } from "../audience/commands.ts";
import { type ConsultationForStaff, holdConsultation } from "../queries.ts";
import { extensionNews } from "./messages.ts";
import { listExtensions, periodColumns, periodOf } from "./queries.ts";
import { type NotConfirmable, type NotExtendable, whyNotConfirmable, whyNotExtendable } from "./rules.ts";
import { type ExtensionForStaff, extensionSchema } from "./schema.ts";

/** Holds the consultation's row, so that decisions on its period follow one another, and gives the period in force. */
async function holdPeriod(tx: Transaction, consultationId: string) {
  await holdConsultation(tx, { id: consultationId });
  return periodOf(await tx.consultation.findUniqueOrThrow({ where: { id: consultationId }, select: periodColumns }));
}

/**
 * Decides on a later close, with the reason that will be published. It changes nothing until a second person confirms it (invariant 6).
 * Refused, with the paragraph, when it would shorten an open period, and when answering has ended (§28, S28.7); attempts are on record.
 */
export async function decideExtension(
  actor: Actor,
  consultation: Pick<ConsultationForStaff, "id" | "slug" | "content">,
  { closesAt, reason }: { closesAt: Date; reason: string },
  now: Date,
): Promise<
  Outcome<{ extensionId: string }, "not-permitted"> | { ok: false; reason: "not-extendable"; errors: NotExtendable[] }
> {
  return db().$transaction(async (tx) => {
    const event = {
      action: "consultation.extension-decided",
      actor,
      consultationId: consultation.id,
      subject: consultation.slug,
    } as const;
    if (!isEverPermitted(actor.role, "extend-period")) return refuseOnRecord(tx, event, "not-permitted");
    const period = await holdPeriod(tx, consultation.id);
    const errors = whyNotExtendable({ ...period, content: consultation.content }, closesAt, now);
    if (errors.length > 0) {
      const detail = { why: errors.map(({ text }) => text), closesAt: closesAt.toISOString() };
      await recordEvent(tx, { ...event, isRefused: true, detail });
      return { ok: false as const, reason: "not-extendable" as const, errors };
    }
    const { id } = await tx.periodExtension.create({
      data: {
        consultationId: consultation.id,
        fromClosesAt: period.closesAt,
        toClosesAt: closesAt,
        reason,
        decidedById: actor.id,
        decidedAt: now,
      },
      select: { id: true },
    });
    const detail = { from: period.closesAt.toISOString(), to: closesAt.toISOString() };
    await recordEvent(tx, { ...event, detail });
    return done({ extensionId: id });
  });
}

export type ConfirmRefusal = NotConfirmable | "not-permitted" | "not-found";

/** Thrown to take everything back when the close passed while the letters were written. */
class ClosedMeanwhile extends Error {}

/**
 * Confirms a later close, by somebody other than who decided it: from this commit on it is the close, for everything that is computed from
 * it. The letters to everybody who holds a draft or has responded are in the same commit (S28.7). The register's lock is taken last and
 * held to the commit, so that a response is stored either before the close moves or after it, and the database's clock decides whether the
 * old close had passed (invariant 4). Refused attempts are on record.
 */
export async function confirmExtension(
  actor: Actor,
  consultation: Pick<ConsultationForStaff, "id" | "slug" | "content">,
  extensionId: string,
  now: Date,
): Promise<Outcome<{ told: number }, ConfirmRefusal>> {
  const { id: consultationId, slug } = consultation;
  const event = { action: "consultation.extended", actor, consultationId, subject: slug } as const;
  const refuse = <R extends ConfirmRefusal>(tx: Transaction, why: R) => refuseOnRecord(tx, event, why);
  try {
    const outcome = await db().$transaction(
      async (tx): Promise<Outcome<{ told: number }, ConfirmRefusal>> => {
        if (!isEverPermitted(actor.role, "confirm-extension")) return refuse(tx, "not-permitted");
        const period = await holdPeriod(tx, consultationId);
        const extensions = await listExtensions(consultationId, tx);
        const extension = extensions.find(({ id }) => id === extensionId);
        if (!extension) return refused("not-found");
        const surroundings = { period, newestId: extensions[0]?.id ?? "", actorId: actor.id, now };
        const [why] = whyNotConfirmable(extension, surroundings);
        if (why) return refuse(tx, why);
        const counts = await tellEverybody(tx, consultation, newsOf(consultation, period, extension), now);
        const confirmedAt = await moveClose(tx, consultationId, extension.fromClosesAt, async (at) => {
          await tx.periodExtension.updateMany({
            where: { id: extension.id },
            data: { ...counts, confirmedById: actor.id, confirmedAt: at },
          });
          await tx.consultation.updateMany({
            where: { id: consultationId },
            data: { closesAt: extension.toClosesAt },
          });
        });
        const published = extensionSchema.array().parse([...period.extensions, { ...extension, confirmedAt }]);
        await tx.publicConsultation.updateMany({
          where: { slug },
          data: { closesAt: extension.toClosesAt, extensions: published.map(asJson) },
        });
        const detail = {
          from: extension.fromClosesAt.toISOString(),
          to: extension.toClosesAt.toISOString(),
          ...counts,
        };
        await recordEvent(tx, { ...event, detail });
        return done({ told: counts.told });
      },
      { timeout: 120_000 },
    );
    if (outcome.ok) await wakeMail();
    return outcome;
  } catch (error) {
    if (!(error instanceof ClosedMeanwhile)) throw error;
    return db().$transaction((tx) => refuse(tx, "closed"));
  }
}

const newsOf = (
  { slug, content }: Pick<ConsultationForStaff, "slug" | "content">,
  { opensAt, extendedFrom }: { opensAt: Date; extendedFrom: Date | null },
  { fromClosesAt, toClosesAt, reason }: ExtensionForStaff,
) =>
  extensionNews({
    content,
    period: { opensAt, closesAt: toClosesAt, extendedFrom: extendedFrom ?? fromClosesAt },
    reason,
    page: new URL(`/consultations/${slug}`, env().PUBLIC_URL).href,
  });

/** Runs `move` under the register's lock, if the close has not passed by the database's clock, and gives that instant. */
async function moveClose(
  tx: Transaction,
  consultationId: string,
  closesAt: Date,
  move: (at: Date) => Promise<void>,
): Promise<Date> {
  await holdRegister(tx, consultationId);
  const [clock] = await tx.$queryRaw<{ at: Date }[]>`SELECT portal.now() AS at`;
  if (!clock || clock.at > closesAt) throw new ClosedMeanwhile();
  try {
    await move(clock.at);
  } catch (error) {
    // The database looks once more as it moves the close: a tick may have passed.
    if (String(error).includes("a closed period is not opened again")) throw new ClosedMeanwhile();
    throw error;
  }
  return clock.at;
}

const asJson = ({ fromClosesAt, toClosesAt, reason, confirmedAt }: ReturnType<typeof extensionSchema.parse>) => ({
  fromClosesAt: fromClosesAt.toISOString(),
  toClosesAt: toClosesAt.toISOString(),
  reason,
  confirmedAt: confirmedAt.toISOString(),
});
