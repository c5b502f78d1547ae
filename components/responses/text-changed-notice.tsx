import { Details } from "#components/ui/details.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { PublishedText } from "#lib/consultations/schema.ts";
import { whatChanged } from "#lib/consultations/text-changes.ts";
import { formatDate, londonDate } from "#lib/dates.ts";

type TextChangedNoticeProps = {
  /** The text that the draft was begun on, and every one published since; null where it is still the same. */
  since: { from: PublishedText; later: PublishedText[] } | null;
};

/** At the top of a draft's pages, from the day the consultation's text is another than the one it was begun on. */
export function TextChangedNotice({ since }: TextChangedNoticeProps) {
  const newest = since?.later.at(-1);
  if (!since || !newest) return null;
  const dates = [...new Set(since.later.map(({ publishedAt }) => formatDate(londonDate(publishedAt))))].join(" and ");
  const reasons = since.later.flatMap(({ reason }) => (reason ? [reason] : []));
  const changes = whatChanged(since.from.content, newest.content);
  return (
    <div className="mb-8">
      <Notice tone="amber" title={`The consultation’s text changed on ${dates}, since you began`}>
        <p>
          Nothing you wrote is lost. Each answer stays with the text it was given to, until you change it.{" "}
          <a className="link" href={`/consultations/${newest.content.slug}`}>
            Read the text as it is now
          </a>
          .
        </p>
        {changes.length + reasons.length > 0 ? (
          <Details summary="What changed">
            {reasons.map((reason) => (
              <p key={reason}>The reason given: {reason}</p>
            ))}
            <ul className="list-disc space-y-1 ps-5">
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </Details>
        ) : null}
      </Notice>
    </div>
  );
}
