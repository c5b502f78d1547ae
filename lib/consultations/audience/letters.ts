import { z } from "zod";
import type { Message } from "#lib/mail/schema.ts";

/** What happened to a consultation, to be told to everybody concerned in the same words. */
export type News = Pick<Message, "kind" | "subject" | "about" | "uselessAt"> & {
  lines: readonly string[];
  /** What it means for whoever has responded, and for whoever has a draft; the first is followed by the links to receipts. */
  toRespondent: string;
  toDraft: string;
};

export type Respondent = { responseId: string; reference: string; email: string };

/** Who is told: each address once, whatever it stands for. */
export type Audience = {
  respondents: { email: string; responses: { reference: string; receiptUrl: string }[] }[];
  drafts: { email: string; respondUrl: string; stopUrl: string }[];
  subscribers: { email: string; stopUrl: string }[];
};

type Addressed = { email: string };

/**
 * Who is written to: each address once, whatever it stands for: respondents before holders of drafts, those before subscribers, and nobody
 * of `except`. What is no address is not written to, and such respondents are counted.
 */
export function onceEach<R extends Respondent, D extends Addressed, S extends Addressed>(
  respondents: readonly R[],
  holders: readonly D[],
  subscribers: readonly S[],
  except: readonly string[] = [],
): { respondents: { email: string; responses: R[] }[]; holders: D[]; subscribers: S[]; untold: number } {
  const told = new Set(except.map((email) => email.toLowerCase()));
  const reachable = respondents.filter(({ email }) => z.email().safeParse(email).success);
  const byAddress = Map.groupBy(reachable, ({ email }) => email.toLowerCase());
  const first = ({ email }: Addressed) => {
    const key = email.toLowerCase();
    if (told.has(key)) return false;
    told.add(key);
    return true;
  };
  return {
    respondents: [...byAddress]
      .map(([email, responses]) => ({ email: responses[0]?.email ?? email, responses }))
      .filter(first),
    holders: holders.filter(first),
    subscribers: subscribers.filter(first),
    untold: respondents.length - reachable.length,
  };
}

/** The letters about a piece of news, one to each. */
export function lettersAbout(
  { lines, toRespondent, toDraft, ...head }: News,
  { respondents, drafts, subscribers }: Audience,
): Message[] {
  const letter = (recipient: string, rest: readonly string[]): Message => ({
    ...head,
    recipient,
    text: [...lines, "", ...rest].join("\n"),
  });
  return [
    ...respondents.map(({ email, responses }) =>
      letter(email, [
        toRespondent,
        ...responses.map(({ reference, receiptUrl }) => `${reference}: ${receiptUrl}`),
        "",
        "Whoever has such a link can read the response. Keep it to yourself.",
      ]),
    ),
    ...drafts.map(({ email, respondUrl, stopUrl }) =>
      letter(email, [toDraft, respondUrl, "", "No more letters about this draft, please:", stopUrl]),
    ),
    ...subscribers.map(({ email, stopUrl }) =>
      letter(email, [
        "You asked to be told of changes and of answers to questions. No more of these letters, please:",
        stopUrl,
      ]),
    ),
  ];
}
