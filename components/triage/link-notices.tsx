import Link from "next/link";
import { Notice } from "#components/ui/notice.tsx";
import { formatDate, formatInstantToSecond, londonDate } from "#lib/dates.ts";
import type { LinkedResponse, ResponseForStaff } from "#lib/triage/reading/schema.ts";
import { channelNames } from "#lib/triage/schema.ts";

type LinkNoticesProps = {
  response: Pick<ResponseForStaff, "supersededBy" | "standsFor" | "channel" | "incomingMailId">;
  /** Address of the consultation for staff. */
  path: string;
  mayTakeIn: boolean;
};

function Other({ other, path }: { other: LinkedResponse; path: string }) {
  return (
    <>
      <Link href={`${path}/responses/${other.reference}`} prefetch={false} className="link">
        {other.reference}
      </Link>{" "}
      ({channelNames[other.channel].toLowerCase()}, received {formatInstantToSecond(other.receivedAt)})
    </>
  );
}

const found = ({ confirmedBy, confirmedAt }: LinkedResponse) =>
  `${confirmedBy} found on ${formatDate(londonDate(confirmedAt))} that both are the same sender’s. Both are kept.`;

/** Of two responses of one sender, which one stands and why (S28.8); and where to see how one came by email or post. */
export function LinkNotices({ response, path, mayTakeIn }: LinkNoticesProps) {
  const { supersededBy, standsFor, channel, incomingMailId } = response;
  return (
    <>
      {supersededBy ? (
        <Notice tone="amber" title="Superseded: not counted">
          <p>
            Response <Other other={supersededBy} path={path} /> was received later and stands for this one.{" "}
            {found(supersededBy)}
          </p>
        </Notice>
      ) : null}
      {standsFor.map((other) => (
        <Notice key={other.reference} title={`Stands for ${other.reference} too`}>
          <p>
            This one was received later than response <Other other={other} path={path} />, which is not counted.{" "}
            {found(other)}
          </p>
        </Notice>
      ))}
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
