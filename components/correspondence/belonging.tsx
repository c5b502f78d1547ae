import Link from "next/link";
import { mailKindNames, type Placement } from "#lib/correspondence/schema.ts";
import { formatInstant } from "#lib/dates.ts";

const ways = {
  "message-id": "It answers a letter or message of ours.",
  reference: "Its subject names the response.",
  staff: "",
};

/** To which response a message belongs, by what that was told, and what a person said it is. */
export function Belonging({ placement, responses }: { placement: Placement; responses: string }) {
  const { kind, reference, toldBy, reason, placedBy, placedAt } = placement;
  return (
    <div className="space-y-1">
      {reference ? (
        <p>
          It belongs to response{" "}
          <Link href={`${responses}/${reference}#correspondence`} prefetch={false} className="link">
            {reference}
          </Link>
          . {ways[toldBy]}
        </p>
      ) : null}
      {kind ? (
        <p>
          <strong>{mailKindNames[kind]}</strong>, as {placedBy ?? "somebody"} said at {formatInstant(placedAt)}
          {reason ? `: ${reason}` : ""}
        </p>
      ) : (
        <p>Nobody has said yet what it is. It goes nowhere until somebody does.</p>
      )}
    </div>
  );
}
