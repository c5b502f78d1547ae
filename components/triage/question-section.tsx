import Link from "next/link";
import type { ReactNode } from "react";
import { WithheldBlock } from "#components/confidentiality/withheld-block.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { ReadingItem } from "#lib/triage/reading/schema.ts";
import { ReadingText } from "./reading-text.tsx";

type QuestionSectionProps = {
  heading: string;
  /** The printed question, as published. */
  wording?: string;
  /** Positions and dates, above the words. */
  choices?: ReactNode;
  items: readonly ReadingItem[];
  /** True when the whole response is marked, which is said once above. */
  isWhole: boolean;
  /** True when the whole response is withheld from this reader. */
  isWithheld: boolean;
  /** Numbers of the register's entries, by area. */
  raised: ReadonlyMap<string, number>;
  /** The disagreement register, and the reference to raise from; null for those who may not raise. */
  register: string;
  raiseFrom: string | null;
};

const areaOf = (key: string) => /^(.+\.area-\d+)\./.exec(key)?.[1] ?? null;

/** One question of a response: the printed wording, what was chosen, and every word that was written. */
export function QuestionSection({
  heading,
  wording,
  choices,
  items,
  isWhole,
  isWithheld,
  raised,
  register,
  raiseFrom,
}: QuestionSectionProps) {
  return (
    <section className="border-t border-line-strong py-5">
      <h2 className="mb-2 text-xl">{heading}</h2>
      {wording ? <p className="mb-4 measure text-base text-ink-soft">{wording}</p> : null}
      {choices}
      {isWithheld ? <WithheldBlock /> : null}
      {!isWithheld && items.length === 0 ? <p className="text-ink-soft">No text was written here.</p> : null}
      <div className="space-y-4 text-base">
        {items.map(({ key, label, segments }, index) => {
          const area = areaOf(key);
          const isLast = areaOf(items[index + 1]?.key ?? "") !== area || area === null;
          const entry = area === null ? undefined : raised.get(area);
          const query = new URLSearchParams({ response: raiseFrom ?? "", from: area ?? key });
          return (
            <div key={key}>
              <h3 className="mb-1 text-sm font-semibold text-ink-soft">{label}</h3>
              <ReadingText segments={segments} isReasonSaid={!isWhole} />
              {isLast && entry !== undefined ? (
                <p className="mt-2 text-sm">
                  In the register as{" "}
                  <Link href={`${register}/${entry}`} prefetch={false} className="link">
                    D-{entry}
                  </Link>
                </p>
              ) : null}
              {isLast && entry === undefined && raiseFrom !== null ? (
                <p className="mt-2 text-sm print:hidden">
                  <Link
                    href={`${register}/new?${query}`}
                    prefetch={false}
                    className="link target inline-flex items-center"
                  >
                    Raise a disagreement from this
                    <VisuallyHidden> ({label})</VisuallyHidden>
                  </Link>
                </p>
              ) : null}
            </div>
          );
        })}
      </div>
    </section>
  );
}
