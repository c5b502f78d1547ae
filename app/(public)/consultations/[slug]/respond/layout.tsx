import type { ReactNode } from "react";
import { Amending } from "#components/responses/amending.tsx";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { heldDraft } from "./open-draft.ts";

type Props = { params: Promise<{ slug: string }>; children: ReactNode };

/** Around every page of the form: whoever changes a sent response reads on each of them that they do. */
export default async function RespondLayout({ params, children }: Props) {
  const { slug } = await params;
  const { draft, now: at } = await heldDraft(slug);
  const amends = draft?.amends;
  const consultation = amends ? await findPublicConsultation(slug) : null;
  return (
    <>
      {amends && consultation ? <Amending {...amends} isClosed={phaseOf(consultation, at) === "closed"} /> : null}
      {children}
    </>
  );
}
