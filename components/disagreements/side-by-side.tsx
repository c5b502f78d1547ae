import Link from "next/link";
import type { ReactNode } from "react";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { MarkedBlock } from "#components/confidentiality/marked-block.tsx";
import { sayArea } from "#lib/triage/disagreements/rules.ts";
import type { DisagreementForStaff, PassageForStaff } from "#lib/triage/disagreements/schema.ts";

type SideBySideProps = Pick<DisagreementForStaff, "quote" | "passages" | "dccReply" | "source"> & {
  /** Address of the consultation's responses for staff. */
  responses: string;
  replyForm: ReactNode;
};

/** Every respondent's words and DCC's reply next to each other (S24.5); the reply stays in view beside many of them. */
export function SideBySide({ quote, passages, dccReply, source, responses, replyForm }: SideBySideProps) {
  const count = new Set(passages.map(({ response }) => response)).size;
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <section className="min-w-0">
        <h2 className="mb-2 text-xl">
          {count > 1 ? `The words of ${count} respondents` : count === 1 ? "The respondent’s words" : "What was said"}
        </h2>
        {quote === null ? <LockLabel>The words are withheld from you</LockLabel> : null}
        {quote ? (
          <blockquote className="mb-4 border-s-4 border-line-strong ps-4 text-base whitespace-pre-wrap" dir="auto">
            {quote}
          </blockquote>
        ) : null}
        {quote === "" && source !== "response" && passages.length === 0 ? (
          <p className="text-ink-soft">Nothing is quoted.</p>
        ) : null}
        <ol className="space-y-5">
          {passages.map((passage) => (
            <li key={`${passage.response} ${passage.areaKey} ${passage.addedAt.getTime()} ${passage.quote}`}>
              <Words passage={passage} />
              <p className="mt-1 text-sm text-ink-soft">
                <Link href={`${responses}/${passage.response}`} prefetch={false} className="link">
                  {passage.response}
                </Link>
                {passage.areaKey ? `, ${sayArea(passage.areaKey)}` : ""}; taken by {passage.addedBy}
              </p>
            </li>
          ))}
        </ol>
      </section>
      <section className="min-w-0 md:sticky md:top-4 md:self-start">
        <h2 className="mb-2 text-xl">DCC’s reply</h2>
        {dccReply === null ? <LockLabel>The reply is withheld from you</LockLabel> : null}
        {dccReply === "" ? <p className="mb-4 text-ink-soft">No reply has been written yet.</p> : null}
        {dccReply ? (
          <p className="mb-4 text-base whitespace-pre-wrap" dir="auto">
            {dccReply}
          </p>
        ) : null}
        {dccReply === null ? null : replyForm}
      </section>
    </div>
  );
}

function Words({ passage: { quote, isConfidential } }: { passage: PassageForStaff }) {
  if (isConfidential) {
    return (
      <MarkedBlock>
        <blockquote className="whitespace-pre-wrap">{quote}</blockquote>
      </MarkedBlock>
    );
  }
  return (
    <blockquote className="border-s-4 border-line-strong ps-4 text-base whitespace-pre-wrap" dir="auto">
      {quote}
    </blockquote>
  );
}
