import Link from "next/link";
import type { ReactNode } from "react";
import type { Period } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { Deadline } from "./deadline.tsx";

type ConsultationCardProps = {
  content: ConsultationContent;
  period: Period;
  now: Date;
  /** What the reader has to do with it, if anything. */
  children?: ReactNode;
};

/** One consultation in a list: what it is about, what it would change, and until when. */
export function ConsultationCard({ content, period, now, children }: ConsultationCardProps) {
  const { slug, title, summary, instrument, consulter } = content;
  return (
    <article className="grid gap-x-12 gap-y-2 border-t border-line-strong py-6 md:grid-cols-[minmax(0,1fr)_19rem]">
      <h3 className="max-w-3xl text-2xl">
        <Link href={`/consultations/${slug}`} prefetch={false} className="link">
          {title}
        </Link>
      </h3>
      <div className="md:col-start-2 md:row-span-2 md:row-start-1">
        <Deadline period={period} now={now} />
      </div>
      <div>
        <p className="measure">{summary}</p>
        <p className="mt-2 text-sm text-ink-soft">
          {consulter.name} · {instrument.appendix}, version {instrument.currentVersion} to {instrument.proposedVersion}
        </p>
        {children}
      </div>
    </article>
  );
}
