import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PassagesPage } from "#components/responses/passages-page.tsx";
import { TextChangedNotice } from "#components/responses/text-changed-notice.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { untitled } from "#components/ui/page-title.tsx";
import { canWrite } from "#lib/responses/links/rules.ts";
import { passagesBase, passagesOn, piecesOf, repeatsFor } from "#lib/responses/passages/rules.ts";
import { fieldsOf } from "#lib/responses/rules.ts";
import { titled } from "#lib/responses/steps/rules.ts";
import { openDraft } from "../../open-draft.ts";
import { markPassagesAction } from "./actions.ts";

export const metadata: Metadata = { title: untitled, robots: { index: false } };

type Props = {
  params: Promise<{ slug: string; field: string }>;
  searchParams: Promise<{ changed?: string; marked?: string }>;
};

export default async function Page({ params, searchParams }: Props) {
  const [{ slug, field: encoded }, { changed, marked }] = await Promise.all([params, searchParams]);
  const { draft, asGiven, since } = await openDraft(slug);
  const key = decodeURIComponent(encoded);
  const fields = fieldsOf(asGiven, draft.content);
  const field = fields.find((one) => one.key === key);
  if (!field || !canWrite(draft.access.role)) notFound();
  const passages = passagesOn(draft.content.marks, key);
  const back = `/consultations/${slug}/respond/confidentiality`;
  return (
    <>
      <BackLink href={back}>Back to confidentiality</BackLink>
      <TextChangedNotice since={since} />
      <PassagesPage
        pageTitle={titled(asGiven, "Mark passages as confidential", field.label)}
        field={field}
        passages={passages}
        pieces={piecesOf(field.text, passages)}
        repeats={repeatsFor(asGiven, draft.content).map(({ field: other, text }, index) => ({
          index,
          label: fields.find((one) => one.key === other)?.label ?? other,
          text,
        }))}
        base={passagesBase(field, draft.content.marks)}
        autosave={`/api/drafts/${slug}/passages/${encodeURIComponent(key)}`}
        hasChanged={changed !== undefined}
        wasMarked={marked !== undefined}
        action={markPassagesAction.bind(null, slug, key)}
      />
    </>
  );
}
