import type { ReactNode } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { WhoSeesWhat } from "#lib/confidentiality/rules.ts";
import { MarkedText } from "./marked-text.tsx";
import { PublicText } from "./public-text.tsx";
import { shortenMarked, shortenPublic } from "./shorten.ts";

type WhoSeesWhatProps = {
  rows: readonly WhoSeesWhat[];
  consulter: string;
  /** Who else receives the response in full: "the Department and the Gas and Electricity Markets Authority". */
  recipients: string;
  /** Their short names, for the head of a column. */
  recipientsShort: string;
  headingLevel?: 2 | 3;
};

const columns = "grid gap-x-8 gap-y-4 px-5 md:grid-cols-3";

/** Who will see what, three columns wide, composed by the functions that compose the public twin (S30.1). */
export function WhoSeesWhatTable({ rows, consulter, recipients, recipientsShort, headingLevel = 2 }: WhoSeesWhatProps) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <div>
      <div className={`${columns} rounded-md bg-sunken py-5`}>
        <Reader icon="eye" name="The public">
          Only if a person at {consulter} decides, after the close, to publish your response. What you marked is left
          out.
        </Reader>
        <Reader icon="file" name={capital(recipientsShort)}>
          Everything, marked text included, with your reasons. Your response may be given to {recipients} in full.
        </Reader>
        <Reader icon="file" name={consulter}>
          Everything you send, with your marks and reasons.
        </Reader>
      </div>
      {/* Where the columns stand side by side, their names stay in sight; each cell still says its own to whoever listens. */}
      <div
        aria-hidden="true"
        className={`${columns} sticky top-0 hidden border-b border-line bg-ground py-2 text-sm font-semibold md:grid print:static`}
      >
        <span>The public, if published</span>
        <span>{capital(recipientsShort)}</span>
        <span>{consulter}</span>
      </div>
      {rows.map(({ key, label, public: shown, departmentAndAuthority, dcc }) => (
        <section key={key} aria-labelledby={`sees-${key}`} className="break-inside-avoid border-b border-line py-5">
          <Heading id={`sees-${key}`} className="mb-3 px-5 text-base font-semibold">
            {label}
          </Heading>
          <dl className={columns}>
            <Cell name="The public, if published">
              <PublicText segments={shortenPublic(shown)} />
            </Cell>
            <Cell name={capital(recipientsShort)}>
              <MarkedText segments={shortenMarked(departmentAndAuthority)} />
            </Cell>
            <Cell name={consulter}>
              <MarkedText segments={shortenMarked(dcc)} />
            </Cell>
          </dl>
        </section>
      ))}
    </div>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function Reader({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) {
  return (
    <div>
      <p className="mb-1 flex items-center gap-2 text-lg font-semibold">
        <span className="text-accent">
          <Icon name={icon} />
        </span>
        {name}
      </p>
      <p className="text-sm">{children}</p>
    </div>
  );
}

function Cell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="mb-1 text-sm text-ink-soft md:sr-only">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
