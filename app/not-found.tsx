import type { Metadata } from "next";
import { MissingPage } from "#components/site/missing-page.tsx";
import { PublicPage } from "./public-page.tsx";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <PublicPage>
      <MissingPage />
    </PublicPage>
  );
}
