import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CommentForm } from "#components/responses/comment-form.tsx";
import { Comments } from "#components/responses/comments.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { untitled } from "#components/ui/page-title.tsx";
import { listComments } from "#lib/responses/comments/queries.ts";
import { stepCalled, titled } from "#lib/responses/steps/rules.ts";
import { openDraft } from "../../open-draft.ts";
import { commentAction } from "./actions.ts";

export const metadata: Metadata = { title: untitled, robots: { index: false } };

export default async function CommentPage({ params }: { params: Promise<{ slug: string; step: string }> }) {
  const { slug, step: key } = await params;
  const { toAnswer, draft } = await openDraft(slug, key);
  const step = stepCalled(toAnswer, key) ?? notFound();
  return (
    <>
      <BackLink href={`/consultations/${slug}/respond/${step.key}`} />
      <CommentForm
        pageTitle={titled(toAnswer, `Comment on “${step.title}”`)}
        heading={<PageHeader title={`Comment on “${step.title}”`} />}
        name={`comment ${slug} ${step.key}`}
        action={commentAction.bind(null, slug, step.key)}
      />
      <Comments comments={await listComments(draft.id, step.key)} />
    </>
  );
}
