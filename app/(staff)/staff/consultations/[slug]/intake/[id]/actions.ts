"use server";

import { redirect } from "next/navigation";
import { now } from "#lib/clock.ts";
import { tellItArrived } from "#lib/correspondence/arrivals/commands.ts";
import { placeMail } from "#lib/correspondence/commands.ts";
import { placingSchema } from "#lib/correspondence/schema.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { handOn, rereadMail, setAside } from "#lib/intake/commands.ts";
import { readFormInto } from "#lib/intake/forms/commands.ts";
import { takeIn } from "#lib/intake/registration/commands.ts";
import { rereadingSchema, setAsideSchema } from "#lib/intake/schema.ts";
import { requireConsultation } from "../../consultation.ts";

const refusals: Record<string, string> = {
  "not-permitted": "You may not do this.",
  withheld: "It asks for confidentiality, or may: only people with clearance can do this.",
  "not-found": "There is no such message.",
  changed: "Somebody has read it otherwise in between. Reload the page and look again.",
  decided: "Somebody has decided about this message already. Reload the page.",
  "not-a-response": "It is read as no response. Say that it is one first, with the reason.",
  "no-time": "Nobody knows when it was received. Say when it arrived first.",
  "future-time": "It says it was received in the future. Say when it arrived first.",
  "nothing-said": "Nothing is said in it. Type in what it says first.",
  "same-person": "You typed this letter in: a second person checks it against the scan and takes it in.",
  "asks-for-less": "You read it as asking for less than it was read before. A second person reads it and takes it in.",
  "no-reason": "Say why it is no response.",
  "not-a-document": "This is not a Word document that can be read. Ask its sender for the .docx, without a password.",
  "too-large": "This is larger than a filled-in form can be. Keep it as a file of the message instead.",
  "no-form": "This is not our response form.",
  "other-consultation": "This is the form of another consultation.",
  "blank-form": "Nothing is filled in in this form.",
  belongs: "It is about a response that is here. Say what it is first.",
  "no-response": "There is no response with this reference in this consultation.",
  linked: "These two are linked already.",
  itself: "A response does not belong to itself.",
  "adds-already": "It adds to another response already. Take that link back first.",
  newer: "A later version of this response came in after this message was received. It withdraws nothing.",
  automatic: "A list or a machine sent it: it is never answered.",
  told: "Its sender was told already.",
  enough: "This address was told often enough today.",
  "no-address": "It gives no address. Say below whose it is first.",
};

const placeOf = (slug: string, id: string) => `/staff/consultations/${slug}/intake/${id}`;
const refusedState = (reason: string, values: FormState["values"] = {}): FormState => ({
  errors: { form: refusals[reason] ?? "This was refused." },
  values,
});
const consultationOf = (slug: string, id: string) => requireConsultation(slug, "take-in-mail", `intake/${id}`);

export async function rereadAction(slug: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await consultationOf(slug, id);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const labels = consultation.content.document.questions.map(({ label }) => label);
  const parsed = rereadingSchema.safeParse({
    arrivedOn: "",
    arrivedTime: "",
    ...values,
    passages: Object.entries(values).flatMap(([name, value]) => (name.startsWith("passage-") ? [value] : [])),
    answers: Object.fromEntries(labels.map((label) => [label, values[`answer-${label}`] ?? ""])),
  });
  if (!parsed.success)
    return {
      errors: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
      values,
    };
  const { readingNumber, name, organisation, email, ...read } = parsed.data;
  const outcome = await rereadMail(actor, consultation, id, readingNumber, {
    ...read,
    respondent: { organisation, name, email },
  });
  if (!outcome.ok) return refusedState(outcome.reason, values);
  redirect(placeOf(slug, id));
}

export async function formAction(slug: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await consultationOf(slug, id);
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0)
    return { errors: { file: "Choose the form as you received it" }, values: {} };
  const bytes = Buffer.from(await file.arrayBuffer());
  const number = Number(form.get("readingNumber"));
  const outcome = await readFormInto(actor, consultation, id, number, { name: file.name, bytes });
  if (!outcome.ok) return refusedState(outcome.reason);
  redirect(placeOf(slug, id));
}

export async function takeInAction(slug: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await consultationOf(slug, id);
  const confirmed = form.getAll("position").map(String);
  const number = Number(form.get("readingNumber"));
  const outcome = await takeIn(actor, consultation, id, number, await now(), null, confirmed);
  if (!outcome.ok) return refusedState(outcome.reason);
  redirect(placeOf(slug, id));
}

export async function setAsideAction(slug: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await consultationOf(slug, id);
  const values = typedIn(form, ["reason"]);
  const parsed = setAsideSchema.safeParse(values);
  if (!parsed.success) return { errors: { reason: parsed.error.issues[0]?.message ?? "" }, values };
  const outcome = await setAside(actor, consultation, id, Number(form.get("readingNumber")), parsed.data.reason);
  if (!outcome.ok) return refusedState(outcome.reason, values);
  redirect(placeOf(slug, id));
}

export async function handOnAction(slug: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await consultationOf(slug, id);
  const outcome = await handOn(actor, consultation, id, Number(form.get("readingNumber")), await now());
  if (!outcome.ok) return refusedState(outcome.reason);
  redirect(`/staff/consultations/${slug}/clarifications/${outcome.value.reference}`);
}

export async function placeAction(slug: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const { actor, consultation } = await consultationOf(slug, id);
  const values = typedIn(form, ["kind", "reference", "reason"]);
  const numbers = { readingNumber: form.get("readingNumber"), seenId: String(form.get("seenId") ?? "") };
  const parsed = placingSchema.safeParse({ ...values, ...numbers });
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await placeMail(actor, consultation, id, parsed.data, await now());
  if (!outcome.ok) return refusedState(outcome.reason, values);
  const { kind, reference } = parsed.data;
  const isOfResponse = kind === "ANSWER" || kind === "WITHDRAWAL";
  redirect(isOfResponse ? `/staff/consultations/${slug}/responses/${reference}#correspondence` : placeOf(slug, id));
}

export async function tellAction(slug: string, id: string): Promise<FormState> {
  const { actor, consultation } = await consultationOf(slug, id);
  const outcome = await tellItArrived(actor, consultation, id);
  if (!outcome.ok) return refusedState(outcome.reason);
  redirect(placeOf(slug, id));
}
