import type { Metadata } from "next";
import { PasswordForm } from "#components/people/password-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { now } from "#lib/clock.ts";
import { findInvited } from "#lib/people/queries.ts";
import { acceptAction } from "./actions.ts";

export const metadata: Metadata = { title: "Set your password" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const person = await findInvited(token, await now());
  return (
    <div className="max-w-form [--notice-width:none]">
      {person ? (
        <>
          <PageHeader title="Set your password" lead={`For ${person.name}, ${person.email}.`} />
          <PasswordForm action={acceptAction.bind(null, token)} email={person.email} />
        </>
      ) : (
        <PageHeader
          title="This link opens no longer"
          lead="It was used, was replaced by a newer one, or is too old. Ask your administrator for another. If your organisation signs you in, or you have a password, you can sign in without it."
        />
      )}
    </div>
  );
}
