import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Receipt } from "#components/responses/receipt.tsx";
import { ReceiptChanges } from "#components/responses/receipt-changes.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { closingSentence, phaseOf } from "#lib/consultations/rules.ts";
import { listTexts } from "#lib/responses/files/queries.ts";
import { findReceipt } from "#lib/responses/queries.ts";
import { amendAction } from "./actions.ts";

export const metadata: Metadata = { title: "Your receipt", robots: { index: false } };

export default async function ReceiptPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const receipt = await findReceipt(token);
  const consultation = receipt && (await findPublicConsultation(receipt.slug));
  if (!receipt || !consultation) notFound();
  return (
    <Receipt
      path={`/receipts/${encodeURIComponent(token)}`}
      receipt={receipt}
      content={consultation.content}
      closing={consultation}
      changes={
        <ReceiptChanges
          withdrawnAt={receipt.withdrawnAt}
          isOpen={phaseOf(consultation, await now()) === "open"}
          closing={closingSentence(consultation)}
          consulter={consultation.content.consulter.name}
          withdrawHref={`/receipts/${encodeURIComponent(token)}/withdraw`}
          amend={amendAction.bind(null, token)}
        />
      }
      texts={await listTexts(receipt.versions[0])}
    />
  );
}
