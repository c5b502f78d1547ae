import type { ReactNode } from "react";
import { signOutAction } from "#app/(account)/sign-in/actions.ts";
import { DemonstrationBanner } from "#app/demonstration-banner.tsx";
import { PublicPage } from "#app/public-page.tsx";
import type { Place } from "#components/staff/places.tsx";
import { StaffShell } from "#components/staff/shell.tsx";
import { homeOf, isEverPermitted, type Permission } from "#lib/auth/rules.ts";
import { roleNames } from "#lib/auth/schema.ts";
import { currentActor } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";

const places: (Place & { permission: Permission })[] = [
  { href: "/staff", label: "Consultations", within: "/staff/consultations", permission: "read-responses" },
  { href: "/staff/mail", label: "Mail", within: "/staff/mail", permission: "read-mail" },
  { href: "/staff/audit", label: "Audit log", permission: "read-audit" },
];

/** The workbench's frame. Who may see a page is decided by the page (`requireActor`); nobody signed in gets no workbench at all. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const open = actor ? places.filter(({ permission }) => isEverPermitted(actor.role, permission)) : [];
  if (!actor || open.length === 0) return <PublicPage>{children}</PublicPage>;
  return (
    <StaffShell
      wordmark={env().SITE_NAME}
      home={homeOf(actor.role)}
      places={open.map(({ permission: _, ...place }) => place)}
      person={{ name: actor.name, role: roleNames[actor.role] }}
      signOut={signOutAction}
      banner={<DemonstrationBanner />}
    >
      {children}
    </StaffShell>
  );
}
