import type { ReactNode } from "react";
import { Deadline } from "#components/consultations/deadline.tsx";
import { ConsultationTabs } from "#components/staff/consultation-tabs.tsx";
import { isEverPermitted, type Permission } from "#lib/auth/rules.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { consultationOf } from "./consultation.ts";

/** The views of a consultation in the order of the work. */
const tabs: { path: string; label: string; permission: Permission }[] = [
  { path: "responses", label: "Responses", permission: "read-responses" },
  { path: "positions", label: "Positions", permission: "read-responses" },
  { path: "disagreements", label: "Disagreements", permission: "read-responses" },
  { path: "intake", label: "Email and post", permission: "take-in-mail" },
  { path: "clarifications", label: "Questions asked", permission: "read-responses" },
  { path: "approvals", label: "Approvals", permission: "read-responses" },
  { path: "pack", label: "Pack", permission: "read-responses" },
  { path: "versions", label: "Text", permission: "read-responses" },
  { path: "period", label: "Period", permission: "read-responses" },
];

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

/** Says which consultation this is and until when, above every page of it. Whether somebody may see a page is the page's to decide. */
export default async function ConsultationLayout({ params, children }: Props) {
  const { slug } = await params;
  const actor = await currentActor();
  const consultation = actor && (await consultationOf(slug));
  if (!actor || !consultation) return children;
  const open = tabs.filter(({ permission }) => isEverPermitted(actor.role, permission));
  return (
    <>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 print:hidden">
        <p className="text-base font-semibold">{consultation.content.title}</p>
        <Deadline period={consultation} now={await now()} />
      </div>
      <ConsultationTabs
        tabs={open.map(({ path, label }) => ({ href: `/staff/consultations/${slug}/${path}`, label }))}
      />
      {children}
    </>
  );
}
