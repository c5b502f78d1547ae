import type { ReactNode } from "react";
import { WhoSeesWhatTable } from "#components/confidentiality/who-sees-what.tsx";
import { Details } from "#components/ui/details.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { whoSeesWhat } from "#lib/confidentiality/rules.ts";
import { sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import { sayBodies, sayBodiesShort } from "#lib/consultations/recipients/rules.ts";
import { type Closing, closingSentence } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatInstantToSecond } from "#lib/dates.ts";
import { changesBetween } from "#lib/responses/changes.ts";
import { asAttachments } from "#lib/responses/files/rules.ts";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";
import { asMarkedWithChoices } from "#lib/responses/rules.ts";
import type { ResponseContent, Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import type { LateDecision } from "#lib/triage/lateness/schema.ts";
import { ChangesList } from "./changes-list.tsx";
import { LateOnReceipt } from "./late-on-receipt.tsx";
import { ResponseCopy } from "./response-copy.tsx";
import { WhatHappensNext } from "./what-happens-next.tsx";

type Version = {
  number: number;
  registerNumber: number;
  receivedAt: Date;
  isLate: boolean;
  lateDecision: Pick<LateDecision, "outcome" | "reason" | "decidedAt"> | null;
  commitment: string;
  salt: string;
  content: ResponseContent;
  files: readonly FileOfResponse[];
};

type ReceiptProps = {
  /** The private address of this receipt, under which its files are too. */
  path: string;
  receipt: { reference: string; withdrawnAt: Date | null; versions: Version[] };
  content: ConsultationContent;
  /** Every published text: each version of the response is read by those it was given to. */
  published: Texts;
  closing: Closing;
  /** Responses can still be changed. */
  isOpen: boolean;
  /** What could be read out of the files, by id. */
  texts: ReadonlyMap<string, string>;
  /** Whether, and how, it can still be changed. */
  changes: ReactNode;
};

/** What was received, when, and who will see it: kept at the same private address, and made to be printed. */
export function Receipt({
  path,
  receipt: { reference, withdrawnAt, versions },
  content,
  published,
  closing,
  isOpen,
  texts,
  changes,
}: ReceiptProps) {
  const [latest, before] = versions;
  if (!latest) throw new Error(`response ${reference} has no version`);
  const { consulter, recipients } = content;
  return (
    <div className="receipt max-w-4xl space-y-10">
      <div>
        <header
          className={`mb-6 rounded-md border px-5 py-6 sm:px-8 ${withdrawnAt ? "border-line bg-surface" : "border-success bg-success-soft"}`}
        >
          <p className="text-ink-soft">{content.title}</p>
          <h1 className="mt-1 text-3xl">Your response has been received</h1>
          <p className="mt-4 text-ink-soft">Reference</p>
          <p className="text-2xl font-semibold tracking-wide">{reference}</p>
        </header>
        <dl className="border-t border-line">
          <Row label="Received">
            <Timestamp at={latest.receivedAt}>{formatInstantToSecond(latest.receivedAt)}</Timestamp>
          </Row>
          <Row label="On time or late">
            {latest.isLate ? "Late" : "On time"}: the closing time is {closingSentence(closing)}
          </Row>
          {before ? (
            <Row label="Version">
              {latest.number}, which changes version {before.number}
            </Row>
          ) : null}
          <Row label="Number in the register">{latest.registerNumber}</Row>
          <Row label="Copy by email to">{latest.content.respondent.email}</Row>
        </dl>
      </div>
      {before ? (
        <ChangesList
          heading={`What changed from version ${before.number} to version ${latest.number}`}
          none="Nothing: the two say the same."
          differences={changesBetween(
            { ...before, text: textFor(before.content, published) },
            { ...latest, text: textFor(latest.content, published) },
          )}
        />
      ) : null}
      {latest.isLate ? <LateOnReceipt decision={latest.lateDecision} consulter={consulter.name} /> : null}
      {withdrawnAt ? null : <WhatHappensNext afterClose={content.afterClose} isOpen={isOpen} />}
      {changes}
      <section className="space-y-6">
        <h2 className="text-2xl">What you sent</h2>
        <ResponseCopy content={textFor(latest.content, published)} response={latest.content} files={latest.files} />
      </section>
      <section className="space-y-4">
        <h2 className="text-2xl">Who will see what</h2>
        <p className="measure">
          Your whole response, text marked confidential included, may be given to {sayBodies(recipients)}. They may have
          to disclose information under access to information law, and cannot give an assurance that confidentiality can
          be maintained in all circumstances ({sayParagraphs(content.responding.disclosure)}). Nothing is published
          until a person at {consulter.name} decides so.
        </p>
        <div className="print:hidden">
          <WhoSeesWhatTable
            rows={whoSeesWhat(
              asMarkedWithChoices(
                textFor(latest.content, published),
                latest.content,
                asAttachments(latest.files, texts),
              ),
            )}
            consulter={consulter.name}
            recipients={sayBodies(recipients)}
            recipientsShort={sayBodiesShort(recipients)}
            headingLevel={3}
          />
        </div>
      </section>
      <section className="space-y-3">
        <h2 className="text-2xl">Proof of what was received</h2>
        <p className="measure">
          The register holds this fingerprint of your response, and not its text. Together with the salt and the copy
          above it shows that exactly this was received: one changed letter gives another fingerprint.
        </p>
        <dl className="border-t border-line">
          <Row label="Fingerprint (SHA-256)">
            <code className="break-all">{latest.commitment}</code>
          </Row>
          <Row label="Salt">
            <code className="break-all">{latest.salt}</code>
          </Row>
        </dl>
        <ul className="space-y-1.5 print:hidden">
          <li>
            <a className="link" href={`${path}/${latest.number}/receipt.json`} download>
              The signed receipt as a file
            </a>
            , with its place in the sealed register once answering has closed
          </li>
          <li>
            <a className="link" href={`${path}/${latest.number}/response.json`} download>
              The exact copy of your response as a file
            </a>
            , whose SHA-256 is the fingerprint
          </li>
          <li>
            <a className="link" href="/verify">
              Check a receipt
            </a>{" "}
            in your browser, without sending it anywhere, or{" "}
            <a className="link" href={`/consultations/${content.slug}/register`}>
              read the register’s seals
            </a>
          </li>
        </ul>
      </section>
      {versions.length > 1 ? <Earlier versions={versions.slice(1)} published={published} /> : null}
    </div>
  );
}

function Earlier({ versions, published }: { versions: Version[]; published: Texts }) {
  return (
    <section className="space-y-3 print:hidden">
      <h2 className="text-2xl">Earlier versions</h2>
      <p className="measure">The last one received on time counts; if none was, the last one. All are kept.</p>
      {versions.map((version) => (
        <Details
          key={version.number}
          summary={`Version ${version.number}, number ${version.registerNumber} in the register, received ${formatInstantToSecond(version.receivedAt)}${version.isLate ? ", late" : ""}`}
        >
          <ResponseCopy
            content={textFor(version.content, published)}
            response={version.content}
            files={version.files}
          />
        </Details>
      ))}
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-b border-line py-2.5 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
