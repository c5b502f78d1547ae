import type { ZodError } from "zod";

/** What a form gets back when its action could not accept it: the messages by field, and what was typed, so nothing is retyped. */
export type FormState = {
  /** Field name → message. The key "form" speaks of the form as a whole. */
  errors: Record<string, string>;
  values: Record<string, string | string[]>;
  /** A plain line to show when the form was accepted and the page stays. */
  notice?: string;
};

export const emptyFormState: FormState = { errors: {}, values: {} };

/** What was typed into these fields, whatever it is; empty where the form has none. */
export const typedIn = <Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")])) as Record<Name, string>;

/** The messages about what could not be understood, by field: the last one of each. */
export const errorsIn = (error: ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.map(({ path, message }) => [path.join("."), message]));

/** Forms are text: answers of hundreds of thousands of characters fit many times over. Files go to the upload addresses. */
export const formLimitBytes = 4 * 1024 * 1024;
