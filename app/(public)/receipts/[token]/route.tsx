import {
  askBeforeOpening,
  draftCookie,
  draftTokenIn,
} from "#app/(public)/consultations/[slug]/respond/draft-cookie.ts";
import { direct } from "#app/direct.ts";
import { framed, missing } from "#app/framed.tsx";
import { seeOther } from "#app/see-other.ts";
import { Receipt } from "#components/responses/receipt.tsx";
import { ReceiptChanges } from "#components/responses/receipt-changes.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation, findTexts } from "#lib/consultations/queries.ts";
import { closingSentence, phaseOf } from "#lib/consultations/rules.ts";
import { beginAmendment } from "#lib/responses/amendments/commands.ts";
import { listTexts } from "#lib/responses/files/queries.ts";
import { findReceipt } from "#lib/responses/queries.ts";

type Context = { params: Promise<{ token: string }> };

const pathOf = (token: string) => `/receipts/${encodeURIComponent(token)}`;

/** What was received, for whoever holds the private address. */
export const GET = direct("GET /receipts/[token]", async (_, { params }: Context): Promise<Response> => {
  const { token } = await params;
  const receipt = await findReceipt(token);
  const consultation = receipt && (await findPublicConsultation(receipt.slug));
  if (!receipt || !consultation) return missing();
  const isOpen = phaseOf(consultation, receipt.at) === "open";
  return framed(
    "/receipts",
    <Receipt
      path={pathOf(token)}
      receipt={receipt}
      content={consultation.content}
      published={await findTexts(receipt.slug)}
      closing={consultation}
      isOpen={isOpen}
      changes={
        <ReceiptChanges
          withdrawnAt={receipt.withdrawnAt}
          isOpen={isOpen}
          closing={closingSentence(consultation)}
          consulter={consultation.content.consulter.name}
          path={pathOf(token)}
          reference={receipt.reference}
          responseEmail={consultation.content.responseEmail}
        />
      }
      texts={await listTexts(receipt.versions[0])}
    />,
  );
});

/**
 * Opens the response for change in this browser, and shows what it says now; where another draft is open here, it asks first. Back to the
 * receipt when it can no longer be changed.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const receipt = await findReceipt(token);
  const consultation = receipt && (await findPublicConsultation(receipt.slug));
  if (!consultation) return missing();
  const { slug } = consultation;
  const [at, held] = [await now(), draftTokenIn(request.headers.get("cookie"), slug)];
  const outcome = await beginAmendment(token, consultation, at, held);
  if (!outcome.ok) return seeOther(pathOf(token));
  const asking = await askBeforeOpening(slug, held, outcome.value, at);
  if (asking) return seeOther(asking);
  return seeOther(`/consultations/${slug}/respond/check`, draftCookie(slug, outcome.value));
}
