import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { isSubscriptionToken } from "#lib/subscriptions/queries.ts";
import { stopAction } from "./actions.ts";

export const metadata: Metadata = { title: "Stop letters about a consultation", robots: { index: false } };

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ done?: string }> };

/** Opening the link changes nothing: mail programs open links by themselves. The button does it. */
export default async function StopPage({ params, searchParams }: Props) {
  const { token } = await params;
  if (!isSubscriptionToken("stop", token)) notFound();
  if ((await searchParams).done === "yes")
    return (
      <PageHeader title="No more letters" lead="Your address is deleted. You can ask to be told again at any time." />
    );
  return (
    <>
      <PageHeader
        title="Stop letters about a consultation"
        lead="We write to you when its text or closing time changes, and when a question about it is answered, because you asked us to."
      />
      <form action={stopAction.bind(null, token)}>
        <SubmitButton pendingText="Stopping the letters">Stop these letters</SubmitButton>
      </form>
    </>
  );
}
