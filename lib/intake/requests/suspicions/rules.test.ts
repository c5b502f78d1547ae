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
    "This one is for the officers dealing with the consultation and for nobody outside your building.",
    "Before it's shown to others the line with the site addresses needs taking out.",
    "The annex has been marked in line with our policy on documents.",
    "I'd be obliged if Q3 went no further.",
    "Kindly ensure that our participation in this exercise remains undisclosed to other SEC Parties.",
    "I would tell you about the hubs if I could be sure that it would not be repeated.",
    "Fine, minus the GUIDs and minus the log.",
    "I trust that the usual rules will apply to this letter.",
    "Usual sensitivities apply!",
    "We do want all of our reply to be so treated, the footer notwithstanding.",
    "Blur them, would you?",
    "Mind you don't let slip who told you.",
    "The numbers in brackets are off limits.",
    "I leave it to your tact what happens with the part about the hospital.",
    "I want none of the above attached to my firm.",
    "Please respect that the staffing numbers came to us on trust.",
    "We have always kept our margins to ourselves and hope you will too.",
    "Whoever reads the reports need not learn that it was us.",
    "The less said about our name the better.",
    "As far as the world is concerned we did not respond.",
    "I have not told my own board this yet, so go easy with it.",
    "That's as far as it should go.",
    "I'd ask you to ink over the whereabouts of the store.",
    "You did not get it from me.",
  ])("%s", (sentence) => expect(asks(sentence)).toBe(true));

  test.each([
    "DCC must keep the certificates safe and must not let anyone else have the private keys.",
    "Please accept this as our response.",
    "Please put us on the list for the webinar and do not send us paper copies.",
    "Nobody should be left without a working meter.",
    "Household data should not be published, and access to it should be limited to what is needed.",
    "No, we don't need anything held back.",
    "Could you ring us, would you mind?",
    "We get about forty calls a week on this.",
    "The usual rules for the re-designation of documents have been followed.",
    "Our members want the report to be made public and not locked in a drawer.",
  ])("but this asks for nothing of the kind: %s", (sentence) => expect(asks(sentence)).toBe(false));
});
