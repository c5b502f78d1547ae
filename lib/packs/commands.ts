import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { newestPublished, periodColumns, periodOf, readStanding } from "#lib/consultations/periods/queries.ts";
import { holdConsultation } from "#lib/consultations/queries.ts";
import type { Period } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { dropBytes, keepBytes, storeFile } from "#lib/files/commands.ts";
import type { KeptBytes } from "#lib/files/schema.ts";
import { enqueue } from "#lib/jobs/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { BrokenCopyError, writePack } from "./building/commands.ts";
import { snapshot } from "./building/queries.ts";
import { findLastBuild, findPackFacts } from "./queries.ts";
import { isBlocked, packName, whyNotSealable } from "./rules.ts";
import { type PackFinding, packManifestSchema } from "./schema.ts";

type Consultation = Period & { id: string; content: ConsultationContent };

type OrderRefusal = "not-permitted" | "under-way" | "explanation-missing";

/**
 * Orders the submission pack: a job builds it. Refused while the checks of §24 find anything red (S24.6), with what they find; while
 * another order is under way; and when amber findings are not explained. Every refusal is on record.
 */
export async function orderPack(
  actor: Actor,
  consultation: Consultation,
  explanation: string,
  now: Date,
): Promise<Outcome<{ buildId: string }, OrderRefusal> | { ok: false; reason: "blocked"; findings: PackFinding[] }> {
  return db().$transaction(async (tx) => {
    const refuse = async (why: string[]) =>
      recordEvent(tx, {
        action: "pack.ordered",
        actor,
        consultationId: consultation.id,
        isRefused: true,
        detail: { why },
      });
    const say = async (reason: OrderRefusal) => {
      await refuse([reason]);
      return refused(reason);
    };
    if (!isEverPermitted(actor.role, "build-pack")) return say("not-permitted");
    await holdConsultation(tx, consultation);
    const findings = whyNotSealable(await findPackFacts(consultation, now, tx));
    if (isBlocked(findings)) {
      await refuse(findings.filter(({ level }) => level === "red").map(({ text }) => text));
      return { ok: false as const, reason: "blocked" as const, findings };
    }
    const last = await findLastBuild(consultation.id, tx);
    if (last && (last.state === "WAITING" || last.state === "RUNNING")) {
      if (!last.isStale) return say("under-way");
      await tx.packBuild.updateMany({ where: { id: last.id }, data: { state: "FAILED", failure: "It broke off." } });
    }
    if (findings.length > 0 && explanation === "") return say("explanation-missing");
    const { id } = await tx.packBuild.create({
      data: {
        consultationId: consultation.id,
        requestedById: actor.id,
        explanation: findings.length > 0 ? explanation : "",
      },
      select: { id: true },
    });
    await enqueue(tx, "build-pack", { buildId: id });
    await recordEvent(tx, { action: "pack.ordered", actor, consultationId: consultation.id, subject: id });
    return done({ buildId: id });
  });
}

/**
 * Builds the pack of an order: the job `build-pack`. Its bytes are kept while they are written, from one snapshot of the database; only
 * then is there a pack. A pack equal to an earlier one, byte for byte, is that one. What goes wrong is on the order, and thrown.
 */
export async function buildPack(buildId: string, now: Date): Promise<void> {
  const { count } = await db().packBuild.updateMany({
    where: { id: buildId, state: "WAITING" },
    data: { state: "RUNNING", progressedAt: new Date() },
  });
  if (count === 0) return;
  try {
    await build(buildId, now);
  } catch (error) {
    const isSayable = error instanceof BlockedError || error instanceof BrokenCopyError;
    const failure = isSayable ? error.message : "Something went wrong; the log has it.";
    await db().packBuild.updateMany({ where: { id: buildId }, data: { state: "FAILED", failure } });
    if (!(error instanceof BlockedError)) throw error;
  }
}

/** Something red came up between the order and its turn, such as a late response that nobody has read. */
class BlockedError extends Error {}

async function build(buildId: string, now: Date): Promise<void> {
  const order = await db().packBuild.findUniqueOrThrow({
    where: { id: buildId },
    select: {
      explanation: true,
      requestedById: true,
      requestedBy: { select: { id: true, name: true, role: true } },
      consultation: {
        select: {
          id: true,
          ...periodColumns,
          versions: {
            ...newestPublished,
            select: { content: true },
          },
        },
      },
    },
  });
  const { consultation } = order;
  const content = readStanding(consultation.versions[0]?.content, consultation);
  const { kept, manifest, statement } = await db().$transaction(async (tx) => {
    const facts = await findPackFacts({ ...consultation, ...periodOf(consultation), content }, now, tx);
    const findings = whyNotSealable(facts);
    const red = findings.filter(({ level }) => level === "red");
    if (red.length > 0) throw new BlockedError(red.map(({ text }) => text).join(" "));
    await db().packBuild.updateMany({ where: { id: buildId }, data: { total: facts.lastNumber } });
    const { bytes, written } = writePack(
      tx,
      {
        consultation: { id: consultation.id, content },
        facts,
        findings,
        explanation: order.explanation,
        orderedBy: order.requestedBy.name,
      },
      progressOf(buildId, facts.lastNumber),
    );
    // Both ends are heard: whichever fails first says why.
    const [pack, outcome] = await Promise.all([written, keepBytes(bytes, Number.MAX_SAFE_INTEGER)]);
    if (!outcome.ok) throw new Error(`the pack was not kept: ${outcome.reason}`);
    return { kept: outcome.value, ...pack };
  }, snapshot);
  await finish(buildId, order.requestedBy, { id: consultation.id, content }, { kept, manifest, statement });
}

/** Writes how far the build is, at most once a second, and at the end. */
function progressOf(buildId: string, total: number): (count: number) => Promise<void> {
  let last = 0;
  return async (count) => {
    if (count < total && Date.now() - last < 1000) return;
    last = Date.now();
    await db().packBuild.updateMany({ where: { id: buildId }, data: { done: count, progressedAt: new Date() } });
  };
}

async function finish(
  buildId: string,
  actor: { id: string; role: string },
  consultation: { id: string; content: ConsultationContent },
  built: { kept: KeptBytes; manifest: unknown; statement: string },
): Promise<void> {
  const { kept, statement } = built;
  const manifest = packManifestSchema.parse(built.manifest);
  const same = await db().$transaction(async (tx) => {
    await holdConsultation(tx, consultation);
    const packs = await tx.pack.findMany({
      where: { consultationId: consultation.id },
      select: { id: true, version: true, file: { select: { sha256: true } } },
    });
    const equal = packs.find(({ file }) => file.sha256 === kept.sha256);
    const version = Math.max(0, ...packs.map((pack) => pack.version)) + 1;
    const pack = equal ?? (await createPack(tx));
    await tx.packBuild.updateMany({ where: { id: buildId }, data: { state: "DONE", packId: pack.id } });
    await recordEvent(tx, {
      action: "pack.built",
      actor,
      consultationId: consultation.id,
      subject: kept.sha256,
      detail: { version: equal?.version ?? version, files: manifest.files.length, isSame: equal !== undefined },
    });
    return equal;

    async function createPack(within: Transaction) {
      const fileId = await storeFile(
        within,
        kept,
        packName(consultation.content.reference, version),
        "application/zip",
      );
      return within.pack.create({
        data: {
          consultationId: consultation.id,
          version,
          fitForPurpose: statement,
          manifest,
          fileId,
          builtById: actor.id,
        },
        select: { id: true },
      });
    }
  });
  if (same) await dropBytes(kept.fileId);
}
