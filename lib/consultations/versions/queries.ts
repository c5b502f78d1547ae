import { db } from "#lib/db/client.ts";

/** Every version of a consultation's text, the newest first, with the two people of each; null when there is no such consultation. */
export const findVersions = (slug: string) =>
  db().consultation.findUnique({
    where: { slug },
    select: {
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
