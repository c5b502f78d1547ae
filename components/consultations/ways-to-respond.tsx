import Link from "next/link";
import { LinkButton } from "#components/ui/link-button.tsx";
import { sayBodies } from "#lib/consultations/recipients/rules.ts";
import {
  closingSentence,
  type Period,
  type Phase,
  phaseOf,
  questionMailto,
  responseMailto,
} from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

type WaysToRespondProps = { consultation: Period & { content: ConsultationContent }; now: Date };

const buttons: Record<Phase, string | null> = {
  upcoming: null,
  open: "Start your response",
  closed: "Send a late response",
};

/** The ways a response can come in, with the reference already in the subject of the letter (§§28–32). */
export function WaysToRespond({ consultation, now }: WaysToRespondProps) {
  const { content } = consultation;
  const phase = phaseOf(consultation, now);
  const { slug, reference, responseEmail, responding } = content;
  const button = buttons[phase];
  return (
    <div className="measure space-y-3">
      <p>
        {phase === "closed" ? "The consultation closed at " : "Responses are asked for by "}
        {closingSentence(consultation)} (<ParagraphLinks numbers={responding.closing} />
        ). Online, no account is needed.
      </p>
      {button ? (
        <p className="print:hidden">
          <LinkButton href={`/consultations/${slug}/respond`}>{button}</LinkButton>
        </p>
      ) : null}
      {button ? (
        <p>
          Offline: <a href={`/api/consultations/${slug}/form`}>download the response form</a> (Word document), fill it
          in, and{" "}
          <Link href={`/consultations/${slug}/respond/file`} prefetch={false}>
            upload it
          </Link>
          . Nothing is sent before you have checked it.
        </p>
      ) : null}
      <p>
        By email: <a href={responseMailto(content)}>{responseEmail}</a>, with the reference <strong>{reference}</strong>{" "}
        in the subject.
      </p>
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
