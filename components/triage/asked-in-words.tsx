import { Notice } from "#components/ui/notice.tsx";
import type { AskedInWords as Asked } from "#lib/intake/boxes/schema.ts";

/** The flag for staff: its author speaks of confidentiality in an answer and marked nothing (S31.7). */
export function AskedInWords({ asked }: { asked: readonly Asked[] }) {
  if (asked.length === 0) return null;
  return (
    <Notice tone="amber" title="It asks for confidentiality in words, and nothing is marked">
      {asked.map(({ field, label, sentence }) => (
        <p key={`${field} ${sentence}`}>
          {label}: {sentence ? <q className="[overflow-wrap:anywhere]">{sentence}</q> : "it speaks of confidentiality"}
        </p>
      ))}
      <p>Ask its author before anything of it is published: what was meant may be a request (paragraphs 29 and 31).</p>
    </Notice>
  );
}
