import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted, isPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { holdConsultation } from "#lib/consultations/queries.ts";
import { type Period, phaseOf } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, isUniqueViolation } from "#lib/db/client.ts";
import { findFile } from "#lib/files/queries.ts";
import type { FileFacts } from "#lib/files/schema.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { bodyOf, type ReleaseReason, whyNotReleasable } from "../rules.ts";
import type { Recipient } from "../schema.ts";
import { whyNotAsBuilt } from "./queries.ts";

type Consultation = Period & { id: string; content: ConsultationContent };

type Refusal = { ok: false; reason: "not-as-it-was"; because: string[] };

/**
 * Releases a pack to one recipient, by somebody other than its builder: an act of its own for each recipient, on record (S30.3,
 * invariant 6, which the database holds as well). Whatever was checked when it was ordered is checked again here: while anything is red
 * nothing leaves, and a pack built from something that has changed since is built again first (S24.3, S24.6). The words say what.
 */
export async function releasePack(
  actor: Actor,
  consultation: Consultation,
  packId: string,
  recipient: Recipient,
  now: Date,
): Promise<Outcome<null, "not-permitted" | "not-found" | ReleaseReason> | Refusal> {
  try {
    return await db().$transaction(async (tx) => {
      const audit = (isRefused: boolean, why: string[]) =>
        recordEvent(tx, {
          action: "pack.released",
          actor,
          consultationId: consultation.id,
          subject: packId,
          isRefused,
          detail: { recipient, why },
        });
      if (!isPermitted(actor.role, "release-pack", phaseOf(consultation, now))) {
        await audit(true, ["not-permitted"]);
        return refused("not-permitted");
      }
      // Decisions on this consultation wait meanwhile, so that none comes between the look and the release.
      await holdConsultation(tx, consultation);
      const pack = await tx.pack.findFirst({
        where: { id: packId, consultationId: consultation.id },
        select: { builtById: true, version: true, manifest: true, releases: { select: { recipient: true } } },
      });
      if (!pack) return refused("not-found");
      const [reason] = whyNotReleasable(pack, actor, recipient);
      if (reason) {
        await audit(true, [reason]);
        return refused(reason);
      }
      const because = (await whyNotAsBuilt(tx, consultation, pack, now)).map(({ text }) => text);
      if (because.length > 0) {
        await audit(true, because);
        return { ok: false as const, reason: "not-as-it-was" as const, because };
      }
      await tx.packRelease.create({ data: { packId, recipient, releasedById: actor.id, releasedAt: now } });
      await audit(false, []);
      return done(null);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("already-released");
    throw error;
  }
}

/**
 * Opens a pack for downloading, which is on record before the first byte goes out. A recipient's reader gets what was released to their
 * body; staff need the right, and clearance, for everything marked is in it (SX.4). For everybody else there is none: null.
 */
export async function openPack(actor: Actor, packId: string): Promise<FileFacts | null> {
  if (!isEverPermitted(actor.role, "download-pack")) return null;
  const recipient = bodyOf(actor.role);
  if (!recipient && !actor.hasClearance) return null;
  const pack = await db().pack.findFirst({
    where: { id: packId, ...(recipient ? { releases: { some: { recipient } } } : {}) },
    select: { fileId: true, version: true, consultationId: true },
  });
  const file = pack && (await findFile(pack.fileId));
  if (!file) return null;
  await recordEvent(db(), {
    action: "pack.downloaded",
    actor,
    consultationId: pack.consultationId,
    subject: file.sha256,
    detail: { version: pack.version, recipient },
  });
  return file;
}
