import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { referenceSchema } from "#lib/clarifications/schema.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { sayClosing } from "#lib/consultations/rules.ts";

export const metadata: Metadata = { title: "Your question has been received", robots: { index: false } };

type Props = { params: Promise<{ slug: string; reference: string }>; searchParams: Promise<{ told?: string }> };

export default async function AskedPage({ params, searchParams }: Props) {
  const { slug, reference } = await params;
  const consultation = await findPublicConsultation(slug);
  if (!consultation || !referenceSchema.safeParse(reference).success) notFound();
  const { content } = consultation;
  const at = await now();
  const isTold = (await searchParams).told === "yes";
  return (
    <>
      <PageHeader caption={content.title} title="Your question has been received" />
      <div className="reading">
        <p>
          Its reference is <strong>{reference}</strong>.{" "}
          {isTold
            ? "The answer is mailed to the address you gave when it is published."
            : "You gave no address, so look for the answer on the page of questions and answers."}
        </p>
        <p>
          <Link href={`/consultations/${slug}/clarifications`} prefetch={false}>
            Questions asked and their answers
          </Link>
        </p>
      </div>
      <div className="mt-8">
        <Notice title="A question is not a response">
          <p>
            To respond to the consultation,{" "}
            <Link href={`/consultations/${slug}#respond`} prefetch={false}>
              see the ways to respond
            </Link>
            . {sayClosing(consultation, at)}
          </p>
        </Notice>
      </div>
    </>
  );
}
