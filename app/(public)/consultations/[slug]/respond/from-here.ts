import type { FromHereProps } from "#components/responses/from-here.tsx";
import { findTexts, type PublicConsultation } from "#lib/consultations/queries.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { listSentBy } from "#lib/responses/queries.ts";
import { stepToContinue } from "#lib/responses/steps/rules.ts";
import { textToAnswer } from "#lib/responses/texts.ts";
import { forgetSentAction } from "./actions.ts";
import { draftToken } from "./draft-cookie.ts";
import { sentTokens } from "./sent-cookie.ts";

/** What this browser holds on a consultation: a draft, and what was sent from it. `back`: the page that shows it. */
export async function fromHere(
  { slug }: Pick<PublicConsultation, "slug">,
  now: Date,
  back: string,
): Promise<FromHereProps> {
  const token = await draftToken(slug);
  const draft = token ? await findDraft(token, slug, now) : null;
  const sent = await listSentBy(slug, await sentTokens(slug));
  const step = draft && stepToContinue(textToAnswer(draft.content, await findTexts(slug)), draft.content);
  return {
    draft: draft && {
      savedAt: draft.savedAt,
      href: `/consultations/${slug}/respond/${step?.key}`,
      amends: draft.amends,
    },
    sent: sent.map(({ receiptToken, ...facts }) => ({ ...facts, href: `/receipts/${receiptToken}` })),
    forget: forgetSentAction.bind(null, slug, back),
  };
}
