import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { AnswerForm } from "#components/clarifications/answer-form.tsx";
import { PublishForm } from "#components/clarifications/publish-form.tsx";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { findClarification } from "#lib/clarifications/queries.ts";
import { mayNameAsker } from "#lib/clarifications/rules.ts";
import { formatInstant } from "#lib/dates.ts";
import { requireConsultation } from "../../consultation.ts";
import { answerAction, publishAction } from "./actions.ts";

export const metadata: Metadata = { title: "A question about the documents" };

export default async function ClarificationPage({ params }: { params: Promise<{ slug: string; reference: string }> }) {
  const { slug, reference } = await params;
  const { actor } = await requireConsultation(slug, "read-responses", `clarifications/${reference}`);
  const found = await findClarification(actor, slug, reference);
  if (!found) notFound();
  const { answer, publicQuestion, answeredBy, answeredAt, publishedBy, publishedAt, changesMeaning } = found;
  const mayPublish =
    isEverPermitted(actor.role, "publish-clarification") && answeredBy?.id !== actor.id && !found.isWithheld;
  return (
    <>
      <BackLink href={`/staff/consultations/${slug}/clarifications`}>All questions</BackLink>
      <PageHeader size="small" title={`Question ${reference}`} lead={`Asked at ${formatInstant(found.askedAt)}`} />
      <div className="max-w-4xl space-y-5">
        {changesMeaning ? (
          <Notice tone="amber" title="The answer changes what the documents mean">
            <p>
              Prepare a correction notice:{" "}
              <Link href="/staff/consultations/new" prefetch={false}>
                a next version of the text
              </Link>
              , with its reason. Then look at extending the period: everyone needs the time to take it in.
            </p>
          </Notice>
        ) : null}
        <Panel title="As asked">
          <SummaryList
            rows={[
              { key: "question", label: "Question", value: found.question },
              {
                key: "paragraph",
                label: "Paragraph",
                value:
                  found.paragraph === null ? (
                    "None named"
                  ) : (
                    <Link href={`/consultations/${slug}#para-${found.paragraph}`} prefetch={false}>
                      Paragraph {found.paragraph}
                    </Link>
                  ),
              },
              ...(found.isWithheld
                ? [{ key: "name", label: "Who asked", value: <LockLabel>Withheld from you</LockLabel> }]
                : [
                    { key: "name", label: "Name", value: found.askerName ?? "Not given" },
                    { key: "email", label: "Address for the answer", value: found.askerEmail ?? "Not given" },
                  ]),
            ]}
          />
        </Panel>
        {answer !== null && publicQuestion !== null ? (
          <Panel title={publishedAt ? `Published as question ${found.publicNumber}` : "As it will be published"}>
            <SummaryList
              rows={[
                { key: "question", label: "Question", value: publicQuestion },
                { key: "answer", label: "Answer", value: answer },
                {
                  key: "answered",
                  label: "Answered",
                  value: answeredBy && answeredAt ? `${answeredBy.name}, ${formatInstant(answeredAt)}` : "",
                },
                {
                  key: "published",
                  label: "Published",
                  value:
                    publishedBy && publishedAt
                      ? `${publishedBy.name}, ${formatInstant(publishedAt)}`
                      : "Not yet: a second person publishes it",
                },
              ]}
            />
            {!publishedAt && mayPublish ? (
              <div className="mt-5">
                <PublishForm
                  action={publishAction.bind(null, slug, reference)}
                  revision={found.revision}
                  toLookAt={mayNameAsker(`${publicQuestion}\n\n${answer}`, found)}
                />
              </div>
            ) : null}
          </Panel>
        ) : null}
        {!publishedAt && !found.isWithheld && isEverPermitted(actor.role, "answer-clarification") ? (
          <Panel title={answer === null ? "Answer" : "Change the answer"}>
            <AnswerForm
              key={found.revision}
              action={answerAction.bind(null, slug, reference)}
              revision={found.revision}
              question={publicQuestion ?? found.question}
              answer={answer ?? ""}
              changesMeaning={changesMeaning === null ? "" : changesMeaning ? "yes" : "no"}
            />
          </Panel>
        ) : null}
      </div>
    </>
  );
}
