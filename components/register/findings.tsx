import { Notice } from "#components/ui/notice.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Verdict } from "#lib/register/verify/schema.ts";

const results = {
  passed: { tone: "done", mark: "full", says: "Passed" },
  failed: { tone: "error", mark: "cross", says: "Failed" },
  "not-checked": { tone: "neutral", mark: "ring", says: "Not checked" },
} as const;

const verdicts = {
  passed: { tone: "success", says: "Everything agrees" },
  failed: { tone: "error", says: "Something does not agree" },
  incomplete: { tone: "info", says: "Nothing failed; not everything was checked" },
} as const;

const names: Record<string, string> = {
  receipt: "Receipt",
  "receipt-signature": "Signature of the receipt",
  content: "Copy of the response",
  seal: "Seal of the register",
  "seal-signature": "Signature of the seal",
  inclusion: "Place in the register",
};

/** What a check of a receipt found: the whole in a line, then each thing with what it proves. */
export function Findings({ verdict }: { verdict: Verdict }) {
  const { tone, says } = verdicts[verdict.result];
  return (
    <div className="space-y-5">
      <Notice tone={tone} title={says} />
      <dl className="max-w-form border-t border-line">
        {verdict.findings.map((finding) => {
          const { tone: tint, mark, says: result } = results[finding.result];
          return (
            <div key={finding.check} className="border-b border-line py-3">
              <dt className="flex flex-wrap justify-between gap-x-6">
                <span className="font-semibold">{names[finding.check] ?? finding.check}</span>
                <Tag tone={tint} mark={mark}>
                  {result}
                </Tag>
              </dt>
              <dd className="mt-1">{finding.says}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
