import { sayClosing } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatDate, londonDate } from "#lib/dates.ts";
import type { Message } from "#lib/mail/schema.ts";
import type { DraftRole } from "./schema.ts";

type LinkMail = {
  content: ConsultationContent;
  now: Date;
  recipient: string;
  role: DraftRole;
  /** Who asked for it: the name on the draft, or null when none is given yet. */
  from: string | null;
  url: string;
  /** The day after which the draft is deleted if nobody saves it again. */
  keptUntil: Date;
};

const invitation = {
  OWNER: "",
  EDIT: "You can read the draft, write and change answers, and mark text as confidential. The person who invited you sends it.",
  APPROVE:
    "You are asked to approve it before it is sent: read all of it, then approve it or send it back with words. The person who invited you sends it.",
  COMMENT: "You can read the draft and comment on it. The person who invited you sends it.",
};

/** A private link by mail: to come back by, or to invite a colleague. It says who can read what through it, and until when. */
export function draftLinkMail({ content, now, recipient, role, from, url, keptUntil }: LinkMail): Message {
  const isOwn = role === "OWNER";
  return {
    kind: isOwn ? "come-back-later" : "draft-invitation",
    recipient,
    subject: isOwn
      ? `${content.reference}: the link to your draft`
      : `${content.reference}: you are invited to work on a response`,
    about: content.reference,
    text: [
      isOwn
        ? `You asked for a link to your draft response to "${content.title}". It has not been sent yet.`
        : `${from ?? "A colleague"} invites you to work on a draft response to "${content.title}".`,
      ...(isOwn ? [] : ["", invitation[role]]),
      "",
      "Open the draft:",
      url,
      "",
      "Whoever has this link can read the draft. Keep it to yourself. Whoever began the draft can take the link back.",
      "",
      sayClosing(content, now),
      `A draft that nobody saves is deleted after ${formatDate(londonDate(keptUntil))}, and its links with it.`,
    ].join("\n"),
  };
}
