import { Timestamp } from "#components/ui/timestamp.tsx";
import { sayCorrected } from "#lib/consultations/record/history.ts";
import type { Correction } from "#lib/consultations/record/schema.ts";
import { formatInstant } from "#lib/dates.ts";

/** The correction notices: version, places, reason and time, and each paragraph in its words before and after. */
export function CorrectionList({ slug, corrections }: { slug: string; corrections: readonly Correction[] }) {
  return (
    <ol className="space-y-6">
      {corrections.map((correction) => {
        const { version, previous, publishedAt, reason, paragraphs } = correction;
        return (
          <li key={version} id={`correction-${version}`} className="document-target border-t border-line pt-4">
            <h3 className="text-lg">Version {version}</h3>
            <p className="text-sm text-ink-soft">
              Published <Timestamp at={publishedAt}>{formatInstant(publishedAt)}</Timestamp>.{" "}
              <a href={`/consultations/${slug}/versions/${previous}`} className="link">
                Version {previous} as it was
              </a>
            </p>
            <p className="mt-2 measure">
              <strong>Changed:</strong> {sayCorrected(correction)}.
            </p>
            <p className="measure whitespace-pre-line" dir="auto">
              <strong>Why:</strong> {reason}
            </p>
            {paragraphs.map(({ number, was, is }) => (
              <dl
                key={number}
                className="mt-3 grid gap-x-6 gap-y-2 rounded-md border border-line bg-surface p-4 text-sm sm:grid-cols-2"
              >
                <div>
                  <dt className="font-semibold">Paragraph {number} said</dt>
                  <dd className="whitespace-pre-line">{was ?? "Nothing: it did not stand there."}</dd>
                </div>
                <div>
                  <dt className="font-semibold">
                    <a href={`#para-${number}`} className="link">
                      It says now
                    </a>
                  </dt>
                  <dd className="whitespace-pre-line">{is ?? "Nothing: it was taken out."}</dd>
                </div>
              </dl>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
