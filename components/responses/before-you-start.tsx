import type { ReactNode } from "react";
import { Readers } from "#components/confidentiality/readers.tsx";
import { Deadline } from "#components/consultations/deadline.tsx";
import { sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import { sayBodies, sayBodiesShort } from "#lib/consultations/recipients/rules.ts";
import { type Period, phaseOf } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";

type BeforeYouStartProps = { content: ConsultationContent; period: Period; now: Date; retentionDays: number };

/** What is asked, until when, what a person must give and who will see it: read before the first question. */
export function BeforeYouStart({ content, period, now, retentionDays }: BeforeYouStartProps) {
  const phase = phaseOf(period, now);
  const { consulter, recipients, document, extraBoxes, responding } = content;
  return (
    <div className="space-y-10">
      <Part title="Closing time">
        <Deadline period={period} now={now} />
        {phase === "closed" ? (
          <p className="measure">
            You can still answer. A response sent now is kept in full and marked as late, and {consulter.name} decides,
            with a reason, whether it is considered.
          </p>
        ) : null}
      </Part>
      <Part title="Who will see your response">
        <Readers
          consulter={consulter.name}
          recipients={sayBodies(recipients)}
          recipientsShort={sayBodiesShort(recipients)}
        />
        <p className="measure">
          You can mark all of it, who you are, an answer or single words as confidential. That asks for them to be left
          out of anything published. It does not keep them from the others, who may have to disclose information by law
          ({sayParagraphs(responding.disclosure)}). Before you send, you see who will see what.
        </p>
      </Part>
      <Part title="What you will be asked">
        <p>Who you are and where to reply. Then:</p>
        <ol className="measure space-y-2">
          {document.questions.map(({ label, wording }) => (
            <Asked key={label} label={label}>
              {wording}
            </Asked>
          ))}
          {extraBoxes.map(({ key, label }) => (
            <Asked key={key} label="Also">
              {label}
            </Asked>
          ))}
        </ol>
        <p className="measure">
          Your name and email address are needed for a reply. Everything else is up to you: an answer to one question is
          a response.
        </p>
      </Part>
      <Part title="No account, and time to think">
        <p className="measure">
          Your answers are saved as you go. Come back to them in this browser within {retentionDays} days of your last
          save, or have a private link mailed to you for another device or for colleagues.
        </p>
        <p className="measure">
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

function Asked({ label, children }: { label: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[2.75rem_minmax(0,1fr)]">
      <span className="font-semibold">{label}</span> <span>{children}</span>
    </li>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}
