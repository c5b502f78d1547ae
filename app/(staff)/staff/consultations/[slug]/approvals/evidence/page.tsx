import type { Metadata } from "next";
import { AttachmentList } from "#components/files/attachment-list.tsx";
import { UploadForm } from "#components/files/upload-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import { requireConsultation } from "../../consultation.ts";

export const metadata: Metadata = { title: "Evidence files" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ upload?: string }> };

export default async function EvidencePage({ params, searchParams }: Props) {
  const [{ slug }, { upload }] = await Promise.all([params, searchParams]);
  const { consultation } = await requireConsultation(slug, "record-gate", "approvals/evidence");
  const attachments = await listAttachments(consultation.id);
  const path = `/staff/consultations/${slug}/approvals`;
  return (
    <>
      <BackLink href={path}>Approvals</BackLink>
      <PageHeader
        size="small"
        title="Evidence files"
        lead="Minutes, letters and other papers that show what was decided. A file stays as it is; a better copy is added beside it."
      />
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_26rem]">
        {attachments.length > 0 ? (
          <AttachmentList attachments={attachments} />
        ) : (
          <EmptyState>Files appear here once they are added, the newest first.</EmptyState>
        )}
        <UploadForm
          action={`/api/uploads/consultations/${slug}/attachments`}
          kind="EVIDENCE"
          next={`${path}/evidence`}
          label="File"
          problem={upload}
          button="Add the file"
        />
      </div>
    </>
  );
}
