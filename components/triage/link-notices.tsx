import Link from "next/link";
import { Notice } from "#components/ui/notice.tsx";
import { sayLink, sayStanding } from "#lib/responses/relations/rules.ts";
import type { ResponseForStaff } from "#lib/triage/reading/schema.ts";

type LinkNoticesProps = {
  response: Pick<ResponseForStaff, "reference" | "standing" | "links" | "withdrawnAt" | "channel" | "incomingMailId">;
  /** Address of the consultation for staff. */
  path: string;
  mayTakeIn: boolean;
};

/** How a response stands to others of its sender and why (S28.8); and where to see how one came by email or post. */
export function LinkNotices({ response, path, mayTakeIn }: LinkNoticesProps) {
  const { reference, standing, links, withdrawnAt, channel, incomingMailId } = response;
  const [counts = "", ...beside] = sayStanding(standing, withdrawnAt);
  const waiting = links.filter(({ isWaiting }) => isWaiting);
  const isLinked = links.some(({ takenBack }) => takenBack === null);
  const isOut = !standing.isCounted && withdrawnAt === null;
  return (
    <>
      {isLinked ? (
        <Notice tone={isOut || waiting.length > 0 ? "amber" : "info"} title={counts}>
          {beside.map((said) => (
            <p key={said}>{said}.</p>
          ))}
          {waiting.map((link) => (
            <p key={link.id}>
              {sayLink(link)}, as {link.linkedBy} found: to be confirmed by a second person. Until then both count.
            </p>
          ))}
          <p>All of them are kept.</p>
        </Notice>
      ) : null}
      {mayTakeIn ? (
        <p>
          <Link href={`${path}/responses/${reference}/links`} prefetch={false} className="link target">
            {links.length > 0
              ? "Its links with other responses, and who made them"
              : "Link it with another response of the same sender"}
          </Link>
        </p>
      ) : null}
      {incomingMailId && mayTakeIn ? (
        <Notice title={channel === "POST" ? "It came by post" : "It came by email"}>
          <p>
            <Link href={`${path}/intake/${incomingMailId}`} prefetch={false} className="link">
              {channel === "POST"
                ? "The letter as it came, and who typed it in"
                : "The message as it came, and how it was read"}
            </Link>
          </p>
        </Notice>
      ) : null}
    </>
  );
}
