import { Checkbox } from "#components/ui/checkbox.tsx";
import { Notice } from "#components/ui/notice.tsx";

type EarlierTextNoticeProps = {
  /** What was asked when the answers on this page were given, where it is asked in other words now; with the version. */
  earlier: readonly string[];
};

/** On a page of the form whose answers were given to other words. They stay given to those until they are changed, or the person says so. */
export function EarlierTextNotice({ earlier }: EarlierTextNoticeProps) {
  if (earlier.length === 0) return null;
  return (
    <Notice tone="amber" title="You answered this when it was put in other words">
      {earlier.map((wording) => (
        <p key={wording}>“{wording}”</p>
      ))}
      <p>Your answer is read with those words, until you change it.</p>
      <Checkbox name="toNewText" label="My answer on this page, unchanged, holds for the words as they are now" />
    </Notice>
  );
}
