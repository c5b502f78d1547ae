import { db } from "#lib/db/client.ts";

export type MailForStaff = Awaited<ReturnType<typeof listMail>>[number];

/** The newest mails first; `take` of them. */
export const listMail = (take: number) =>
  db().outgoingMail.findMany({
    select: {
      id: true,
      kind: true,
      recipient: true,
      subject: true,
      text: true,
      about: true,
      queuedAt: true,
      sentAt: true,
      lastError: true,
    },
    orderBy: { queuedAt: "desc" },
    take,
  });
