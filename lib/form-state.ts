/** What a form gets back when its action could not accept it: the messages by field, and what was typed, so nothing is retyped. */
export type FormState = {
  /** Field name → message. The key "form" speaks of the form as a whole. */
  errors: Record<string, string>;
  values: Record<string, string | string[]>;
  /** A plain line to show when the form was accepted and the page stays. */
  notice?: string;
};

export const emptyFormState: FormState = { errors: {}, values: {} };
