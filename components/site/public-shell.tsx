import type { ReactNode } from "react";
import { SiteFooter } from "./footer.tsx";
import { SiteHeader } from "./header.tsx";

type PublicShellProps = {
  wordmark?: string;
  nav?: ReactNode;
  /** The demonstration banner, when there is one. */
  banner?: ReactNode;
  children: ReactNode;
};

/** Banner, header, the page's main part and the footer, on one grid. Pages give only what goes into main. */
export function PublicShell({ wordmark, nav, banner, children }: PublicShellProps) {
  return (
    <>
      {banner}
      <SiteHeader wordmark={wordmark} nav={nav} />
      <main id="main" tabIndex={-1} className="wrap grow pt-8">
        {children}
      </main>
      <SiteFooter />
    </>
  );
}
