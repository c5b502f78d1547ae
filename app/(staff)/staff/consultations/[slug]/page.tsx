import { redirect } from "next/navigation";

/** A consultation's first view is its responses. */
export default async function ConsultationPage({ params }: { params: Promise<{ slug: string }> }) {
  redirect(`/staff/consultations/${(await params).slug}/responses`);
}
