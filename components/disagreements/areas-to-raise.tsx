import Link from "next/link";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { sayArea } from "#lib/triage/disagreements/rules.ts";
import type { AreaToRaise } from "#lib/triage/disagreements/schema.ts";

type AreasToRaiseProps = {
  areas: readonly AreaToRaise[];
  total: number;
  /** Address of the consultation for staff. */
  path: string;
  mayRaise: boolean;
};

/** Areas of disagreement that respondents named and nobody has raised: offered, never raised by themselves. */
export function AreasToRaise({ areas, total, path, mayRaise }: AreasToRaiseProps) {
  if (total === 0) return null;
  const more = total - areas.length;
  return (
    <Panel title={`Named by respondents and not in the register yet: ${total.toLocaleString("en-GB")}`}>
      <ul className="divide-y divide-line">
        {areas.map(({ response, areaKey, about }) => (
          <li
            key={`${response} ${areaKey}`}
            className="grid items-baseline gap-x-4 py-1.5 sm:grid-cols-[7rem_12rem_minmax(0,1fr)_auto]"
          >
            <Link href={`${path}/responses/${response}`} prefetch={false} className="link font-semibold">
              {response}
            </Link>
            <span>{sayArea(areaKey)}</span>
            <span className="min-w-0" dir="auto">
              {about === null ? <LockLabel /> : about}
            </span>
            {mayRaise ? (
              <Link
                href={`${path}/disagreements/new?${new URLSearchParams({ response, from: areaKey })}`}
                prefetch={false}
                className="link target inline-flex items-center"
              >
                Raise
                <VisuallyHidden>
                  {" "}
                  {sayArea(areaKey)} of {response}
                </VisuallyHidden>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="mt-2 text-ink-soft">{more.toLocaleString("en-GB")} more come up here as these are raised.</p>
      ) : null}
    </Panel>
  );
}
