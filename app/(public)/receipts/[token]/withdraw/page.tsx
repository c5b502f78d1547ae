import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { closingSentence, phaseOf } from "#lib/consultations/rules.ts";
import { findReceipt } from "#lib/responses/queries.ts";
import { withdrawAction } from "../actions.ts";

export const metadata: Metadata = { title: "Withdraw your response", robots: { index: false } };

export default async function WithdrawPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const receipt = (await findReceipt(token)) ?? notFound();
  const consultation = (await findPublicConsultation(receipt.slug)) ?? notFound();
  // Nothing is asked that can no longer be done: the receipt says so.
  if (receipt.withdrawnAt || phaseOf(consultation, receipt.at) !== "open")
    redirect(`/receipts/${encodeURIComponent(token)}`);
  const { consulter } = consultation.content;
  return (
    <>
      <BackLink href={`/receipts/${encodeURIComponent(token)}`}>Back to the receipt</BackLink>
      <PageHeader title="Withdraw your response?" caption={`Reference ${receipt.reference}`} />
      <div className="mb-8 measure space-y-3">
        <p>
          {consulter.name} will not count it. What was received stays in the register and is not deleted:{" "}
          {consulter.name}, and whoever may be given responses, can see that it was sent and withdrawn.
        </p>
        <p>
          It cannot be undone, but you can send a new response until {closingSentence(consultation)}. If only something
          in it is wrong, change it instead.
        </p>
      </div>
      <form action={withdrawAction.bind(null, token)}>
        <SubmitButton pendingText="Withdrawing">Withdraw the response</SubmitButton>
      </form>
    </>
  );
}
