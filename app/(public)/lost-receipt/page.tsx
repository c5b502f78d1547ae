import type { Metadata } from "next";
import { LostReceiptForm } from "#components/responses/lost-receipt-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { untitled } from "#components/ui/page-title.tsx";
import { mailReceiptAgainAction } from "./actions.ts";

export const metadata: Metadata = { title: untitled, robots: { index: false } };

const title = "Have the link to your receipt mailed again";

export default function LostReceiptPage() {
  return (
    <>
      <BackLink href="/receipts">About receipts</BackLink>
      <LostReceiptForm
        pageTitle={`${title} – Consultations`}
        heading={
          <PageHeader
            title={title}
            lead="Give the reference and the email address that stand on your response. The link goes to that address and to no other."
          />
        }
        action={mailReceiptAgainAction}
      />
    </>
  );
}
