"use server";

import { notFound, redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { type FormState, typedIn } from "#lib/form-state.ts";
import { orderPack } from "#lib/packs/commands.ts";
import { releasePack } from "#lib/packs/releases/commands.ts";
import { explanationSchema, recipientNames, recipientSchema } from "#lib/packs/schema.ts";
import { requireConsultation } from "../consultation.ts";

const orderRefusals = {
  "not-permitted": { form: "You may not build the pack." },
  "under-way": { form: "A pack is being built already. Wait until it is there." },
  "explanation-missing": { explanation: "Explain the points that are open" },
};

export async function orderAction(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await requireConsultation(slug, "build-pack", "pack");
  const values = typedIn(form, ["explanation"]);
  const explanation = explanationSchema.safeParse(values.explanation);
  if (!explanation.success) return { errors: { explanation: explanation.error.issues[0]?.message ?? "" }, values };
  const outcome = await orderPack(actor, consultation, explanation.data, await now());
  if (outcome.ok) redirect(`/staff/consultations/${slug}/pack`);
  if (outcome.reason !== "blocked") return { errors: orderRefusals[outcome.reason], values };
  const red = outcome.findings.filter(({ level }) => level === "red").map(({ text }) => text);
  return { errors: { form: red.join(" ") }, values };
}

const releaseRefusals = (recipient: string) => ({
  "not-permitted": "You may not release this pack now.",
  "not-found": "There is no such pack.",
  "same-person": "You had this pack built: a second person releases it.",
  "already-released": `It was released to ${recipient} already.`,
});

export async function releaseAction(
  slug: string,
  packId: string,
  to: string,
  _: FormState,
  _form: FormData,
): Promise<FormState> {
  const recipient = recipientSchema.safeParse(to);
  if (!recipient.success) notFound();
  const { actor, consultation } = await requireConsultation(slug, "release-pack", "pack");
  const outcome = await releasePack(actor, consultation, packId, recipient.data, await now());
  if (!outcome.ok) {
    const form =
      outcome.reason === "not-as-it-was"
        ? outcome.because.join(" ")
        : releaseRefusals(recipientNames[recipient.data])[outcome.reason];
    return { errors: { form }, values: {} };
  }
  redirect(`/staff/consultations/${slug}/pack`);
}
