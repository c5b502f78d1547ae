import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { confirmLink, relate } from "#lib/responses/relations/commands.ts";
import type { LinkKind } from "#lib/responses/relations/schema.ts";
import { person } from "./people.ts";

/** Two responses of a consultation, linked by one person and, unless told otherwise, confirmed by a second one. Gives the link's id. */
export async function linked(
  consultationId: string,
  [earlier, later]: readonly [string, string],
  kind: LinkKind = "REPLACEMENT",
  { by, isConfirmed = kind === "REPLACEMENT" }: { by?: Actor; isConfirmed?: boolean } = {},
): Promise<string> {
  const first = by ?? (await person("CASEWORKER"));
  const reason = "The same sender, as their letter says.";
  const made = await db().$transaction((tx) => relate(tx, first, { consultationId, kind, earlier, later, reason }));
  if (!made.ok) throw new Error(made.reason);
  if (isConfirmed) {
    const confirmed = await confirmLink(await person("CONSULTATION_OWNER"), consultationId, made.value.id);
    if (!confirmed.ok) throw new Error(confirmed.reason);
  }
  return made.value.id;
}
