import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Receipt } from "#components/responses/receipt.tsx";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { listTexts } from "#lib/responses/files/queries.ts";
import { findReceipt } from "#lib/responses/queries.ts";

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
      texts={await listTexts(receipt.versions[0])}
    />
  );
}
