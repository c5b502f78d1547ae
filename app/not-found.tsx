import type { Metadata } from "next";
import { MissingPage } from "#components/site/missing-page.tsx";
import { homeOf } from "#lib/auth/rules.ts";
import { currentActor } from "#lib/auth/session.ts";
import { StaffPage } from "./staff-page.tsx";

export const metadata: Metadata = { title: "Page not found" };

export default async function NotFound() {
  const actor = await currentActor();
  return (
    <StaffPage>
      <MissingPage home={actor ? { href: homeOf(actor.role), label: "Go to your first page" } : null} />
    </StaffPage>
  );
}
