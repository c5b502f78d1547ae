import { Panel } from "#components/ui/panel.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { formatInstantToSecond } from "#lib/dates.ts";
import type { Seal } from "#lib/register/schema.ts";

/** One published seal, in words, with its file. */
export function SealPanel({ seal, path }: { seal: Seal; path: string }) {
  const { sealNumber, from, to, count, root, sealedAt, previousRoot } = seal;
  const range = count === 0 ? "none" : count === 1 ? `number ${from}` : `numbers ${from} to ${to}`;
  return (
    <Panel title={sealNumber === 1 ? "Seal 1, at the close" : `Seal ${sealNumber}, over what came late`}>
      <SummaryList
        rows={[
          { key: "count", label: "Entries", value: `${count} (${range})` },
          { key: "at", label: "Sealed", value: formatInstantToSecond(new Date(sealedAt)) },
          { key: "root", label: "Root", value: <code className="text-sm break-all">{root}</code> },
          ...(previousRoot
            ? [
                {
                  key: "previous",
                  label: "Root of the seal before",
                  value: <code className="text-sm break-all">{previousRoot}</code>,
                },
              ]
            : []),
        ]}
      />
      <p className="mt-3">
        <a className="link" href={path} download="seal.json">
          Seal {sealNumber} as a file, signed
        </a>
      </p>
    </Panel>
  );
}
