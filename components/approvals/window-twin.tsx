import { Notice } from "#components/ui/notice.tsx";
import type { Strip } from "#lib/approvals/strip/rules.ts";
import type { EffectWindow, Finding } from "#lib/approvals/window/schema.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";

type WindowTwinProps = {
  slug: string;
  strip: Strip;
  window: EffectWindow;
  /** Working days still usable, and the first of all; null where the holidays of these years are not recorded. */
  workingDays: { left: number; firstOn: string } | null;
  paragraphs: readonly number[];
};

/** What the strip shows, in words, with the rule each date comes from. */
export function WindowTwin({ slug, strip, window, workingDays, paragraphs }: WindowTwinProps) {
  return (
    <div className="mt-4 grid gap-x-10 gap-y-5 lg:grid-cols-2">
      <dl className="space-y-1.5">
        {strip.marks.map(({ key, said, label, note }) => (
          <div key={key} className="grid gap-x-4 sm:grid-cols-[13rem_minmax(0,1fr)]">
            <dt className="font-semibold tabular-nums">{said}</dt>
            <dd>
              {label}
              {note ? <span className="block text-ink-soft">{note}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <div className="space-y-2">
        {workingDays ? (
          <p>
            {workingDays.left === 0
              ? "No working day of the window is left."
              : `${workingDays.left} working ${workingDays.left === 1 ? "day" : "days"} of the window left; its first is ${workingDays.firstOn}.`}
          </p>
        ) : null}
        <h3 className="text-base">
          Rules{" "}
          <span className="font-normal text-ink-soft">
            (<ParagraphLinks slug={slug} paragraphs={paragraphs} />)
          </span>
        </h3>
        <ul className="list-disc space-y-1 ps-5">
          {window.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

const tones = { note: "info", "reason-needed": "amber", "blocked-unless-authorised": "amber" } as const;

/** What there is to know about a date of effect; amber wherever it is outside what was consulted on, or out of order (S36.3). */
export function Findings({ slug, findings }: { slug: string; findings: readonly Finding[] }) {
  return findings.map(({ code, level, text, rule, paragraphs }) => (
    <Notice key={code} tone={tones[level]} title={text}>
      <p>
        {rule} (<ParagraphLinks slug={slug} paragraphs={paragraphs} />)
      </p>
    </Notice>
  ));
}
