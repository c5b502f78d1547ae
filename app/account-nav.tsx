import Link from "next/link";
import { signOutAction } from "#app/(account)/sign-in/actions.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { homeOf } from "#lib/auth/rules.ts";
import { currentActor } from "#lib/auth/session.ts";
import { SignInLink } from "./sign-in-link.tsx";

/** The way in for those who have an account, and the way out. On the page of the way in there is no link to it. */
export async function AccountNav({ isSignIn = false }: { isSignIn?: boolean }) {
  const actor = await currentActor();
  if (!actor) return isSignIn ? null : <SignInLink />;
  return (
    <nav aria-label="Account" className="flex flex-wrap items-center gap-x-4 text-sm">
      <Link href={homeOf(actor.role)} prefetch={false} className="link target inline-flex items-center">
        {actor.name}
      </Link>
      <form action={signOutAction}>
        <SubmitButton variant="quiet" size="small">
          Sign out
        </SubmitButton>
      </form>
    </nav>
  );
}
