import type { AccessKind, OpenRequest, Person } from "./schema.ts";

/** A mailed link is good for this many days. */
export const invitationDays = 7;

export const invitationEnds = (now: Date): Date => new Date(now.getTime() + invitationDays * 86_400_000);

export type NotConfirmable = "same-person" | "own-access";

/** Why somebody cannot confirm a request for access: whoever asked, and the person it is for, leave it to a third. Empty: they can. */
export const whyNotConfirmable = (
  request: Pick<OpenRequest, "userId" | "requestedById">,
  actorId: string,
): NotConfirmable[] => [
  ...(request.requestedById === actorId ? (["same-person"] as const) : []),
  ...(request.userId === actorId ? (["own-access"] as const) : []),
];

export type NotRequestable = "own-access" | "has-it" | "disabled" | "asked-already";

/** Why access cannot be asked for. Nobody asks for themselves; somebody disabled is enabled first. Empty: it can. */
export function whyNotRequestable(
  person: Pick<Person, "id" | "role" | "hasClearance" | "disabledAt" | "requests">,
  kind: AccessKind,
  actorId: string,
): NotRequestable[] {
  const hasIt = kind === "clearance" ? person.hasClearance : person.role === "ADMINISTRATOR";
  return [
    ...(person.id === actorId ? (["own-access"] as const) : []),
    ...(hasIt ? (["has-it"] as const) : []),
    ...(person.disabledAt ? (["disabled"] as const) : []),
    ...(person.requests.some((request) => request.kind === kind) ? (["asked-already"] as const) : []),
  ];
}

/** How somebody's account stands, in a few words. */
export function sayStanding({
  disabledAt,
  hasPassword,
  invitation,
  sessions,
}: Pick<Person, "disabledAt" | "hasPassword" | "invitation" | "sessions">): string {
  if (disabledAt) return "Disabled";
  if (sessions > 0) return "Signed in";
  if (invitation && !hasPassword) return "Invited";
  return "Not signed in";
}
