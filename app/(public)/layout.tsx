import type { ReactNode } from "react";
import { DemonstrationBanner } from "#app/demonstration-banner.tsx";
import { SignInLink } from "#app/sign-in-link.tsx";
import { PublicShell } from "#components/site/public-shell.tsx";
import { env } from "#lib/env.ts";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <PublicShell wordmark={env().SITE_NAME} banner={<DemonstrationBanner />} nav={<SignInLink />}>
      {children}
    </PublicShell>
  );
}
