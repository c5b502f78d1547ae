import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { FormState } from "#lib/form-state.ts";
import { requireConsultation } from "../../consultation.ts";

export const refusal = (message: string, values: FormState["values"] = {}): FormState => ({
  errors: { form: message },
  values,
});

/** Who acts on which response of which consultation, and the response's page. */
export async function enter(slug: string, reference: string) {
  const path = `responses/${reference}`;
  const { actor, consultation } = await requireConsultation(slug, "read-responses", path);
  return {
    actor,
    consultation,
    target: { consultationId: consultation.id, reference },
    page: `/staff/consultations/${slug}/${path}`,
  };
}

/** Back to the page with what it is to say. The list that its reader came from stays in the address: the form was sent from there. */
export async function back(page: string, said: Record<string, string> = {}, part = ""): Promise<never> {
  const referer = (await headers()).get("referer");
  const list = referer && URL.canParse(referer) ? new URL(referer).searchParams.get("list") : null;
  const query = new URLSearchParams({ ...said, ...(list ? { list } : {}) });
  redirect(`${page}${query.size > 0 ? `?${query}` : ""}${part}`);
}
