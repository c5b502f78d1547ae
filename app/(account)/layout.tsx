import type { ReactNode } from "react";
import { AccountNav } from "#app/account-nav.tsx";
import { DemonstrationBanner } from "#app/demonstration-banner.tsx";
import { PublicShell } from "#components/site/public-shell.tsx";
import { env } from "#lib/env.ts";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <PublicShell wordmark={env().SITE_NAME} banner={<DemonstrationBanner />} nav={<AccountNav />}>
      {children}
    </PublicShell>
  );
}
