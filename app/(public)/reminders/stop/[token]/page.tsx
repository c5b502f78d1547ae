import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isStopToken } from "#lib/reminders/queries.ts";
import { stopAction } from "./actions.ts";

export const metadata: Metadata = { title: "Stop letters about a draft", robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

/** Opening the link changes nothing: mail programs open links by themselves. The button does it. */
export default async function StopPage({ params, searchParams }: Props) {
  const { token } = await params;
  if (!isStopToken(token)) notFound();
  if ((await searchParams).done === "yes")
    return (
      <PageHeader
        title="No more letters about this draft"
        lead="Your draft stays as it is, and can still be sent. The letter of receipt after sending still comes."
      />
    );
  return (
    <>
      <PageHeader
        title="Stop letters about this draft"
        lead="We write to you about a response that you began: reminders before the close, and answers to questions about the documents. Your draft stays as it is."
      />
      <form action={stopAction.bind(null, token)}>
        <SubmitButton pendingText="Stopping the letters">Stop letters about this draft</SubmitButton>
      </form>
    </>
  );
}
