import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findSubscribed } from "#lib/subscriptions/queries.ts";
import { confirmAction } from "./actions.ts";

export const metadata: Metadata = { title: "Confirm that you want to be told", robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

/** Opening the link changes nothing: mail programs open links by themselves. The button does it. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const { token } = await params;
  const found = await findSubscribed("confirm", token);
  if (!found) notFound();
  if ((await searchParams).done === "yes")
    return (
      <>
        <PageHeader
          title="You will be told"
          lead="A letter comes when the text or the closing time changes, and when a question is answered. Each has a link that stops them."
        />
        <p>
          <Link href={`/consultations/${found.slug}`} prefetch={false} className="link">
            The consultation
          </Link>
        </p>
      </>
    );
  return (
    <>
      <PageHeader
        title="Confirm that you want to be told"
        lead="A letter comes when the text or the closing time changes, and when a question about the documents is answered."
      />
      <form action={confirmAction.bind(null, token)}>
        <SubmitButton pendingText="Confirming">Yes, write to me</SubmitButton>
      </form>
    </>
  );
}
