import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { FileTextPages } from "#components/triage/file-text-pages.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { pageSchema, queueFilterSchema } from "#lib/triage/schema.ts";
import { openFileText } from "#lib/triage/texts/commands.ts";
import { requireConsultation } from "../../../../consultation.ts";

export const metadata: Metadata = { title: "The text of a file" };

type Props = {
  params: Promise<{ slug: string; reference: string; file: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function FileTextPage({ params, searchParams }: Props) {
  const [{ slug, reference, file }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(
    slug,
    "read-responses",
    `responses/${reference}/files/${file}`,
  );
  const number = pageSchema.parse(asked.version);
  const { q: find } = queueFilterSchema.pick({ q: true }).parse({ q: asked.find ?? "" });
  const of = { reference, number, fileId: file };
  const text = z.uuid().safeParse(file).success
    ? await openFileText(actor, consultation, of, { find, from: pageSchema.parse(asked.page) })
    : null;
  if (!text) notFound();
  const response = `/staff/consultations/${slug}/responses/${reference}`;
  return (
    <>
      <BackLink href={response}>Response {reference}</BackLink>
      <PageHeader
        size="small"
        caption={`Response ${reference}`}
        title={text.name}
        lead={`The words that could be read out of it, ${text.pageCount === 1 ? "one page" : `${text.pageCount} pages`}. The file itself is what counts.`}
      />
      <FileTextPages
        text={text}
        path={`${response}/files/${file}`}
        version={number}
        find={find}
        download={`/api/consultations/${slug}/responses/${reference}/files/${file}?version=${number}`}
      />
    </>
  );
}
