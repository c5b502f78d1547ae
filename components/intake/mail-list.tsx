import Link from "next/link";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { PlainTable } from "#components/table/plain-table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstantShort } from "#lib/dates.ts";
import { type MailInList, type MailState, verdictsInShort } from "#lib/intake/schema.ts";

/** What became of a message; what still waits is said once, above its list. */
const outcomes: Record<
  Exclude<MailState, "waiting" | "belongs" | "not-a-response">,
  { label: string; tone: "done" | "neutral"; mark: "full" | "cross" }
> = {
  registered: { label: "In the register", tone: "done", mark: "full" },
  "handed-on": { label: "Handed on as a question", tone: "done", mark: "full" },
  answer: { label: "Answer to us", tone: "done", mark: "full" },
  withdrawal: { label: "Asks to withdraw", tone: "done", mark: "full" },
  "set-aside": { label: "Set aside", tone: "neutral", mark: "cross" },
};

export const channelWords = { EMAIL: "Email", POST: "Post" };

const columns = [
  { header: "Subject", isWide: true },
  { header: "By" },
  { header: "From" },
  { header: "Received (UK time)" },
  { header: "Confidentiality" },
];

const Short = ({ children, width }: { children: string; width: string }) => (
  <span dir="auto" title={children} className={`block truncate ${width}`}>
    {children}
  </span>
);

function Outcome({ state, reference }: Pick<MailInList, "state" | "reference">) {
  if (state === "belongs") return <span className="tabular-nums">{reference}</span>;
  if (state === "waiting" || state === "not-a-response") return null;
  const { label, ...look } = outcomes[state];
  return (
    <Tag {...look} isQuiet>
      {reference ? `${label}: ${reference}` : label}
    </Tag>
  );
}

/** Messages and letters, a row each, leading to the page where they are read and taken in. */
export function MailList({ base, label, entries }: { base: string; label: string; entries: readonly MailInList[] }) {
  const isDone = entries.every(({ state }) => state in outcomes);
  const isAbout = entries.every(({ state }) => state === "belongs");
  return (
    <PlainTable
      label={label}
      columns={isDone || isAbout ? [...columns, { header: isAbout ? "Response" : "What became of it" }] : columns}
      rows={entries.map(({ id, subject, channel, sender, receivedAt, verdict, state, reference }) => ({
        key: id,
        cells: [
          <Link
            key="subject"
            href={`${base}/${id}`}
            prefetch={false}
            className="link target inline-flex max-w-full items-center font-semibold"
          >
            <Short width="max-w-96">{subject || "No subject"}</Short>
          </Link>,
          channelWords[channel],
          sender ? (
            <Short key="sender" width="max-w-72">
              {sender}
            </Short>
          ) : (
            <span key="sender" className="text-ink-soft">
              Not given
            </span>
          ),
          receivedAt ? (
            <Timestamp key="received" at={receivedAt}>
              {formatInstantShort(receivedAt)}
            </Timestamp>
          ) : (
            "Not known"
          ),
          verdict === "none" ? (
            <span key="verdict" className="text-ink-soft">
              {verdictsInShort.none}
            </span>
          ) : (
            <LockLabel key="verdict">{verdictsInShort[verdict]}</LockLabel>
          ),
          <Outcome key="outcome" state={state} reference={reference} />,
        ],
      }))}
    />
  );
}
