import type { ReactNode } from "react";
import { signOutAction } from "#app/(account)/sign-in/actions.ts";
import type { Place } from "#components/staff/places.tsx";
import { StaffShell } from "#components/staff/shell.tsx";
import { homeOf, isEverPermitted, type Permission } from "#lib/auth/rules.ts";
import { roleNames } from "#lib/auth/schema.ts";
import { currentActor } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { AccountNav } from "./account-nav.tsx";
import { DemonstrationBanner } from "./demonstration-banner.tsx";
import { KeptFormNotice } from "./kept-form.tsx";
import { PublicPage } from "./public-page.tsx";

const places: (Place & { permission: Permission })[] = [
  { href: "/staff", label: "Consultations", within: "/staff/consultations", permission: "read-responses" },
  { href: "/staff", label: "Your work", permission: "manage-users" },
  { href: "/staff/mail", label: "Mail", within: "/staff/mail", permission: "read-mail" },
  { href: "/staff/people", label: "People", within: "/staff/people", permission: "manage-users" },
  { href: "/staff/audit", label: "Audit log", permission: "read-audit" },
];

/** The workbench's frame for whoever works there; the public frame for everybody else, with the way out for those who are signed in. */
export async function StaffPage({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const open = actor ? places.filter(({ permission }) => isEverPermitted(actor.role, permission)) : [];
  if (!actor || open.length === 0) return <PublicPage nav={<AccountNav />}>{children}</PublicPage>;
  return (
    <StaffShell
      wordmark={env().SITE_NAME}
      home={homeOf(actor.role)}
      places={open.map(({ permission: _, ...place }) => place)}
      person={{ name: actor.name, role: roleNames[actor.role] }}
      signOut={signOutAction}
      banner={<DemonstrationBanner grid="wrap-staff" />}
    >
      <KeptFormNotice />
      {children}
    </StaffShell>
  );
}
