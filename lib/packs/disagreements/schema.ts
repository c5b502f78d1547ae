/** Words of one response, word for word (S24.5). */
export type WordsInPack = {
  response: string;
  quote: string;
  /** Reasons of marks that cover the passage, each as given or "none given"; empty where nothing is marked. */
  confidential: string[];
};

/** One area of disagreement, as the pack gives it. */
export type DisagreementInPack = {
  /** "D-3"; null for one that is in no entry. */
  number: string | null;
  title: string;
  anchor: string;
  /** Where it arose: in responses, a call, a meeting (S24.4). */
  source: string;
  /** The words of each respondent. */
  words: WordsInPack[];
  /** What was said in a call, a clarification or a meeting; empty where it arose in responses. */
  said: string;
  /** DCC's reply; empty where there is none. */
  reply: string;
};

/** One unresolved area: from the register, or named by a respondent or recorded by staff and in no entry of it yet. */
export type Unresolved = DisagreementInPack & {
  /** What somebody proposed that resolves it, which a second person has not confirmed; empty where nothing is. */
  proposed: string;
};

/** One area that was called resolved, with the evidence and the two people. */
export type Resolved = DisagreementInPack & {
  evidence: { kind: string; thing: string; words: string };
  proposedBy: string;
  proposedAt: string;
  confirmedBy: string;
  confirmedAt: string;
};
