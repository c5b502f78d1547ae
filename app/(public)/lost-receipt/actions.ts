"use server";

import { requestSource } from "#app/request-source.ts";
import { errorsIn, type FormState, typedIn } from "#lib/form-state.ts";
import { mailReceiptAgain } from "#lib/responses/lost-receipts/commands.ts";
import { lostReceiptSchema } from "#lib/responses/lost-receipts/schema.ts";

/** Mails the link to a receipt again, if reference and address belong together; what it answers does not say so. */
export async function mailReceiptAgainAction(_: FormState, form: FormData): Promise<FormState> {
  const values = typedIn(form, ["reference", "email"]);
  const parsed = lostReceiptSchema.safeParse(values);
  if (!parsed.success) return { errors: errorsIn(parsed.error), values };
  const outcome = await mailReceiptAgain({ ...parsed.data, source: await requestSource() });
  if (!outcome.ok)
    return { errors: { form: "As many links went out today as we send in a day. Try again tomorrow." }, values };
  return { errors: {}, values: {}, notice: "If reference and address belong together, the link is on its way" };
}
