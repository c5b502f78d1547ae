import Link from "next/link";
import { LinkButton } from "#components/ui/link-button.tsx";
import { isDecided } from "#lib/approvals/public-steps.ts";
import { sayBodies } from "#lib/consultations/recipients/rules.ts";
import type { PublicView } from "#lib/consultations/record/schema.ts";
import { closingSentence, phaseOf, questionMailto, responseMailto } from "#lib/consultations/rules.ts";
import { LateInWords } from "./late-in-words.tsx";
import { ParagraphLinks } from "./paragraph-links.tsx";

type WaysToRespondProps = { view: Pick<PublicView, "consultation" | "steps">; now: Date; isPast?: boolean };

/** The ways a response can come in, with the reference already in the subject of the letter (§§28–32). */
export function WaysToRespond({ view: { consultation, steps }, now, isPast = false }: WaysToRespondProps) {
  const { content } = consultation;
  const phase = phaseOf(consultation, now);
  const { slug, reference, responseEmail, responding } = content;
  const isOver = phase === "closed" && isDecided(steps);
  const isTaken = phase !== "upcoming" && !isOver && !isPast;
  return (
    <div className="measure space-y-3">
      <p>
        {phase === "closed" ? "The consultation closed at " : "Responses are asked for by "}
        {closingSentence(consultation)} (<ParagraphLinks numbers={responding.closing} />
        ).{isTaken ? " Online, no account is needed." : ""}
      </p>
      {isTaken ? (
        <>
          <p className="print:hidden">
            <LinkButton href={`/consultations/${slug}/respond`}>
              {phase === "open" ? "Start your response" : "Send a late response"}
            </LinkButton>
          </p>
          <p>
            Offline: <a href={`/api/consultations/${slug}/form`}>download the response form</a> (Word document), fill it
            in, and{" "}
            <Link href={`/consultations/${slug}/respond/file`} prefetch={false}>
              upload it
            </Link>
            . Nothing is sent before you have checked it.
          </p>
        </>
      ) : null}
      {isOver ? (
        <LateInWords content={content} />
      ) : (
        <p>
          By email: <a href={responseMailto(content)}>{responseEmail}</a>, with the reference{" "}
          <strong>{reference}</strong> in the subject.
        </p>
      )}
      <p>
        Responses may be published (<ParagraphLinks numbers={responding.publication} />
        ). In full, including any text marked as confidential, they may be made available to{" "}
        {sayBodies(content.recipients)} (
        <ParagraphLinks numbers={responding.disclosure} />
        ).
      </p>
      <p>
        <Link href={`/consultations/${slug}/clarifications/ask`} prefetch={false}>
          Ask a question about the documents
        </Link>
        , or <a href={questionMailto(content)}>write to {responseEmail}</a> (
        <ParagraphLinks numbers={responding.enquiries} />
        ). A question is not a response.{" "}
        <Link href={`/consultations/${slug}/clarifications`} prefetch={false}>
          Questions asked and their answers
        </Link>
        .
      </p>
    </div>
  );
}
