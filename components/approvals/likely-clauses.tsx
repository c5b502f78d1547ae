import { Notice } from "#components/ui/notice.tsx";

/** Sentences of the final draft that name what the condition names, to be read and copied: which one it is, a person finds. */
export const LikelyClauses = ({ sentences }: { sentences: readonly string[] }) => (
  <Notice title="The final draft says">
    <ul className="list-disc space-y-1 ps-5">
      {sentences.map((sentence) => (
        <li key={sentence} dir="auto">
          {sentence}.
        </li>
      ))}
    </ul>
    <p className="text-ink-soft">
      Found by the names in it. Read the draft itself before you record a sentence as the condition.
    </p>
  </Notice>
);
