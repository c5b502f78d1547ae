import Link from "next/link";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { FormState } from "#lib/form-state.ts";
import { sayEntry } from "#lib/triage/disagreements/rules.ts";
import type { Standing } from "#lib/triage/disagreements/schema.ts";
import type { LookStanding } from "#lib/triage/looks/schema.ts";
import { LookForm } from "./look-form.tsx";

type LookPanelProps = {
  /** Null where part of the response is withheld from this reader. */
  standing: LookStanding | null;
  /** What it is to be looked at for, in words. */
  reasons: readonly string[];
  /** Entries of the register that hold words of this response. */
  entries: readonly { number: number; title: string | null; standing: Standing }[];
  register: string;
  /** Null for those who may not raise. */
  form: {
    action: (state: FormState, form: FormData) => Promise<FormState>;
    version: number;
    /** Entries that its words can be added to. */
    join: readonly { number: number; title: string }[];
  } | null;
  /** The next response that waits for a look; null: none does. */
  nextHref: string | null;
};

/** Whether somebody looked at this version for disagreement, what they found, and the place to say it (§24). */
export function LookPanel({ standing, reasons, entries, register, form, nextHref }: LookPanelProps) {
  const held = [...new Map(entries.map((entry) => [entry.number, entry])).values()];
  return (
    <Panel id="look" size="small" title="Disagreement">
      {standing === null ? (
        <p>Part of it is withheld from you, so somebody with clearance looks at it.</p>
      ) : (
        <div className="space-y-4">
          <Found standing={standing} register={register} />
          {standing.beside.length > 0 ? (
            <p>
              Version {standing.beside.join(", ")}, late and considered, is reported beside it: one look covers both.
              What it says is under “Versions received”.
            </p>
          ) : null}
          {standing.isWaiting && reasons.length > 0 ? (
            <ul className="list-disc space-y-0.5 ps-5">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          ) : null}
          {held.length > 0 ? (
            <div>
              <p className="text-ink-soft">Its words are in the register as</p>
              <ul>
                {held.map(({ number, title }) => (
                  <li key={number}>
                    <Link href={`${register}/${number}`} prefetch={false} className="link font-semibold">
                      {sayEntry(number)}
                    </Link>{" "}
                    <span dir="auto">{title}</span>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          {form ? (
            <LookForm
              key={`${standing.look?.id} ${held.length}`}
              action={form.action}
              version={form.version}
              seenId={standing.look?.id ?? ""}
              join={form.join.map(({ number, title }) => ({ value: String(number), label: `D-${number} ${title}` }))}
              isInRegister={held.length > 0}
            />
          ) : null}
        </div>
      )}
      {nextHref ? (
        <p className="mt-3">
          <Link href={nextHref} prefetch={false} className="link target inline-flex items-center gap-1.5">
            Next response to look at
            <Icon name="arrow-right" />
          </Link>
        </p>
      ) : null}
    </Panel>
  );
}

function Found({ standing: { isAsked, isWaiting, look }, register }: { standing: LookStanding; register: string }) {
  const waits = (
    <p>
      <Tag tone="amber" mark="diamond">
        {look ? "A later version was not looked at" : "Nobody has looked at it"}
      </Tag>
    </p>
  );
  if (!look) {
    if (isWaiting) return waits;
    return (
      <p className="text-ink-soft">
        {isAsked
          ? "Somebody looked at it."
          : "It disagrees with nothing, has no words without a position and sent no file, or is not reported on: nobody has to look at it."}
      </p>
    );
  }
  return (
    <>
      {isWaiting ? waits : null}
      <div className="border-s-2 border-line ps-3">
        {look.entries.length > 0 ? (
          <p className="font-semibold">
            Raised as{" "}
            {look.entries.map((number, index) => (
              <span key={number}>
                {index > 0 ? ", " : ""}
                <Link href={`${register}/${number}`} prefetch={false} className="link">
                  {sayEntry(number)}
                </Link>
              </span>
            ))}
          </p>
        ) : (
          <>
            <p className="font-semibold">Nothing to raise, because</p>
            <p className="whitespace-pre-wrap" dir="auto">
              {look.reason}
            </p>
          </>
        )}
        <p className="text-ink-soft">
          {look.lookedBy}, <Timestamp at={look.lookedAt}>{formatInstant(look.lookedAt)}</Timestamp>
        </p>
      </div>
    </>
  );
}
