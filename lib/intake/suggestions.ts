import { responseContentSchema, type Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import type { SuggestedPosition } from "#lib/triage/positions/schema.ts";
import { suggestedPositions } from "#lib/triage/positions/suggestions.ts";
import { contentOf, textAt } from "./rules.ts";
import type { MailReading } from "./schema.ts";

type Consultation = { slug: string; texts: Texts & readonly { version: number; publishedAt: Date }[] };

/** What a reading goes into the register as, read by the text that stood when it was received. Its time of receipt is known. */
export const contentToRegister = (reading: MailReading & { receivedAt: string }, { slug, texts }: Consultation) =>
  contentOf(reading, { slug, version: textAt(texts, new Date(reading.receivedAt)) });

/**
 * Positions that the words of a message or letter suggest, for the person who takes it in to confirm (§24): nothing is recorded that they do
 * not. None while nobody knows when it was received.
 */
export function suggestedAtIntake(reading: MailReading, consultation: Consultation): SuggestedPosition[] {
  const { receivedAt } = reading;
  if (receivedAt === null) return [];
  const content = responseContentSchema.parse(contentToRegister({ ...reading, receivedAt }, consultation));
  return suggestedPositions(textFor(content, consultation.texts), content);
}
