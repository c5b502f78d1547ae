import { FilterSentence } from "#components/table/filter-sentence.tsx";
import type { TableView } from "#components/table/table-view.ts";
import { channelNames, channels, triageStatuses, triageStatusNames } from "#lib/triage/schema.ts";

const lower = <K extends string>(values: readonly K[], names: Record<K, string>) =>
  Object.fromEntries(values.map((value) => [value, names[value].toLowerCase()]));

type QueueFiltersProps = { view: TableView; people: { id: string; name: string }[]; hasClearance: boolean };

/** The queue's filters, read as one sentence. */
export function QueueFilters({ view, people, hasClearance }: QueueFiltersProps) {
  return (
    <FilterSentence
      view={view}
      note={
        view.filters.q && !hasClearance
          ? "Files of responses with anything marked confidential are searched only for people with clearance."
          : undefined
      }
      sentence={[
        "Show",
        { name: "status", label: "Status", options: { "": "all", ...lower(triageStatuses, triageStatusNames) } },
        "responses,",
        {
          name: "late",
          label: "In time",
          options: { "": "on time or late", "on-time": "on time", late: "late", undecided: "late, undecided" },
        },
        "by",
        { name: "channel", label: "Channel", options: { "": "any channel", ...lower(channels, channelNames) } },
        {
          name: "confidentiality",
          label: "Confidentiality",
          options: {
            "": "confidential or not",
            none: "with nothing confidential",
            part: "confidential in part",
            identity: "with a confidential identity",
            whole: "confidential as a whole",
          },
        },
        {
          name: "read",
          label: "Read in full",
          options: { "": "read or not", unread: "read in full by nobody", read: "read in full" },
        },
        {
          name: "look",
          label: "Looked at for disagreement",
          options: {
            "": "looked at for disagreement or not",
            waiting: "not yet looked at for disagreement",
            raised: "raised as disagreements",
            nothing: "with nothing to raise",
          },
        },
        {
          name: "standing",
          label: "Counted",
          options: {
            "": "counted or not",
            counted: "counted",
            reported: "counted, or considered beside one that is",
            beside: "considered beside one that is counted",
            unconfirmed: "linked, to be confirmed",
            withdrawn: "withdrawn",
            superseded: "replaced by another",
          },
        },
        "assigned to",
        {
          name: "assignee",
          label: "Assigned to",
          options: {
            "": "anybody or nobody",
            me: "me",
            nobody: "nobody",
            ...Object.fromEntries(people.map(({ id, name }) => [id, name])),
          },
        },
        "with",
        { name: "q", label: "Reference, organisation, person or words in files" },
        "in reference, name or files.",
      ]}
    />
  );
}
