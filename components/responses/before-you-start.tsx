import type { ReactNode } from "react";
import { Deadline } from "#components/consultations/deadline.tsx";
import { type Period, phaseOf } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { sayBodies } from "./bodies.ts";

type BeforeYouStartProps = { content: ConsultationContent; period: Period; now: Date; retentionDays: number };

/** What is asked, until when, what a person must give and who will see it: read before the first question. */
export function BeforeYouStart({ content, period, now, retentionDays }: BeforeYouStartProps) {
  const phase = phaseOf(period, now);
  const { consulter, recipients, document, extraBoxes } = content;
  return (
    <div className="space-y-8">
      <Part title="Closing time">
        <Deadline period={period} now={now} />
        {phase === "closed" ? (
          <p>
            You can still answer. A response sent now is kept in full and marked as late, and {consulter.name} decides,
            with a reason, whether it is considered.
          </p>
        ) : null}
      </Part>
      <Part title="What you will be asked">
        <p>Who you are and where to reply. Then the questions of the consultation:</p>
        <ol className="space-y-2">
          {document.questions.map(({ label, wording }) => (
            <li key={label} className="grid grid-cols-[2.5rem_minmax(0,1fr)]">
              <span className="font-semibold">{label}</span> <span>{wording}</span>
            </li>
          ))}
        </ol>
        {extraBoxes.map(({ key, label }) => (
          <p key={key}>There is also a box for {label.charAt(0).toLowerCase() + label.slice(1)}.</p>
        ))}
        <p>
          Your name and email address are needed for a reply. Everything else is up to you: an answer to one question is
          a response.
        </p>
      </Part>
      <Part title="Who will see your response">
        <ul className="list-disc space-y-2 ps-5">
          <li>{consulter.name} reads all of it.</li>
          <li>
            {capital(sayBodies(recipients))} may be given all of it, text marked confidential included, and may have to
            disclose information by law (paragraphs 30 and 31).
          </li>
          <li>
            The public may read it only if {consulter.name} decides to publish it. You can mark all of it, your identity
            or single answers as confidential, and you see who will see what before you send.
          </li>
        </ul>
      </Part>
      <Part title="No account, and time to think">
        <p>
          You need no account. Your answers are saved on the server as you go, and you can come back to them in this
          browser for {retentionDays} days after your last save. You can also have a private link mailed to you, to go
          on elsewhere or with colleagues.
        </p>
        <p>
          You can also answer by email to{" "}
          <a href={`mailto:${content.responseEmail}?subject=${encodeURIComponent(`Response to ${content.reference}`)}`}>
            {content.responseEmail}
          </a>
          .
        </p>
      </Part>
    </div>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="measure space-y-3">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}
