import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { AskedInWords } from "#lib/intake/boxes/schema.ts";

/** Asks, before sending, whether what was written is to be marked (S31.7). It stands in nobody's way: the response can be sent as it is. */
export function AskedInWordsNotice({ asked, href }: { asked: readonly AskedInWords[]; href: string }) {
  if (asked.length === 0) return null;
  return (
    <Notice tone="amber" title="Do you ask for any of this to be treated as confidential?">
      {asked.map(({ field, label, sentence }) => (
        <p key={`${field} ${sentence}`}>
          {sentence ? (
            <>
              You wrote <q className="[overflow-wrap:anywhere]">{sentence}</q> ({label}).
            </>
          ) : (
            <>What you wrote speaks of confidentiality ({label}).</>
          )}
        </p>
      ))}
      <p>
        Nothing is marked, and what is not marked may be published. If you do ask for it, mark which part it is. If not,
        send your response as it is.
      </p>
      <LinkButton href={href} variant="secondary">
        Mark what is confidential
      </LinkButton>
    </Notice>
  );
}
