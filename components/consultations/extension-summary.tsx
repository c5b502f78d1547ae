import { SummaryList } from "#components/ui/summary-list.tsx";
import type { NotConfirmable } from "#lib/consultations/periods/rules.ts";
import type { ExtensionForStaff } from "#lib/consultations/periods/schema.ts";
import { formatInstant } from "#lib/dates.ts";

const waiting: Record<NotConfirmable, string> = {
  "same-person": "Not yet: a second person confirms it",
  "already-confirmed": "",
  superseded: "Never: a newer decision took its place",
  moved: "Never: the closing time has moved since",
  closed: "Never: answering closed before anybody confirmed it",
};

type ExtensionSummaryProps = {
  extension: ExtensionForStaff;
  whyNot: readonly NotConfirmable[];
  /** References of the responses that give no address. */
  unreachable: readonly string[];
};

/** One extension: from when to when, why, by which two people, and who was written to. */
export function ExtensionSummary({ extension, whyNot: [why], unreachable }: ExtensionSummaryProps) {
  const { fromClosesAt, toClosesAt, reason, decidedBy, decidedAt, confirmedBy, confirmedAt, told, untold } = extension;
  return (
    <SummaryList
      rows={[
        { key: "from", label: "From", value: formatInstant(fromClosesAt) },
        { key: "to", label: "To", value: <strong className="font-semibold">{formatInstant(toClosesAt)}</strong> },
        { key: "reason", label: "Reason", value: <span className="whitespace-pre-wrap">{reason}</span> },
        { key: "decided", label: "Decided", value: `${decidedBy}, ${formatInstant(decidedAt)}` },
        {
          key: "confirmed",
          label: "Confirmed",
          value: confirmedAt
            ? `${confirmedBy ?? "Somebody"}, ${formatInstant(confirmedAt)}`
            : why
              ? waiting[why]
              : waiting["same-person"],
        },
        ...(told === null
          ? []
          : [
              {
                key: "told",
                label: "Written to",
                value: `${sayAddresses(told)}${sayUntold(untold ?? 0, unreachable)}`,
              },
            ]),
      ]}
    />
  );
}

const sayAddresses = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "address" : "addresses"}`;
const sayUntold = (count: number, references: readonly string[]) =>
  count === 0
    ? ""
    : `; ${count.toLocaleString("en-GB")} ${count === 1 ? "response gives" : "responses give"} no address and must be told otherwise${references.length > 0 ? `: ${references.join(", ")}` : ""}`;
