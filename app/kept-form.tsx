import { refresh } from "next/cache";
import { KeptForm } from "#components/staff/kept-form.tsx";
import { dropKeptForm, findKeptForm } from "#lib/auth/kept-forms/commands.ts";
import { currentActor, dropKeptFormToken, keptFormToken } from "#lib/auth/session.ts";

async function drop(): Promise<void> {
  "use server";
  const [actor, token] = [await currentActor(), await keptFormToken()];
  if (actor && token) await dropKeptForm(actor.id, token);
  await dropKeptFormToken();
  refresh();
}

/** On every staff page: what its reader typed into a form that came after their session had ended. Nothing where nothing was. */
export async function KeptFormNotice() {
  const [actor, token] = [await currentActor(), await keptFormToken()];
  const kept = actor && token ? await findKeptForm(actor.id, token, new Date()) : null;
  return kept ? <KeptForm {...kept} drop={drop} /> : null;
}
