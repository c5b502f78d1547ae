import Link from "next/link";
import { Deadline } from "#components/consultations/deadline.tsx";
import { type Period, phaseOf } from "#lib/consultations/rules.ts";
import { nextStepOf } from "#lib/triage/rules.ts";
import type { ResponseCounts } from "#lib/triage/schema.ts";
import { ResponseFigures } from "./response-figures.tsx";

type ConsultationSummaryProps = {
  consultation: Period & { slug: string; title: string };
  counts: ResponseCounts;
  now: Date;
};

/** One consultation on the staff's first page: phase and deadline, the next step, and how much there is. */
export function ConsultationSummary({ consultation, counts, now }: ConsultationSummaryProps) {
  const { slug, title } = consultation;
  const path = `/staff/consultations/${slug}/responses`;
  const step = nextStepOf(phaseOf(consultation, now), counts);
  return (
    <article className="rounded-md border border-line bg-surface p-5">
      <Deadline period={consultation} now={now} />
      <h2 className="mt-2 mb-1 text-xl">
        <Link href={path} prefetch={false} className="link">
          {title}
        </Link>
      </h2>
      <p className="mb-4 text-base">
        <span className="text-ink-soft">Next: </span>
        {step.filter ? (
          <Link href={`${path}?${new URLSearchParams(step.filter)}`} prefetch={false} className="link">
            {step.text}
          </Link>
        ) : (
          step.text
        )}
      </p>
      <ResponseFigures counts={counts} path={path} />
    </article>
  );
}
