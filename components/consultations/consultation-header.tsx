import { LinkButton } from "#components/ui/link-button.tsx";
import { type Period, phaseOf, responseMailto } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { Deadline } from "./deadline.tsx";

type ConsultationHeaderProps = { consultation: Period & { content: ConsultationContent }; now: Date };

/** Phase and next step first, then what the consultation is about, then the facts that identify it. */
export function ConsultationHeader({ consultation, now }: ConsultationHeaderProps) {
  const { content } = consultation;
  const phase = phaseOf(consultation, now);
  const { instrument } = content;
  const facts: [string, string][] = [
    ["From", content.consulter.name],
    ["Document", `${content.document.datePrinted}, ${content.document.classification}`],
    ["Instrument", `${instrument.shortName}, ${instrument.appendix}`],
    ["Change", `Version ${instrument.currentVersion} to ${instrument.proposedVersion}, “${instrument.proposedName}”`],
    ["Reference", content.reference],
  ];
  return (
    <header className="mb-10">
      <div className="mb-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-md border border-line bg-surface px-5 py-4">
        <div>
          <Deadline period={consultation} now={now} />
          {phase === "closed" ? (
            <p className="mt-1 measure">{content.afterClose} A response sent now is kept, and marked late.</p>
          ) : null}
          {phase === "upcoming" ? <p className="mt-1">Responses can be sent from then on.</p> : null}
        </div>
        {phase === "upcoming" ? null : (
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
      <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-3 border-y border-line py-4 text-sm sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
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
