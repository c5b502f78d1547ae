import { describe, expect, test } from "vitest";
import { normalised } from "../../words/rules.ts";
import { readHandling } from "./rules.ts";

describe("S29.5 a remark on what is to become of the response, in words no rule has", () => {
  test.each([
    "You may draw on it in your thinking, short of quoting or citing it.",
    "A few of these facts are new to the market, so tread with care about what you put out.",
    "What we say under Q3 is not to be used in your paper.",
    "Count us in the totals; don't show our text.",
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
    "No secrets here!",
  ])("S31.3 is a courtesy, a leave or a view: %s", (sentence) =>
    expect(readHandling(normalised(sentence))).toEqual([]),
  );
});
