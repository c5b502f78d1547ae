import type { ReactNode } from "react";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { MarkedBlock } from "#components/confidentiality/marked-block.tsx";
import { WithheldBlock } from "#components/confidentiality/withheld-block.tsx";
import type { DisagreementForStaff } from "#lib/triage/disagreements/schema.ts";

type SideBySideProps = Pick<
  DisagreementForStaff,
  "quote" | "isQuoteConfidential" | "dccReply" | "response" | "isWithheld"
> & {
  replyForm: ReactNode;
};

/** The respondent's words and DCC's reply next to each other (S24.5). */
export function SideBySide({ quote, isQuoteConfidential, dccReply, response, isWithheld, replyForm }: SideBySideProps) {
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <section className="min-w-0">
        <h2 className="mb-2 text-xl">{response ? "The respondent’s words" : "What was said"}</h2>
        {quote === null ? <WithheldBlock /> : null}
        {quote === "" ? <p className="text-ink-soft">Nothing is quoted.</p> : null}
        {quote && isQuoteConfidential ? (
          <MarkedBlock>
            <blockquote className="whitespace-pre-wrap">{quote}</blockquote>
          </MarkedBlock>
        ) : null}
        {quote && !isQuoteConfidential ? (
          <blockquote className="border-s-4 border-line-strong ps-4 text-base whitespace-pre-wrap" dir="auto">
            {quote}
          </blockquote>
        ) : null}
      </section>
      <section className="min-w-0">
        <h2 className="mb-2 text-xl">DCC’s reply</h2>
        {dccReply === null ? (
          <LockLabel>{isWithheld ? "The reply is withheld from you" : "The reply repeats marked words"}</LockLabel>
        ) : null}
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
