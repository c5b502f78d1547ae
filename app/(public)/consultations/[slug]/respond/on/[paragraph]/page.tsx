import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ParagraphCommentForm } from "#components/responses/paragraph-comment-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { untitled } from "#components/ui/page-title.tsx";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { placeFor } from "#lib/responses/anchored/rules.ts";
import { titled } from "#lib/responses/steps/rules.ts";
import { commentOnParagraphAction } from "./actions.ts";

export const metadata: Metadata = { title: untitled, robots: { index: false } };

type Props = {
  params: Promise<{ slug: string; paragraph: string }>;
  searchParams: Promise<{ words?: string | string[] }>;
};

export default async function Page({ params, searchParams }: Props) {
  const { slug, paragraph } = await params;
  const { content } = (await findPublicConsultation(slug)) ?? notFound();
  const found = content.document.paragraphs.find(({ number }) => String(number) === paragraph) ?? notFound();
  const place = placeFor(content, found.number);
  const where =
    place.kind === "extra"
      ? `${content.extraBoxes.find(({ key }) => key === place.key)?.label ?? ""}.`
      : `${place.label}: ${content.document.questions.find(({ label }) => label === place.label)?.wording ?? ""}`;
  return (
    <>
      <BackLink href={`/consultations/${slug}#${found.anchor}`}>Back to paragraph {found.number}</BackLink>
      <ParagraphCommentForm
        pageTitle={titled(content, `Comment on paragraph ${found.number}`)}
        heading={
          <>
            <PageHeader title={`Comment on paragraph ${found.number}`} />
            <blockquote className="mb-6 measure whitespace-pre-line border-s-2 border-line ps-4">
              {paragraphText(found)}
            </blockquote>
            <p className="mb-6 measure">
              {place.kind === "area"
                ? "Your comment becomes part of your answer to "
                : "Your comment is added to your answer to "}
              <strong className="font-semibold">{where}</strong> You can change it there. Nothing is sent until you send
              your response.
            </p>
          </>
        }
        name={`paragraph ${slug} ${found.number}`}
        action={commentOnParagraphAction.bind(null, slug, found.number)}
        isDisagreement={place.kind === "area"}
        chosen={String((await searchParams).words ?? "")}
      />
    </>
  );
}
