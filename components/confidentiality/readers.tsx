import type { ReactNode } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";

export type ReadersProps = {
  consulter: string;
  /** Who else receives the response in full: "the Department and the Gas and Electricity Markets Authority". */
  recipients: string;
  /** Their short names, for the head of a column: "the Department and the Authority". */
  recipientsShort: string;
  /** What the public would read of this response, in a few words. */
  publicReads?: string;
};

/** The three who may read a response, and how much of it: the same three heads wherever the service says who will see what (§§29-31). */
export function Readers({ consulter, recipients, recipientsShort, publicReads = "Nothing by default" }: ReadersProps) {
  return (
    <ul className="grid break-inside-avoid overflow-hidden rounded-md border border-line-strong md:grid-cols-3">
      <Reader icon="eye" name="The public" reads={publicReads} isPublic>
        Only if a person at {consulter} decides, after the close, to publish your response.
      </Reader>
      <Reader icon="building" name={capital(recipientsShort)} reads="Everything, marked text included">
        Your response may be given to {recipients} in full, with your reasons.
      </Reader>
      <Reader icon="inbox" name={consulter} reads="Everything">
        All that you send, with your marks and reasons.
      </Reader>
    </ul>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

type ReaderProps = { icon: IconName; name: string; reads: string; isPublic?: boolean; children: ReactNode };

function Reader({ icon, name, reads, isPublic, children }: ReaderProps) {
  return (
    <li
      className={`break-inside-avoid border-line-strong px-5 py-4 not-first:border-t md:not-first:border-s md:not-first:border-t-0 ${isPublic ? "bg-surface" : "bg-sunken"}`}
    >
      <p className="flex gap-2 font-semibold text-ink-soft">
        <span className="text-accent">
          <Icon name={icon} />
        </span>
        {name}
      </p>
      <p className="mt-1 text-lg leading-snug font-semibold">{reads}</p>
      <p className="mt-1.5 text-sm">{children}</p>
    </li>
  );
}
