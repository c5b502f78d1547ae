import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { Difference } from "#lib/triage/differences/schema.ts";

/** What changed, line by line: removed words struck through, added ones underlined, and both said to people who listen. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  return (
    <dl className="space-y-5 text-base">
      {differences.map(({ key, label, parts }) => (
        <div key={key}>
          <dt className="mb-1 text-sm font-semibold text-ink-soft">{label}</dt>
          <dd className="measure whitespace-pre-wrap" dir="auto">
            {parts.map(({ kind, text }, index) => {
              if (kind === "same") return text;
              const Change = kind === "added" ? "ins" : "del";
              const look = kind === "added" ? "bg-success-soft underline" : "me-1 bg-error-soft line-through";
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name than their place.
                <Change key={index} className={`${look} decoration-1`}>
                  <VisuallyHidden>{kind === "added" ? " added: " : " removed: "}</VisuallyHidden>
                  {text}
                  <VisuallyHidden> (end) </VisuallyHidden>
                </Change>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
