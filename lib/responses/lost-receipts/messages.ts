import type { Message } from "#lib/mail/schema.ts";

/** The link to a receipt once more, to the address on the response. */
export const receiptAgain = (about: { recipient: string; reference: string; receiptUrl: string }): Message => ({
  kind: "receipt-again",
  recipient: about.recipient,
  subject: `The link to your receipt ${about.reference}`,
  about: about.reference,
  text: [
    `Somebody who gave this address and the reference ${about.reference} asked for the link to the receipt:`,
    "",
    about.receiptUrl,
    "",
    "Whoever has this link can read your response. Keep it to yourself.",
    "If it was not you who asked, you need do nothing: the link went to this address alone, and nothing was changed.",
  ].join("\n"),
});
