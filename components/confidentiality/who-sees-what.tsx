import type { ReactNode } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { MarkedSegment } from "#lib/confidentiality/marks/rules.ts";
import { publicReads, type WhoSeesWhat } from "#lib/confidentiality/rules.ts";
import { MarkedText } from "./marked-text.tsx";
import { PublicText } from "./public-text.tsx";
import { Readers, type ReadersProps } from "./readers.tsx";
import { Reasons } from "./reasons.tsx";
import { shortenMarked, shortenPublic } from "./shorten.ts";

type WhoSeesWhatProps = Omit<ReadersProps, "publicReads"> & {
  rows: readonly WhoSeesWhat[];
  headingLevel?: 2 | 3;
};

const columns = "grid gap-x-8 gap-y-3 md:grid-cols-3";

/** Why the public would not get a file, in its author's words. A file is public as a whole or not at all (S29.9). */
const whyWords: Record<NonNullable<WhoSeesWhat["why"]>, string> = {
  marked: "Because you marked the file as confidential.",
  replaced: "Because the public would read the public version that you added.",
  identity:
    "Not marked itself, but you asked that who you are is left out: files often name their author in a letterhead or inside. To let the public read it, add a public version without your name.",
  repeats: "Not marked itself, but words that you marked elsewhere stand in it.",
};

/** How much of a response the public would read, in a few words. */
export function sayPublicReads(rows: readonly WhoSeesWhat[]): string {
  const readsLess = rows.filter((row) => row.key !== "email" && publicReads(row) !== "all");
  if (readsLess.length === 0) return "All of it, without your email address";
  return rows.every((row) => publicReads(row) === "none") ? "None of it" : "All but what is withheld";
}

/**
 * Who will see what, three columns wide, composed by the functions that compose the public twin (S30.1). Where the three read different
 * things they stand side by side, and first; what all three read alike is said once.
 */
export function WhoSeesWhatTable({ rows, headingLevel = 2, ...readers }: WhoSeesWhatProps) {
  const { consulter, recipientsShort } = readers;
  const others = recipientsShort.charAt(0).toUpperCase() + recipientsShort.slice(1);
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const Label = headingLevel === 2 ? "h3" : "h4";
  const different = rows.filter((row) => publicReads(row) !== "all");
  const alike = rows.filter((row) => publicReads(row) === "all");
  return (
    <div className="space-y-10">
      <Readers {...readers} publicReads={sayPublicReads(rows)} />
      <section aria-labelledby="read-by-some">
        <Heading id="read-by-some" className="mb-3 text-xl">
          What the public would not read
        </Heading>
        {/* Where the columns stand side by side, their names stay in sight; each cell still says its own to whoever listens. */}
        <div
          aria-hidden="true"
          className={`${columns} sticky top-0 hidden border-b border-line-strong bg-ground py-2 text-sm font-semibold md:grid print:static`}
        >
          <Name icon="eye">The public</Name>
          <Name icon="building">{others}</Name>
          <Name icon="inbox">{consulter}</Name>
        </div>
        {different.map(({ key, label, public: shown, departmentAndAuthority, dcc, why }) => (
          <section key={key} aria-labelledby={`sees-${key}`} className="break-inside-avoid border-b border-line py-4">
            <Label id={`sees-${key}`} className="mb-2 text-base font-semibold">
              {label}
            </Label>
            <dl className={columns}>
              <Cell icon="eye" name="The public, if published">
                <PublicText segments={shortenPublic(shown)} />
                {why ? <p className="mt-2 text-sm">{whyWords[why]}</p> : null}
              </Cell>
              {/* The two read the same words: on a narrow screen they are shown once for both. */}
              <Cell icon="building" name={others} nameWhereNarrow={`${others}, and ${consulter}`}>
                <InFull segments={departmentAndAuthority} />
              </Cell>
              <Cell icon="inbox" name={consulter} isLeftOutWhereNarrow>
                <InFull segments={dcc} />
              </Cell>
            </dl>
          </section>
        ))}
      </section>
      {alike.length > 0 ? (
        <section aria-labelledby="read-by-all">
          <Heading id="read-by-all" className="text-xl">
            What all three would read
          </Heading>
          <p className="mt-1 mb-3 text-ink-soft">The public only if your response is published.</p>
          <div className="border-t border-line-strong">
            {alike.map(({ key, label, dcc }) => (
              <section
                key={key}
                aria-labelledby={`sees-${key}`}
                className={`${columns} break-inside-avoid border-b border-line py-3`}
              >
                <Label id={`sees-${key}`} className="text-base font-semibold tracking-normal">
                  {label}
                </Label>
                <div className="measure min-w-0 md:col-span-2">
                  <MarkedText segments={shortenMarked(dcc)} />
                </div>
              </section>
            ))}
          </div>
        </section>
      ) : null}
    </div>
  );
}

function Name({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <span className="flex gap-2">
      <span className="text-accent">
        <Icon name={icon} />
      </span>
      {children}
    </span>
  );
}

function InFull({ segments }: { segments: MarkedSegment[] }) {
  return (
    <>
      <MarkedText segments={shortenMarked(segments)} />
      <Reasons segments={segments} />
    </>
  );
}

type CellProps = {
  icon: IconName;
  name: string;
  nameWhereNarrow?: string;
  isLeftOutWhereNarrow?: boolean;
  children: ReactNode;
};

function Cell({ icon, name, nameWhereNarrow = name, isLeftOutWhereNarrow = false, children }: CellProps) {
  return (
    <div className={`min-w-0 ${isLeftOutWhereNarrow ? "max-md:hidden" : ""}`}>
      <dt className="mb-1 text-sm font-semibold text-ink-soft md:sr-only">
        <span className="md:hidden">
          <Name icon={icon}>{nameWhereNarrow}</Name>
        </span>
        <span className="max-md:hidden">{name}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
