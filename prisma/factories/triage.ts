import { findConsultationForStaff } from "#lib/consultations/queries.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { type Sent, sendResponse } from "#lib/responses/commands.ts";
import { beginDraft, saveDraft } from "#lib/responses/drafts/commands.ts";
import type { DraftContent } from "#lib/responses/schema.ts";
import { setDatabaseClock } from "./clock.ts";
import { publishedConsultation } from "./consultation.ts";
import { fullContent, sentResponse, whileOpen } from "./response.ts";

/** A moment after the seed's consultation has closed. */
export const afterClose = new Date("2023-04-26T09:00:00.000Z");

/** A published consultation as staff have it. */
export async function consultationForStaff(changes: Partial<ConsultationContent> = {}) {
  const { slug } = await publishedConsultation(changes);
  const found = await findConsultationForStaff(slug);
  if (!found) throw new Error(`there is no consultation ${slug}`);
  return found;
}

/** A response that came in after the close: kept, and late. The database's clock stands after the close meanwhile. */
export async function lateResponse(
  consultation: ConsultationContent,
  content = fullContent(consultation),
): Promise<Sent> {
  await setDatabaseClock(afterClose);
  const sent = await sentResponse(consultation, content);
  await setDatabaseClock(whileOpen);
  return sent;
}

/** The next version of a response, as sent by whoever holds its receipt. */
export async function amendedResponse(
  consultation: ConsultationContent,
  reference: string,
  content: DraftContent,
): Promise<Sent> {
  const token = await beginDraft(consultation.slug, whileOpen);
  if (!token) throw new Error(`there is no consultation ${consultation.slug}`);
  const saved = await saveDraft(token, consultation.slug, 0, content, whileOpen);
  if (!saved.ok) throw new Error(saved.reason);
  const { id } = await db().response.findUniqueOrThrow({ where: { reference } });
  const [draft] = await db().draft.findMany({ orderBy: { createdAt: "desc" }, take: 1 });
  await db().draft.updateMany({ where: { id: draft?.id ?? "" }, data: { responseId: id } });
  const sent = await sendResponse(
    token,
    { content: consultation, closesAt: new Date(consultation.closesAt) },
    true,
    whileOpen,
  );
  if (!sent.ok) throw new Error(sent.reason);
  return sent.value;
}

/** A response that its author took back: kept, and not counted. Gives its reference. */
export async function withdrawnResponse(
  consultation: ConsultationContent,
  content = fullContent(consultation),
): Promise<string> {
  const { reference } = await sentResponse(consultation, content);
  const { id } = await db().response.findUniqueOrThrow({ where: { reference }, select: { id: true } });
  await db().responseWithdrawal.createMany({ data: { responseId: id } });
  return reference;
}

/** The canary: words that nobody without clearance may meet. */
export const secret = "the purple heron contract ends in June with a penalty of nine million";

/** A response whose Q1 has the secret in the middle, marked as a passage with a reason. */
export function secretContent(consultation: ConsultationContent, changes: Partial<DraftContent> = {}): DraftContent {
  const text = `We disagree, because ${secret}. The rest is well.`;
  const start = text.indexOf(secret);
  const full = fullContent(consultation);
  return {
    ...full,
    answers: full.answers.map((answer) => (answer.question === "Q1" ? { ...answer, text } : answer)),
    marks: [{ level: "passage", field: "Q1", start, end: start + secret.length, reason: "A trade secret of ours." }],
    ...changes,
  };
}
