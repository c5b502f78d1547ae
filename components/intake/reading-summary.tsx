import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { formatInstant } from "#lib/dates.ts";
import { evidenceNames, type KeptMail, verdictNames } from "#lib/intake/schema.ts";

/** The verdict in words with the sentences it rests on, and the split answers. */
export function ReadingSummary({ mail }: { mail: KeptMail }) {
  const { reading, readBy, decidedBy, decidedAt } = mail;
  const { verdict, evidence, passages, answers, general, respondent } = reading;
  const verdictLine = verdict === "none" ? verdictNames.none : <LockLabel>{verdictNames[verdict]}</LockLabel>;
  return (
    <SummaryList
      rows={[
        { key: "verdict", label: "Confidentiality", value: reading.isResponse ? verdictLine : "Not a response" },
        {
          key: "evidence",
          label: "It rests on",
          value:
            evidence.length === 0 ? (
              "No sentence speaks of confidentiality"
            ) : (
              <ul className="space-y-2">
                {evidence.map(({ sentence, as }) => (
                  <li key={sentence}>
                    <q>{sentence}</q> <span className="text-ink-soft">{evidenceNames[as]}</span>
                  </li>
                ))}
              </ul>
            ),
        },
        ...(verdict === "part"
          ? [{ key: "passages", label: "To withhold", value: passages.join("\n\n") || "No passage named" }]
          : []),
        { key: "reason", label: "Reason for the request", value: reading.reason ?? "None given" },
        ...Object.entries(answers).map(([label, text]) => ({ key: label, label: `Answer to ${label}`, value: text })),
        { key: "general", label: "Outside the questions", value: general || "Nothing" },
        {
          key: "from",
          label: "From",
          value: [respondent.name, respondent.organisation, respondent.email].filter(Boolean).join(", ") || "Not given",
        },
        {
          key: "received",
          label: "Received",
          value: reading.receivedAt ? formatInstant(new Date(reading.receivedAt)) : "Not known: say when it arrived",
        },
        {
          key: "read",
          label: "Read by",
          value: readBy ? [readBy, reading.why].filter(Boolean).join(": ") : "The portal’s rules",
        },
        ...(decidedAt
          ? [
              {
                key: "decided",
                label: mail.state === "set-aside" ? "Set aside" : "Decided",
                value: `${mail.reference ?? mail.reason ?? ""}\n${decidedBy ?? "By the portal"}, ${formatInstant(decidedAt)}`,
              },
            ]
          : []),
      ]}
    />
  );
}
