import Link from "next/link";
import { Details } from "#components/ui/details.tsx";
import type { ResponseToLookAt } from "#lib/triage/looks/schema.ts";

type WaitingResponseProps = { response: ResponseToLookAt; href: string };

const shown = 2;

/** One response that waits for a look: what it is to be looked at for, and its words. */
export function WaitingResponse({ response, href }: WaitingResponseProps) {
  const { reference, registerNumber, respondent, reasons, passages } = response;
  const rest = passages.slice(shown);
  return (
    <li className="grid gap-x-6 gap-y-2 rounded-md border border-line bg-surface p-4 md:grid-cols-[16rem_minmax(0,1fr)]">
      <div>
        <p>
          <Link href={href} prefetch={false} className="link target inline-flex items-center font-semibold">
            Look at {reference}
          </Link>
        </p>
        <p className="break-words" dir="auto">
          {respondent}
        </p>
        <p className="text-sm text-ink-soft">Number {registerNumber}</p>
        <ul className="mt-2 space-y-0.5 text-sm">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      <div className="min-w-0">
        <Passages passages={passages.slice(0, shown)} />
        {rest.length > 0 ? (
          <Details summary={`${rest.length} more`}>
            <Passages passages={rest} />
          </Details>
        ) : null}
        {passages.length === 0 ? <p className="text-ink-soft">No text was written.</p> : null}
      </div>
    </li>
  );
}

const Passages = ({ passages }: Pick<ResponseToLookAt, "passages">) => (
  <dl className="space-y-2">
    {passages.map(({ label, text }) => (
      <div key={label}>
        <dt className="text-sm font-semibold text-ink-soft">{label}</dt>
        <dd className="line-clamp-6 whitespace-pre-wrap" dir="auto">
          {text}
        </dd>
      </div>
    ))}
  </dl>
);
