import { formatInstant } from "#lib/dates.ts";
import type { Message } from "#lib/mail/schema.ts";

type Invited = {
  siteName: string;
  name: string;
  email: string;
  from: string;
  url: string;
  expiresAt: Date;
  isNew: boolean;
};

/** The private link with which somebody sets a password. It says who sent it, and until when it opens. */
export const invitationMail = ({ siteName, name, email, from, url, expiresAt, isNew }: Invited): Message => ({
  kind: "staff-invitation",
  recipient: email,
  subject: isNew ? `${siteName}: your account` : `${siteName}: set a new password`,
  text: [
    `To ${name}`,
    "",
    isNew
      ? `${from} has added you to "${siteName}", where consultations are published and responses are read.`
      : `${from} has sent you a link to set a new password for "${siteName}".`,
    "",
    "Set your password:",
    url,
    "",
    `The link opens once, until ${formatInstant(expiresAt)}. Whoever has it can set your password: keep it to yourself.`,
    "If your organisation signs you in, you need no password: sign in with this address.",
    "",
    "If you expected no such letter, ignore it and tell the person who sent it.",
  ].join("\n"),
});
