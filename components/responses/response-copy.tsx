import Link from "next/link";
import type { ReactNode } from "react";
import { MarkedBlock } from "#components/confidentiality/marked-block.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";
import { markOn } from "#lib/responses/marks/rules.ts";
import { organisationBeside, outsideLabel, sayCapacity } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import { AnswerCopy } from "./answer-copy.tsx";
import { FieldCopy } from "./field-copy.tsx";
import { FilesCopy } from "./files-copy.tsx";

type ResponseCopyProps = {
  content: TextOfResponse;
  response: ResponseContent;
  files: readonly FileOfResponse[];
  /** Where an answer is changed; left out where nothing can be changed. */
  changeHref?: (step: string) => string;
};

/** Everything a response says, word for word, with its marks inline: on the check page and on the receipt. */
export function ResponseCopy({ content, response, files, changeHref }: ResponseCopyProps) {
  const { respondent } = response;
  const whole = markOn(response, "whole");
  return (
    <div className="space-y-10">
      {whole ? (
        <MarkedBlock label="The whole response is marked confidential" reason={whole.reason}>
          Everything below.
        </MarkedBlock>
      ) : null}
      <Part title="About you" change={changeHref && { href: changeHref("about-you"), what: "who you are" }}>
        <Marked mark={markOn(response, "identity")} label="Who you are is marked confidential">
          <dl className="space-y-2">
            <Line id="capacity" label="On whose behalf">
              {sayCapacity(respondent)}
            </Line>
            {organisationBeside(respondent) ? (
              <Line id="organisation" label="Organisation">
                {organisationBeside(respondent)}
              </Line>
            ) : null}
            <Line id="name" label="Name">
              {respondent.name}
            </Line>
            {respondent.role ? (
              <Line id="role" label="Role">
                {respondent.role}
              </Line>
            ) : null}
            <Line id="email" label="Email address">
              {respondent.email}
            </Line>
          </dl>
        </Marked>
      </Part>
      {content.document.questions.map(({ label, wording }) => (
        <Part
          key={label}
          title={`${label}. ${wording}`}
          change={changeHref && { href: changeHref(label.toLowerCase()), what: `your answer to ${label}` }}
        >
          <Marked mark={markOn(response, label)} label="This answer is marked confidential">
            <AnswerCopy content={content} response={response} label={label} />
          </Marked>
        </Part>
      ))}
      {content.extraBoxes.map(({ key, label }) => (
        <Part
          key={key}
          title={label}
          change={changeHref && { href: changeHref("more"), what: `what you wrote under ${label}` }}
        >
          <Marked mark={markOn(response, `extra.${key}`)} label="This answer is marked confidential">
            <FieldCopy response={response} field={{ key: `extra.${key}`, label, text: response.extras[key] ?? "" }} />
          </Marked>
        </Part>
      ))}
      {response.general ? (
        <Part
          title={outsideLabel}
          change={
            changeHref && content.extraBoxes.length > 0
              ? { href: changeHref("more"), what: "what you said outside the questions" }
              : undefined
          }
        >
          <Marked mark={markOn(response, "general")} label="This text is marked confidential">
            <FieldCopy response={response} field={{ key: "general", label: outsideLabel, text: response.general }} />
          </Marked>
        </Part>
      ) : null}
      {files.length > 0 || changeHref ? (
        <Part title="Files" change={changeHref && { href: changeHref("files"), what: "the files" }}>
          <FilesCopy files={files} response={response} withFingerprint={!changeHref} />
        </Part>
      ) : null}
    </div>
  );
}

type PartProps = { title: string; change: { href: string; what: string } | undefined; children: ReactNode };

function Part({ title, change, children }: PartProps) {
  return (
    <section>
      <div className="mb-3 flex items-start justify-between gap-6 border-b border-line pb-2">
        <h2 className="text-lg">{title}</h2>
        {change ? (
          <Link href={change.href} prefetch={false} className="link target shrink-0 print:hidden">
            Change<VisuallyHidden> {change.what}</VisuallyHidden>
          </Link>
        ) : null}
      </div>
      {children}
    </section>
  );
}

function Marked({ mark, label, children }: { mark: ReturnType<typeof markOn>; label: string; children: ReactNode }) {
  if (!mark) return children;
  return (
    <MarkedBlock label={label} reason={mark.reason}>
      {children}
    </MarkedBlock>
  );
}

function Line({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div id={id} tabIndex={-1} className="grid gap-x-6 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="text-ink-soft">{label}</dt>
      <dd dir="auto">{children || <span className="text-ink-soft">Not given</span>}</dd>
    </div>
  );
}
