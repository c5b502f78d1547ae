import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { FormState } from "#lib/form-state.ts";
import { sayLink } from "#lib/responses/relations/rules.ts";
import type { LinkOfResponse } from "#lib/responses/relations/schema.ts";
import { ConfirmLinkForm, TakeBackLinkForm } from "./act-on-link.tsx";

type Act = (state: FormState, form: FormData) => Promise<FormState>;
type LinkListProps = { links: readonly LinkOfResponse[]; actorId: string; confirm: Act; takeBack: Act };

const By = ({ by, at, children }: { by: string; at: Date; children: string }) => (
  <p className="text-ink-soft">
    {children} {by}, <Timestamp at={at}>{formatInstant(at)}</Timestamp>
  </p>
);

const Reason = ({ text }: { text: string | null }) => (
  <p className="whitespace-pre-wrap" dir="auto">
    {text ?? "The reason is withheld from you."}
  </p>
);

/** Every link of a response, as it was made, confirmed and taken back: each act with its person, time and reason. */
export function LinkList({ links, actorId, confirm, takeBack }: LinkListProps) {
  return (
    <ul className="space-y-6">
      {links.map((link) => {
        const { id, reason, linkedById, linkedBy, linkedAt, confirmed, takenBack, isWaiting, other } = link;
        return (
          <li key={id} className="space-y-2 border-s-2 border-line ps-4">
            <p className="font-semibold">
              {takenBack ? <s>{sayLink(link)}</s> : sayLink(link)}{" "}
              {isWaiting ? (
                <Tag tone="amber" mark="diamond">
                  To be confirmed
                </Tag>
              ) : null}
              {takenBack ? <Tag>Taken back</Tag> : null}
            </p>
            <Reason text={reason} />
            <By by={linkedBy} at={linkedAt}>
              Linked by
            </By>
            {confirmed ? <By {...confirmed}>Confirmed by</By> : null}
            {takenBack ? (
              <>
                <Reason text={takenBack.reason} />
                <By by={takenBack.by} at={takenBack.at}>
                  Taken back by
                </By>
              </>
            ) : null}
            {isWaiting && linkedById === actorId ? (
              <p>Both count until somebody other than you confirms that one replaces the other.</p>
            ) : null}
            {isWaiting && linkedById !== actorId && other !== null ? (
              <>
                <p>Both count until you or somebody else than {linkedBy} confirms that one replaces the other.</p>
                <ConfirmLinkForm action={confirm} link={id} />
              </>
            ) : null}
            {takenBack || other === null ? null : <TakeBackLinkForm action={takeBack} link={id} />}
          </li>
        );
      })}
    </ul>
  );
}
