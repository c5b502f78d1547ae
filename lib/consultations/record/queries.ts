import { publicStepSchema } from "#lib/approvals/public-steps.ts";
import { publicDb } from "#lib/db/client.ts";
import { sealFileSchema } from "#lib/register/schema.ts";
import { contentOnce } from "../contents/queries.ts";
import { findPublicConsultation } from "../queries.ts";
import type { PublicRecord, PublicVersion } from "./schema.ts";

/** Every published text of a consultation, the first one first. */
async function listPublicVersions(slug: string): Promise<PublicVersion[]> {
  const rows = await publicDb().publicConsultationVersion.findMany({
    where: { slug },
    orderBy: { number: "asc" },
    select: { number: true, contentHash: true, reason: true, publishedAt: true },
  });
  const whole = await Promise.all(
    rows.map(async (row) => {
      const content = await contentOnce(`published ${slug} ${row.number} ${row.contentHash}`, () =>
        publicDb()
          .publicConsultationVersion.findUnique({
            where: { slug_number: { slug, number: row.number } },
            select: { content: true },
          })
          .then((found) => found?.content),
      );
      return content && { ...row, content };
    }),
  );
  return whole.filter((version) => version !== null);
}

/** All that the public may read of a consultation, through its own role (invariant 3); null: there is none. */
export async function findPublicRecord(slug: string): Promise<PublicRecord | null> {
  const [consultation, versions, attachments, clarifications, seals, recorded] = await Promise.all([
    findPublicConsultation(slug),
    listPublicVersions(slug),
    publicDb().publicAttachment.findMany({
      where: { slug },
      orderBy: [{ version: "asc" }, { id: "asc" }],
      select: { version: true, id: true, name: true, mediaType: true, size: true, sha256: true },
    }),
    publicDb().publicClarification.findMany({ where: { slug }, orderBy: { number: "asc" }, omit: { slug: true } }),
    publicDb().publicSeal.findMany({
      where: { slug },
      orderBy: { number: "asc" },
      select: { number: true, file: true, sealedAt: true },
    }),
    publicDb().publicRecordedSteps.findMany({
      where: { slug },
      orderBy: { number: "asc" },
      select: { steps: true, recordedAt: true },
    }),
  ]);
  if (!consultation) return null;
  return {
    consultation,
    versions,
    attachments: attachments.map((attachment) => ({ ...attachment, size: Number(attachment.size) })),
    clarifications,
    seals: seals.map(({ number, file, sealedAt }) => ({
      number,
      sealedAt,
      count: sealFileSchema.parse(file).seal.count,
    })),
    recorded: recorded.map(({ steps, recordedAt }) => ({ recordedAt, steps: publicStepSchema.array().parse(steps) })),
  };
}
