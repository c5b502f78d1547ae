import { describe, expect, test } from "vitest";
import { normalised } from "../../words/rules.ts";
import { readSentence } from "../rules.ts";

const asks = (sentence: string): boolean =>
  readSentence(normalised(sentence)).some(({ polarity }) => polarity === "withhold");

describe("S29.5 what is asked in words that no rule reads is a doubt, never nothing", () => {
  test.each([
    "I'd be glad if this letter were seen by as few eyes as possible.",
    "It must not surface anywhere a search engine can reach.",
    "We would be obliged if the enclosed views were not placed upon any register open to inspection.",
    "You can put my comments up but I'd sooner the neighbours didn't know it was me.",
    "I'd be in hot water if this were traced to me.",
    "I'd be mortified to find any of that quoted anywhere.",
    "In the public version just record that we replied, with nothing of what we wrote.",
    "You can publish this but please don't put my name on it.",
    "Question 3 is to be read by DCC and then forgotten.",
    "Sign this off as a supplier in the Midlands.",
    "It is essential to us that this does not reach the trade press.",
    "We wish to take up the option in paragraph-on-confidence for the entirety of this response.",
  ])("%s", (sentence) => expect(asks(sentence)).toBe(true));

  test.each([
    "DCC must keep the certificates safe and must not let anyone else have the private keys.",
    "Please accept this as our response.",
    "Please put us on the list for the webinar and do not send us paper copies.",
    "Nobody should be left without a working meter.",
    "Our members want the report to be made public and not locked in a drawer.",
  ])("but this asks for nothing of the kind: %s", (sentence) => expect(asks(sentence)).toBe(false));
});
