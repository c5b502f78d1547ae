import { notFound } from "next/navigation";
import { cache } from "react";
import type { Permission } from "#lib/auth/rules.ts";
import { requireActor } from "#lib/auth/session.ts";
import { findConsultationForStaff } from "#lib/consultations/queries.ts";

/** The consultation of the address, read once a request by layout and page together. */
export const consultationOf = cache(findConsultationForStaff);

/** Who is asking and about which consultation; `path` is the page below it, to come back to after signing in. 404 when there is no such thing for them. */
export async function requireConsultation(slug: string, permission: Permission, path: string) {
  const actor = await requireActor(permission, `/staff/consultations/${slug}/${path}`);
  const consultation = await consultationOf(slug);
  if (!consultation) notFound();
  return { actor, consultation };
}
