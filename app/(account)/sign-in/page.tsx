import { randomBytes } from "node:crypto";
import type { Metadata } from "next";
import { OrganisationForm } from "#components/account/organisation-form.tsx";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { env } from "#lib/env.ts";
import { signInAction } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<{ next?: string; error?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  const { next, error } = await searchParams;
  const { PORTAL_MODE, OIDC_ISSUER } = env();
  return (
    <div className="max-w-form [--notice-width:none]">
      <SignInForm
        action={signInAction}
        next={next ?? ""}
        heading={
          <>
            <PageHeader
              title="Sign in"
              lead="For DCC’s staff, the Department and the Authority. You need no account to answer a consultation."
            />
            {error ? (
              <div className="mb-6">
                <Notice tone="error" title="Your organisation’s sign-in did not let you in">
                  <p>
                    {error === "AccessDenied"
                      ? "The portal knows no account with that address. Ask your administrator to add you."
                      : "Something went wrong on the way there or back. Try again, or sign in with a password."}
                  </p>
                </Notice>
              </div>
            ) : null}
            {PORTAL_MODE === "demonstration" ? (
              <div className="mb-6">
                <Notice title="Demonstration">
                  <p>The addresses and the password were printed where the portal was started.</p>
                </Notice>
              </div>
            ) : null}
          </>
        }
      />
      {OIDC_ISSUER ? <OrganisationForm token={randomBytes(32).toString("hex")} next={next ?? ""} /> : null}
    </div>
  );
}
