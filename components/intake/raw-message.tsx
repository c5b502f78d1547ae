import { LinkButton } from "#components/ui/link-button.tsx";

type RawMessageProps = { id: string; raw: string | null; fileName: string; sha256: string };

/** What arrived, untouched: to read beside what was made of it, and to download. */
export function RawMessage({ id, raw, fileName, sha256 }: RawMessageProps) {
  return (
    <div className="space-y-4">
      <p className="break-all">
        {fileName}, SHA-256 <code>{sha256}</code>
      </p>
      <LinkButton href={`/api/incoming-mail/${id}`} variant="secondary" size="small" download>
        Download as it arrived
      </LinkButton>
      {raw === null ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
        <section aria-label="The message" tabIndex={0} className="message-as-sent">
          <pre className="text-sm break-words whitespace-pre-wrap" dir="auto">
            {raw}
          </pre>
        </section>
      )}
    </div>
  );
}
