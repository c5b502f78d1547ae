import { db } from "#lib/db/client.ts";
import { consultationContentSchema } from "../schema.ts";

/** Every version of a consultation's text, the newest first, with the two people of each; null when there is no such consultation. */
export async function findVersions(slug: string) {
  const found = await db().consultation.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      opensAt: true,
      closesAt: true,
      versions: {
        orderBy: { number: "desc" },
        select: {
          id: true,
          number: true,
          reason: true,
          contentHash: true,
          content: true,
          preparedAt: true,
          preparedBy: { select: { id: true, name: true } },
          publishedAt: true,
          publishedBy: { select: { name: true } },
        },
      },
    },
  });
  if (!found) return null;
  // `content` exactly as it was stored, which the hash is of; `text` as it is read.
  const versions = found.versions.map((version) => ({
    ...version,
    text: consultationContentSchema.parse(version.content),
  }));
  return { ...found, versions };
}
