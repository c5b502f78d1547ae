import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ApproveForm } from "#components/responses/approve-form.tsx";
import { BackButton } from "#components/responses/back-button.tsx";
import { Comments } from "#components/responses/comments.tsx";
import { ReadOnlyStep } from "#components/responses/read-only-step.tsx";
import { StepPage } from "#components/responses/step-page.tsx";
import { TextChangedNotice } from "#components/responses/text-changed-notice.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { untitled } from "#components/ui/page-title.tsx";
import { listPublicClarifications } from "#lib/clarifications/queries.ts";
import { askedInWords } from "#lib/intake/boxes/rules.ts";
import { findApproval } from "#lib/responses/approvals/queries.ts";
import { approvalBase } from "#lib/responses/approvals/rules.ts";
import { listComments } from "#lib/responses/comments/queries.ts";
import { listTexts } from "#lib/responses/files/queries.ts";
import { fileProblems } from "#lib/responses/files/schema.ts";
import { hasColleagues } from "#lib/responses/links/queries.ts";
import { canSend, canWrite } from "#lib/responses/links/rules.ts";
import type { DraftRole } from "#lib/responses/links/schema.ts";
import { whyNotSendable } from "#lib/responses/rules.ts";
import { aroundStep, pageTitleOf, stepCalled } from "#lib/responses/steps/rules.ts";
import { earlierWordings } from "#lib/responses/texts.ts";
import { removeFileAction, saveStepAction, sendAction } from "../actions.ts";
import { decideApprovalAction } from "../approval-actions.ts";
import { openDraft } from "../open-draft.ts";

type Props = {
  params: Promise<{ slug: string; step: string }>;
  searchParams: Promise<{
    missing?: string;
    from?: string;
    area?: string | string[];
    changed?: string;
    decided?: string;
    added?: string;
    problem?: string | string[];
  }>;
};

/** Why nothing can be changed here, by what the link allows. */
const reasons: Record<DraftRole, string> = {
  OWNER: "",
  EDIT: "Whoever invited you sends the response.",
  COMMENT: "You were invited to read this draft and comment on it.",
  APPROVE: "You were asked to approve this draft before it is sent. The page “Check your answers” has all of it.",
};

/** The page's title says "Error:" when its form comes back, so the form draws it. */
export const metadata: Metadata = { title: untitled, robots: { index: false } };

export default async function Page({ params, searchParams }: Props) {
  const { slug, step: key } = await params;
  const { from: origin, area, missing, changed, decided, added, problem } = await searchParams;
  const { consultation, draft, amends, toAnswer, asGiven, since, now: at } = await openDraft(slug, key);
  const step = stepCalled(toAnswer, key) ?? notFound();
  // What is asked is asked in the newest words; what was said is shown under those it was given to.
  const content = step.kind === "question" || step.kind === "extras" ? toAnswer : asGiven;
  const label = step.kind === "question" ? step.question.label : null;
  const base = `/consultations/${content.slug}/respond`;
  const from = origin === "check" ? "check" : null;
  const { before, after } = aroundStep(content, step);
  const { role } = draft.access;
  const mayChange = step.kind === "check" ? canSend(role) : canWrite(role) || step.kind === "who-sees-what";
  const hasForm = !["files", "who-sees-what", "check"].includes(step.kind);
  const [comments, isShared] = await Promise.all([
    listComments(draft.id, step.key),
    role === "OWNER" ? hasColleagues(draft.access.draftKey) : true,
  ]);
  const approves = approvalBase(draft.content, draft.files);
  const isApproving = role === "APPROVE" && step.kind === "check";
  const readOnly = (
    <ReadOnlyStep
      content={asGiven}
      draft={draft.content}
      files={draft.files}
      step={step}
      pageTitle={isApproving ? undefined : pageTitleOf(content, step)}
      reason={reasons[role]}
      next={after ? `${base}/${after.key}` : null}
    />
  );
  return (
    <>
      {mayChange && hasForm ? (
        <BackButton />
      ) : (
        <BackLink href={from ? `${base}/check` : before ? `${base}/${before.key}` : base} />
      )}
      <TextChangedNotice since={since} />
      {mayChange ? (
        <StepPage
          consultation={{ ...consultation, content }}
          earlier={content === toAnswer ? earlierWordings(toAnswer, asGiven, label) : []}
          answers={label === null ? [] : await listPublicClarifications(slug)}
          draft={draft.content}
          missing={missing ? whyNotSendable(draft.content, draft.files.length) : undefined}
          asked={step.kind === "check" ? await askedInWords(asGiven, draft.content) : []}
          amends={amends}
          approval={step.kind === "check" ? await findApproval(draft.id, approves) : null}
          askHref={`${base}/colleagues`}
          step={step}
          pageTitle={pageTitleOf(content, step)}
          now={at}
          newArea={typeof area === "string" ? area : null}
          isChanged={changed !== undefined}
          next={from ? `${base}/check` : `${base}/${after?.key ?? "check"}`}
          hrefOf={(other) => `${base}/${other}?from=check`}
          whoSeesHref={`${base}/who-sees-what`}
          confidentialityHref={`${base}/confidentiality`}
          filesForm={{
            files: draft.files,
            uploadHref: `/api/uploads/consultations/${content.slug}/files${from ? `?from=${from}` : ""}`,
            keptHref: `${base}?draft=file-kept`,
            remove: removeFileAction.bind(null, content.slug, from),
            added: Number(added) || 0,
            problems: fileProblems.filter((known) => [problem].flat().includes(known)),
          }}
          texts={await listTexts({ content: draft.content, files: draft.files })}
          autosave={`/api/drafts/${content.slug}/${step.key}`}
          save={saveStepAction.bind(null, content.slug, step.key, from)}
          send={sendAction.bind(null, content.slug)}
        />
      ) : isApproving ? (
        <ApproveForm
          action={decideApprovalAction.bind(null, content.slug)}
          pageTitle={pageTitleOf(content, step)}
          base={approves}
        >
          {decided === undefined ? null : (
            <div className="mb-8">
              <Notice tone="success" isAnnounced title="Your decision is saved, and whoever wrote it is told" />
            </div>
          )}
          {readOnly}
        </ApproveForm>
      ) : (
        readOnly
      )}
      {isShared ? (
        <Comments comments={comments}>
          <p>
            <Link
              href={`${base}/comments/${step.key}`}
              prefetch={false}
              className="link target inline-flex items-center"
            >
              Comment on this page
            </Link>
          </p>
        </Comments>
      ) : null}
    </>
  );
}
