import { db } from "#lib/db/client.ts";
import { type ResponseContent, responseContentSchema } from "./schema.ts";
import { hashToken } from "./tokens/rules.ts";

export type Receipt = {
  reference: string;
  slug: string;
  versions: {
    number: number;
    registerNumber: number;
    receivedAt: Date;
    isLate: boolean;
    commitment: string;
    salt: string;
    content: ResponseContent;
  }[];
};

/** The receipt that a private link opens, newest version first; null when the token opens none. */
export async function findReceipt(token: string): Promise<Receipt | null> {
  const response = await db().response.findUnique({
    where: { receiptTokenHash: hashToken(token) },
    select: {
      reference: true,
      consultation: { select: { slug: true } },
      versions: {
        orderBy: { number: "desc" },
        select: {
          number: true,
          registerNumber: true,
          receivedAt: true,
          isLate: true,
          commitment: true,
          salt: true,
          content: true,
        },
      },
    },
  });
  return (
    response && {
      reference: response.reference,
      slug: response.consultation.slug,
      versions: response.versions.map((version) => ({
        ...version,
        content: responseContentSchema.parse(version.content),
      })),
    }
  );
}
