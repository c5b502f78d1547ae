import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { Message } from "#lib/mail/schema.ts";

type Asked = { content: Pick<ConsultationContent, "title" | "reference">; email: string; confirmUrl: string };

/** To an address that somebody typed: nothing more is sent there unless the link is used. */
export const subscriptionAsked = ({ content, email, confirmUrl }: Asked): Message => ({
  kind: "subscription-asked",
  recipient: email,
  subject: `${content.reference}: do you want to be told of changes?`,
  about: content.reference,
  text: [
    `Somebody, probably you, asked for letters to this address about "${content.title}": when its text or its closing time changes, and when a question about it is answered.`,
    "",
    "Yes, write to me:",
    confirmUrl,
    "",
    "If you did not ask for this, there is nothing to do: no other letter comes, and the address is deleted after a week. Each letter has a link that stops them.",
  ].join("\n"),
});
