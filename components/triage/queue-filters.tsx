import { FilterChoice } from "#components/table/filter-choice.tsx";
import { FilterSentence } from "#components/table/filter-sentence.tsx";
import { FilterText } from "#components/table/filter-text.tsx";
import type { TableView } from "#components/table/table-view.ts";
import { channelNames, channels, type QueueFilter, triageStatuses, triageStatusNames } from "#lib/triage/schema.ts";

type QueueFiltersProps = {
  view: TableView;
  filter: QueueFilter;
  people: { id: string; name: string }[];
  hasClearance: boolean;
};

const any = (label: string) => ({ value: "", label });

/** The queue's filters, read as one sentence. */
export function QueueFilters({ view, filter, people, hasClearance }: QueueFiltersProps) {
  return (
    <FilterSentence view={view}>
      Show
      <FilterChoice
        name="status"
        label="Status"
        value={filter.status}
        options={[
          any("all"),
          ...triageStatuses.map((value) => ({ value, label: triageStatusNames[value].toLowerCase() })),
        ]}
      />
      <FilterChoice
        name="late"
        label="In time"
        value={filter.late}
        options={[
          any("on-time and late"),
          { value: "on-time", label: "on-time" },
          { value: "late", label: "late" },
          { value: "undecided", label: "late, undecided" },
        ]}
      />
      responses
      <FilterChoice
        name="channel"
        label="Channel"
        value={filter.channel}
        options={[
          any("by any channel"),
          ...channels.map((value) => ({ value, label: `by ${channelNames[value].toLowerCase()}` })),
        ]}
      />
      <FilterChoice
        name="confidentiality"
        label="Confidentiality"
        value={filter.confidentiality}
        options={[
          any("confidential or not"),
          { value: "none", label: "with nothing confidential" },
          { value: "part", label: "confidential in part" },
          { value: "identity", label: "with a confidential identity" },
          { value: "whole", label: "confidential as a whole" },
        ]}
      />
      <FilterChoice
        name="read"
        label="Read in full"
        value={filter.read}
        options={[
          any("read or not"),
          { value: "unread", label: "nobody has read in full" },
          { value: "read", label: "read in full" },
        ]}
      />
      <FilterChoice
        name="standing"
        label="Counted"
        value={filter.standing}
        options={[
          any("counted or not"),
          { value: "counted", label: "that are counted" },
          { value: "withdrawn", label: "that were withdrawn" },
          { value: "superseded", label: "that are superseded" },
        ]}
      />
      assigned to
      <FilterChoice
        name="assignee"
        label="Assigned to"
        value={filter.assignee}
        options={[
          any("anybody or nobody"),
          { value: "me", label: "me" },
          { value: "nobody", label: "nobody" },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      with <FilterText name="q" label="Reference, organisation, person or words in files" value={filter.q} /> in
      reference, name or files.
      {filter.q !== "" && !hasClearance ? (
        <span className="block text-sm text-ink-soft">
          Files of responses with anything marked confidential are searched only for people with clearance.
        </span>
      ) : null}
    </FilterSentence>
  );
}
