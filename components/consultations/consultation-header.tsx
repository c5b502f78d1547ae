import { LinkButton } from "#components/ui/link-button.tsx";
import { isDecided } from "#lib/approvals/public-steps.ts";
import { sayWhereItStands } from "#lib/approvals/public-words.ts";
import type { PublicView } from "#lib/consultations/record/schema.ts";
import { phaseOf, responseMailto } from "#lib/consultations/rules.ts";
import { londonDate } from "#lib/dates.ts";
import { Deadline } from "./deadline.tsx";
import { LateInWords } from "./late-in-words.tsx";

type ConsultationHeaderProps = {
  view: Pick<PublicView, "consultation" | "steps">;
  now: Date;
  /** As it stood at a time: nothing can be begun from such a page. */
  isPast?: boolean;
};

/** Phase, where the matter stands and the next step first, then what the consultation is about, then the facts that identify it. */
export function ConsultationHeader({ view, now, isPast = false }: ConsultationHeaderProps) {
  const { consultation, steps } = view;
  const { content } = consultation;
  const phase = phaseOf(consultation, now);
  const isOver = isDecided(steps);
  const { instrument } = content;
  const facts: [string, string][] = [
    ["From", content.consulter.name],
    ["Document", `${content.document.datePrinted}, ${content.document.classification}`],
    ["Text", `Version ${consultation.version}`],
    ["Instrument", `${instrument.shortName}, ${instrument.appendix}`],
    ["Change", `Version ${instrument.currentVersion} to ${instrument.proposedVersion}, “${instrument.proposedName}”`],
    ["Reference", content.reference],
  ];
  return (
    <header className="mb-10">
      <div className="mb-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-md border border-line bg-surface px-5 py-4">
        <div className="space-y-1">
          <Deadline period={consultation} now={now} />
          {phase === "closed" ? <p className="measure">{sayWhereItStands(steps, content, londonDate(now))}</p> : null}
          {phase === "closed" && !isOver ? (
            <p className="measure">A response sent now is kept, and marked late.</p>
          ) : null}
          {phase === "closed" && isOver ? <LateInWords content={content} /> : null}
          {phase === "upcoming" ? <p>Responses can be sent from then on.</p> : null}
        </div>
        {phase === "upcoming" || isPast || (phase === "closed" && isOver) ? null : (
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2 print:hidden">
            <LinkButton
              href={`/consultations/${content.slug}/respond`}
              variant={phase === "open" ? "primary" : "secondary"}
            >
              {phase === "open" ? "Start your response" : "Send a late response"}
            </LinkButton>
            <a href={responseMailto(content)} className="link target inline-flex items-center">
              Respond by email
            </a>
          </div>
        )}
      </div>
      <h1 className="max-w-4xl text-3xl">{content.title}</h1>
      <p className="mt-3 measure text-lg text-ink-soft">{content.summary}</p>
      <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-3 border-y border-line py-4 text-sm sm:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-soft">{name}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
