import type { Message } from "#lib/mail/schema.ts";

/** To somebody who took a response back: what that means, and that everything received is kept. */
export const withdrawn = (about: {
  recipient: string;
  reference: string;
  title: string;
  consulter: string;
  receiptUrl: string;
}): Message => ({
  kind: "withdrawn",
  recipient: about.recipient,
  subject: `Your response ${about.reference} is withdrawn`,
  about: about.reference,
  text: [
    `You withdrew your response to "${about.title}".`,
    "",
    `Reference: ${about.reference}`,
    "",
    `${about.consulter} does not count it. What was received stays in the register and is not deleted.`,
    "Until the closing time you can send a new response.",
    "",
    `Your receipt: ${about.receiptUrl}`,
    "Whoever has this link can read your response. Keep it to yourself.",
  ].join("\n"),
});
