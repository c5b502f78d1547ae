import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

type ConflictNoticeProps = {
  /** When the other version was saved, in words. */
  savedAt: string;
  theirs: { label: string; text: string }[];
};

/** Two people or devices changed the same page: both versions are here, and the person chooses. Nothing was overwritten. */
export function ConflictNotice({ savedAt, theirs }: ConflictNoticeProps) {
  return (
    <div className="mb-8">
      <Notice tone="amber" isAnnounced title="This page was changed somewhere else while you were writing">
        <p>
          Nothing was overwritten. What you typed is in the boxes below. What was saved elsewhere, at {savedAt}, is
          this:
        </p>
        <dl className="space-y-2 border-s-2 border-amber-line ps-4">
          {theirs.map(({ label, text }) => (
            <div key={label}>
              <dt className="text-sm font-semibold">{label}</dt>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, by keyboard too. */}
              <dd className="max-h-64 overflow-auto whitespace-pre-line" dir="auto" tabIndex={0}>
                {text}
              </dd>
            </div>
          ))}
        </dl>
        <p>You can copy from one to the other before you choose.</p>
        <p className="flex flex-wrap gap-3 pt-1">
          <Button name="go" value="overwrite" variant="secondary">
            Save what is in the boxes below
          </Button>
          <a href="?" className="link target inline-flex items-center">
            Drop what I typed and show what is saved
          </a>
        </p>
      </Notice>
    </div>
  );
}
