import Link from "next/link";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { formatInstant } from "#lib/dates.ts";
import { type MailInList, type MailState, verdictNames } from "#lib/intake/schema.ts";

const states: Record<
  MailState,
  { label: string; tone: "amber" | "active" | "done" | "neutral"; mark: "ring" | "half" | "full" | "cross" }
> = {
  waiting: { label: "To be taken in", tone: "amber", mark: "ring" },
  "not-a-response": { label: "Reads as no response", tone: "active", mark: "half" },
  registered: { label: "In the register", tone: "done", mark: "full" },
  "handed-on": { label: "Handed on as a question", tone: "done", mark: "full" },
  "set-aside": { label: "Set aside", tone: "neutral", mark: "cross" },
};

export const channelWords = { EMAIL: "Email", POST: "Post" };

/** Messages and letters, a row each, leading to the page where they are read and taken in. */
export function MailList({ base, label, entries }: { base: string; label: string; entries: readonly MailInList[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-[48rem] border-collapse">
        <thead>
          <tr className="border-b border-line-strong text-start">
            {["Subject", "By", "From", "Received (UK time)", "Confidentiality", "State"].map((name) => (
              <th key={name} scope="col" className="py-2 pe-4 text-start font-semibold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, subject, channel, sender, receivedAt, verdict, state, reference }) => (
            <tr key={id} className="border-b border-line align-baseline">
              <th scope="row" className="max-w-64 py-2 pe-4 text-start font-normal">
                <Link href={`${base}/${id}`} prefetch={false} className="link target" dir="auto">
                  {subject || "No subject"}
                </Link>
              </th>
              <td className="py-2 pe-4">{channelWords[channel]}</td>
              <td className="py-2 pe-4 break-all">{sender ?? "Not given"}</td>
              <td className="py-2 pe-4">{receivedAt ? formatInstant(receivedAt) : "Not known"}</td>
              <td className="py-2 pe-4">
                {verdict === "none" ? verdictNames.none : <LockLabel>{verdictNames[verdict]}</LockLabel>}
              </td>
              <td className="py-2">
                <Tag tone={states[state].tone} mark={states[state].mark}>
                  {states[state].label}
                </Tag>
                {reference ? <p className="text-ink-soft">{reference}</p> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
