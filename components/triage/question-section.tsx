import type { ReactNode } from "react";
import { WithheldBlock } from "#components/confidentiality/withheld-block.tsx";
import type { ReadingItem } from "#lib/triage/reading/schema.ts";
import { AreaReading } from "./area-reading.tsx";
import { type RaiseFrom, RaiseLine } from "./raise-line.tsx";
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
  /** The disagreement register, and what to raise from; null for those who may not raise. */
  register: string;
  raiseFrom: RaiseFrom | null;
};

const areaOf = (key: string) => /^(.+\.area-\d+)\./.exec(key)?.[1] ?? key;

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
  const groups = Map.groupBy(items, ({ key }) => areaOf(key));
  return (
    <section className="border-t border-line-strong py-5">
      <h2 className="mb-1 text-xl">{heading}</h2>
      {wording ? <p className="mb-4 measure text-base text-ink-soft">{wording}</p> : null}
      {choices}
      {isWithheld ? <WithheldBlock /> : null}
      {!isWithheld && items.length === 0 ? <p className="text-ink-soft">No text was written here.</p> : null}
      <div className="space-y-5 text-base">
        {[...groups].map(([from, group]) => {
          const [first] = group;
          const isArea = first?.key !== from;
          const [name = ""] = first?.label.split(":") ?? [];
          return (
            <div key={from}>
              <h3 className="mb-1 text-sm font-semibold text-ink-soft">{name}</h3>
              {isArea ? (
                <AreaReading items={group} isReasonSaid={!isWhole} />
              ) : (
                <ReadingText segments={first?.segments ?? []} isReasonSaid={!isWhole} />
              )}
              <RaiseLine
                what={name}
                entry={raised.get(from) ?? null}
                register={register}
                query={raiseFrom && { ...raiseFrom, from }}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}
