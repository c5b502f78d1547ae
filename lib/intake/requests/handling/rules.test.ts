import { describe, expect, test } from "vitest";
import { normalised } from "../../words/rules.ts";
import { readHandling } from "./rules.ts";

describe("S29.5 a remark on what is to become of the response, in words no rule has", () => {
  test.each([
    "You may draw on it in your thinking, short of quoting or citing it.",
    "A few of these facts are new to the market, so tread with care about what you put out.",
    "What we say under Q3 is not to be used in your paper.",
    "Count us in the totals; don't show our text.",
    "Treat what I have told you the way a doctor would.",
    "Could the bit about our bank be dropped from whatever goes out?",
    "We'd take it ill if our rivals were to learn of the May shutdown.",
    "File it, read it, and then let it lie.",
    "I'd be happier if the second answer stayed on your desk.",
    "Do not put us on the list of those who replied.",
    "The figures are lent, not given.",
    "Tell the Department by all means; tell nobody else.",
    "Strictly for the eyes of the team.",
  ])("S29.5 is a doubt: %s", (sentence) =>
    expect(readHandling(normalised(sentence))).toMatchObject([{ certainty: "hedged", isRemark: true }]),
  );

  test.each([
    "Please share this with whoever needs it.",
    "You are welcome to use our answers as you see fit.",
    "Please find our views below.",
    "Please accept this as our response.",
    "The secretary will keep this on file.",
    "You'll find this on our website too.",
    "We note that responses may be disclosed under the Freedom of Information Act.",
    "We agree with the date, and would not use this one again.",
    "Would you tell us who will see it?",
    "Please keep us informed.",
    "We'd prefer a later date.",
    "Please keep the redline in the final version.",
    "Could you drop the second comma in the definition?",
    "No secrets here!",
  ])("S31.3 is a courtesy, a leave or a view: %s", (sentence) =>
    expect(readHandling(normalised(sentence))).toEqual([]),
  );
});
