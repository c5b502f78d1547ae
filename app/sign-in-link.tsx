import Link from "next/link";

/** The same for everyone, so that public pages are the same bytes for everyone. */
export const SignInLink = () => (
  <nav aria-label="Account" className="text-sm">
    <Link href="/sign-in" prefetch={false} className="link target inline-flex items-center">
      Sign in
    </Link>
  </nav>
);
