import Link from "next/link";
import { formatInstant } from "#lib/dates.ts";
import type { FormState } from "#lib/form-state.ts";
import { whyNotConfirmable } from "#lib/people/rules.ts";
import { accessNames, type OpenRequest } from "#lib/people/schema.ts";
import { ActForm } from "./act-form.tsx";

type Act = (state: FormState, form: FormData) => Promise<FormState>;

type OpenRequestsProps = {
  requests: readonly OpenRequest[];
  actorId: string;
  /** The acts on a request, by its id. */
  confirm: (id: string) => Act;
  withdraw: (id: string) => Act;
};

/** What waits for a second administrator: who asked what for whom, and why the reader cannot confirm it where they cannot. */
export const OpenRequests = ({ requests, actorId, confirm, withdraw }: OpenRequestsProps) => (
  <ul className="space-y-4">
    {requests.map((request) => {
      const [why] = whyNotConfirmable(request, actorId);
      return (
        <li key={request.id} className="border-s-2 border-amber-line ps-4">
          <p>
            <Link href={`/staff/people/${request.userId}`} prefetch={false} className="link font-semibold">
              {request.name}
            </Link>
            : {accessNames[request.kind].toLowerCase()}
          </p>
          <p className="mb-2 text-ink-soft">
            Asked for by {request.requestedBy}, {formatInstant(request.requestedAt)}.
            {why === "same-person" ? " You asked for it: a second administrator confirms it." : null}
            {why === "own-access" ? " It is for you: another administrator confirms it." : null}
          </p>
          <div className="flex flex-wrap gap-3">
            {why ? null : <ActForm action={confirm(request.id)} label="Confirm: they have it from now on" />}
            <ActForm
              action={withdraw(request.id)}
              label={request.requestedById === actorId ? "Take it back" : "Decline"}
            />
          </div>
        </li>
      );
    })}
  </ul>
);
