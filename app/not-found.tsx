import type { Metadata } from "next";
import { MissingPage } from "#components/site/missing-page.tsx";
import { PublicShell } from "#components/site/public-shell.tsx";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <PublicShell>
      <MissingPage />
    </PublicShell>
  );
}
