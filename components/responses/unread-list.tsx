import type { Unread } from "#lib/responses/form-file/schema.ts";

/** What a filled-in form holds that could not be read into the response: where it stands, why, and its words. */
export const UnreadList = ({ unread }: { unread: readonly Unread[] }) => (
  <ul className="list-disc space-y-3 ps-5">
    {unread.map(({ where, why, text }) => (
      <li key={`${where} ${why} ${text}`}>
        <strong>{where}.</strong> {why}
        {text ? (
          <span className="mt-1 block whitespace-pre-line text-ink-soft" dir="auto">
            {text}
          </span>
        ) : null}
      </li>
    ))}
  </ul>
);
