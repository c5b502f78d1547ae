import type { ReactNode } from "react";
import { PublicShell } from "#components/site/public-shell.tsx";
import { env } from "#lib/env.ts";
import { DemonstrationBanner } from "./demonstration-banner.tsx";
import { SignInLink } from "./sign-in-link.tsx";

type PublicPageProps = { nav?: ReactNode; children: ReactNode };

/** The frame of every page outside the staff's workbench: wordmark from configuration, the way in, demonstration banner. */
export function PublicPage({ nav = <SignInLink />, children }: PublicPageProps) {
  return (
    <PublicShell wordmark={env().SITE_NAME} banner={<DemonstrationBanner />} nav={nav}>
      {children}
    </PublicShell>
  );
}
