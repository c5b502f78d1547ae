import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type Sent, sendResponse } from "#lib/responses/commands.ts";
import { beginDraft, saveDraft } from "#lib/responses/drafts/commands.ts";
import { type DraftContent, emptyContent, type TextOfResponse } from "#lib/responses/schema.ts";
import { onlyText, textFor } from "#lib/responses/texts.ts";

/** A moment while the seed's consultation is open. */
export const whileOpen = new Date("2023-04-18T09:00:00.000Z");

/** A consultation's text as whatever answers it, and no other, is read by. */
export const textOf = (consultation: ConsultationContent): TextOfResponse =>
  textFor(emptyContent(consultation.slug, 1), onlyText(consultation));

/** An organisation's answer that can be sent: it agrees in part with Q1, and says why. `changes` replace parts of it. */
export const fullContent = (consultation: ConsultationContent, changes: Partial<DraftContent> = {}): DraftContent => ({
  ...emptyContent(consultation.slug, 1),
  respondent: {
    capacity: "organisation",
    organisation: "Thistle Energy Ltd",
    name: "Sam Respondent",
    role: "Regulation manager",
    email: "sam@thistle.example.org",
  },
  positions: { Q1: "agree-in-part", "Q2.a": "disagree", "Q2.b": "agree" },
  answers: [
    {
      question: "Q1",
      text: "We agree with the aim.",
      areas: [
        {
          id: "area-1",
          about: "Paragraph 18",
          anchor: null,
          what: "The amendment has no end date.",
          why: "It should lapse by itself.",
        },
      ],
      alternativeOn: null,
    },
    { question: "Q2", text: "The day is a bank holiday.", areas: [], alternativeOn: "2023-05-09" },
  ],
  hasReadWhoSees: true,
  ...changes,
});

/** A draft with content, ready to be sent. Gives its private token. */
export async function savedDraft(
  consultation: ConsultationContent,
  content = fullContent(consultation),
): Promise<string> {
  const token = await beginDraft(consultation.slug, whileOpen);
  if (!token) throw new Error(`there is no consultation ${consultation.slug}`);
  const saved = await saveDraft(token, consultation.slug, 0, content, whileOpen);
  if (!saved.ok) throw new Error(saved.reason);
  return token;
}

/** A response as sent by the web. */
export async function sentResponse(
  consultation: ConsultationContent,
  content = fullContent(consultation),
): Promise<Sent> {
  const token = await savedDraft(consultation, content);
  const sent = await sendResponse(
    token,
    { content: consultation, closesAt: new Date(consultation.closesAt) },
    true,
    whileOpen,
  );
  if (!sent.ok) throw new Error(sent.reason);
  return sent.value;
}
