import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ActForm } from "#components/people/act-form.tsx";
import { MoveForm } from "#components/people/move-form.tsx";
import { OpenRequests } from "#components/people/open-requests.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { roleNames } from "#lib/auth/schema.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { formatInstant } from "#lib/dates.ts";
import { findPerson } from "#lib/people/queries.ts";
import { sayStanding, whyNotRequestable } from "#lib/people/rules.ts";
import { type AccessKind, accessKinds } from "#lib/people/schema.ts";
import { confirmAction, withdrawAction } from "../actions.ts";
import {
  disableAction,
  enableAction,
  endSessionsAction,
  inviteAgainAction,
  moveAction,
  requestAction,
  takeClearanceAction,
} from "./actions.ts";

export const metadata: Metadata = { title: "Person" };

const said: Record<string, string> = {
  invited: "They were added, and the link to set a password is on its way to them.",
  mailed: "The link to set a password is on its way to them. An earlier one no longer opens.",
  ended: "They are signed out everywhere.",
  disabled: "The account is disabled. They are signed out everywhere, and clearance is gone with it.",
  enabled: "The account is enabled again, without clearance.",
  taken: "Clearance is taken away. They are signed out everywhere.",
  asked: "It waits for a second administrator.",
  moved: "The new role holds from now on. They are signed out everywhere.",
};

const asking: Record<AccessKind, string> = {
  clearance: "Ask for clearance",
  administrator: "Ask for the role of administrator",
};

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string }> };

export default async function PersonPage({ params, searchParams }: Props) {
  const [{ id }, { done = "" }] = await Promise.all([params, searchParams]);
  const actor = await requireActor("manage-users", `/staff/people/${id}`);
  const person = z.uuid().safeParse(id).success ? await findPerson(actor, id, await now()) : null;
  if (!person) notFound();
  const askable = accessKinds.filter((kind) => whyNotRequestable(person, kind, actor.id).length === 0);
  return (
    <>
      <BackLink href="/staff/people">People</BackLink>
      <PageHeader size="small" title={<span dir="auto">{person.name}</span>} />
      <div className="max-w-4xl space-y-6">
        {said[done] ? <Notice tone="success" isAnnounced title={said[done]} /> : null}
        <SummaryList
          rows={[
            { key: "email", label: "Email address", value: person.email },
            { key: "role", label: "Role", value: roleNames[person.role] },
            {
              key: "clearance",
              label: "Clearance",
              value: person.hasClearance ? "Reads what is marked confidential" : "None",
            },
            {
              key: "account",
              label: "Account",
              value: person.disabledAt ? `Disabled, ${formatInstant(person.disabledAt)}` : sayStanding(person),
            },
            {
              key: "sessions",
              label: "Open sessions",
              value: person.signedInAt
                ? `${person.sessions}, the newest from ${formatInstant(person.signedInAt)}`
                : "None",
            },
            {
              key: "password",
              label: "Password",
              value: person.invitation
                ? `${person.hasPassword ? "Set" : "Not set"}; a link to set one was mailed ${formatInstant(person.invitation.invitedAt)} and opens until ${formatInstant(person.invitation.expiresAt)}`
                : person.hasPassword
                  ? "Set"
                  : "Not set: they sign in through their organisation",
            },
          ]}
        />
        {person.requests.length > 0 ? (
          <Panel title="Waits for a second administrator">
            <OpenRequests
              requests={person.requests}
              actorId={actor.id}
              confirm={(request) => confirmAction.bind(null, request)}
              withdraw={(request) => withdrawAction.bind(null, request)}
            />
          </Panel>
        ) : null}
        <div className="grid items-start gap-6 md:grid-cols-2">
          <Panel title="Access">
            <div className="space-y-4">
              <p className="measure">
                Clearance and the role of administrator are given when a second administrator confirms. Taking away
                holds at once.
              </p>
              {person.id === actor.id ? <p>Another administrator asks for access of yours.</p> : null}
              {askable.map((kind) => (
                <ActForm key={kind} action={requestAction.bind(null, id, kind)} label={asking[kind]} />
              ))}
              {person.hasClearance ? (
                <ActForm action={takeClearanceAction.bind(null, id)} label="Take clearance away" />
              ) : null}
              <MoveForm action={moveAction.bind(null, id)} role={person.role} />
            </div>
          </Panel>
          <Panel title="Account">
            <div className="space-y-4">
              {person.disabledAt ? (
                <ActForm action={enableAction.bind(null, id)} label="Enable the account again" />
              ) : (
                <>
                  <ActForm action={inviteAgainAction.bind(null, id)} label="Mail a link to set a password" />
                  <ActForm action={endSessionsAction.bind(null, id)} label="Sign out everywhere" />
                  <ActForm action={disableAction.bind(null, id)} label="Disable the account" />
                </>
              )}
            </div>
          </Panel>
        </div>
      </div>
    </>
  );
}
