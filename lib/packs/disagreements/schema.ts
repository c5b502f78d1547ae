/** One unresolved area of disagreement, as the pack gives it: from the register, or named by a respondent and in no entry of it yet. */
export type Unresolved = {
  /** "D-3"; null for one that is in no entry. */
  number: string | null;
  title: string;
  anchor: string;
  /** Where it arose: a response by its reference, a call, a meeting (S24.4). */
  source: string;
  /** The passage, word for word (S24.5). */
  quote: string;
  /** DCC's reply; empty where there is none. */
  reply: string;
  /** The response it was taken from, where it was. */
  response: string | null;
  /** Reasons of marks that cover the passage, each as given or "none given"; empty where nothing is marked. */
  confidential: string[];
};
