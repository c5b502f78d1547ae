import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { SkipLink } from "#components/ui/skip-link.tsx";
import { TooLargeGuard } from "#components/ui/too-large-guard.tsx";
import { formLimitBytes } from "#lib/form-state.ts";
import { hanken } from "./font.ts";
import "./globals.css";

/** Open and closed are computed on each request: nothing here may be frozen at build (S28.4). */
export const dynamic = "force-dynamic";

export const metadata: Metadata = {
  title: { default: "Consultations", template: "%s – Consultations" },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" className={hanken.variable}>
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        {children}
        {/* The frame of a form takes a little as well. */}
        <TooLargeGuard limitBytes={formLimitBytes - 64 * 1024} />
      </body>
    </html>
  );
}
