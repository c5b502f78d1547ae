import { describe, expect, test } from "vitest";
import { normalised } from "../words/rules.ts";
import { readSentence } from "./rules.ts";
import type { Reading } from "./schema.ts";

const read = (sentence: string): Reading[] => readSentence(normalised(sentence));
/** "+" for leave, "-" for what is asked to be kept back, "?" where that is in doubt; in the order said. */
const said = (sentence: string): string =>
  read(sentence)
    .map(({ polarity, certainty }) => (certainty === "clear" ? (polarity === "release" ? "+" : "-") : "?"))
    .join("");

describe("what turns the sense (S31.3)", () => {
  test.each([
    ["There is no need to treat any of what follows as confidential, I'm just a customer with an opinion.", "+"],
    ["Nid oes dim byd yn yr ymateb hwn yn gyfrinachol, a chewch ei gyhoeddi yn llawn.", "+"],
    [
      "We would urge you to refuse blanket requests of that kind and to publish every response in full, ours included.",
      "+",
    ],
    ["We request that DCC does not publish this reply, nor list us as having made one.", "--"],
    ["None of our response is confidential and DCC may publish it in full.", "+"],
    ["Publish nothing from this e-mail.", "-"],
    ["No, nothing confidential here.", "+"],
    ["We ask that neither this email nor the attachment be published.", "-"],
    ["For that reason we ask that it is not published and that all of it is held in confidence.", "-"],
    ["We think this response should be kept confidential.", "-"],
    ["We would suggest that the information on Leeds should not be published.", "-"],
    ["Please do not publish the names of the two engineers, who have not been asked if they mind.", "-"],
    ["Some of what follows is commercially sensitive.", "-"],
    ["They were told to us under a non-disclosure agreement.", "?"],
    ["Permission to publish is withheld.", "-"],
    ["The summary may be published, but the rest is confidential.", "-"],
    ["There is a risk of harm to our business if section 3 is published.", "?"],
    ["We would be grateful if DCC could provide confidential treatment.", "-"],
    ["DCC should publish only section 1.", "-"],
    ["Under the SEC this information is confidential and must not be published.", "-"],
    ["The attached notes are not part of our response and are confidential.", "-"],
    ["The report may be published except for Table 2.", "?"],
    ["We note that section 4 is treated as confidential.", "-"],
    [
      "This response may be published once the three numbers in the second paragraph of our answer to Q1 are removed.",
      "+-",
    ],
    ["Of our three answers, all but the third must be kept confidential, as the contractor could be identified.", "-"],
    ["The text below replaces what we sent then and there is no longer any bar to publishing it.", "+"],
    ["On confidentiality, our legal team has yet to make up its mind about whether to ask.", "?"],
    ["PS: None of this is for publication please, my clients have not seen it.", "-"],
    ["Confidentiality is claimed for the figures in section 3.", "-"],
    ["We are not free to share the figures in section 2 with others, so please keep them confidential.", "-"],
    ["Our results should be published in anonymised form only.", "-"],
    ["The test report we attach should not be published.", "-"],
    ["DCC should not publish the figures in our answer to Q2.", "-"],
    ["In our view the second paragraph should not be made public.", "-"],
    ["Our members have asked that the survey results in section 3 not be published.", "-"],
    ["We were told the price in Q2 in confidence and ask you not to publish it.", "-"],
    ["We supply section 3 under a duty of confidence.", "-"],
    [
      "My employer doesn't know I'm writing, so I would rather none of this was made public, with or without my name.",
      "-",
    ],
    [
      "This response is for DCC and the bodies you are bound to share it with, and we do not agree to its publication.",
      "-",
    ],
    ["No problem with you putting this on the website with my name on it.", "+"],
    ["Our clients have not agreed to be named in public.", "?"],
    ["It would be helpful if this could be kept off the website.", "-"],
    ["I do not want to find it on your website.", "-"],
    ["This is not for your website.", "-"],
    ["We trust that this will not be published.", "-"],
    ["We attach a redacted version for publication; this email is the full version and is confidential.", "-"],
    ["Confidential text is enclosed in double brackets [[ ]].", "-"],
    ["You may publish the table but please take out the bottom of it.", "+?"],
    ["My message of Tuesday said nothing in it was confidential.", ""],
    ["My message of Tuesday said it was confidential.", "?"],
    ["I had originally meant to ask you to hold back our comments on Q2 as confidential.", ""],
    ["The sensitive matters we raised in March are not repeated here, so this version is suitable for anyone.", ""],
  ])("S31.3 %s", (sentence, expected) => expect(said(sentence)).toBe(expected));
});

describe("what is only spoken of, and asks for nothing (S31.3)", () => {
  test.each([
    "Inis Glas Co-operative is a licence-exempt supplier.",
    "The date falls in the week our field contractor is being replaced, so we'd have no night cover.",
    "It is unclear what one may mark as confidential.",
    "Highridge agrees with what's proposed (question one).",
    "Elderfield Gas response to Q1-Q3",
    "Only that a tracked-changes copy would have been useful.",
    "This offer is confidential to you.",
    "We are not able to give figures, which are commercially sensitive.",
    "We ask that Clause 4 be removed before the final text is published.",
    "Consumers' names and addresses must not be shared with third parties during the pilot.",
    "3. Response to Question 1",
    "2. Handling of this response",
    "Our response to the Go Live consultation in January was marked confidential.",
    "When members' data is given to DCC for the pilot, DCC must treat it as confidential.",
    'We suggest the words "the CSPs shall treat the list as confidential".',
    "Under most NDAs confidential information must not be disclosed to sub-contractors.",
    "The private key that goes with the certificate must be kept confidential at all times.",
    "Please could you acknowledge safe receipt to this address only, as our shared mailbox is closed.",
    "This is a sensitive time of year, so we would rather not see work begin on a bank holiday.",
    "It is hard to weigh a proposal when the evidence for it must not be seen.",
    "You may have been expecting us to mark the cost figure as confidential, as we did last time.",
    "We ask that DCC require the CSPs to treat all ECoS key material as confidential.",
    'It would be better to offer a form of words such as "Please do not publish my answer to question __".',
    "Commercial sensitivity is claimed too readily in our industry, sometimes by our own members.",
    "Please treat anything that comes out of the testing as confidential to the Security Sub-Committee.",
    "All - please keep this draft confidential within the Forum until it has been approved.",
    "I have asked everyone in the group whether any of them would want this kept out of the public domain and nobody does.",
    "We responded to the Go Live consultation in January and asked then for our section on errors to be kept confidential.",
    "It is our usual practice to send two versions of a consultation response, one confidential and one not.",
    'A respondent who writes "please treat this response as confidential" may think himself safer than he is.',
    "The Security Sub-Committee's findings are confidential, and rightly so.",
    "We accept that the findings cannot be shared with every SEC Party.",
    "Smaller suppliers do not see confidential Sub-Committee papers and depend on summaries.",
    "It would help if a non-confidential summary of the evidence were published.",
    "We would like DCC to publish a version of the test report with sensitive detail removed.",
    "The test report should be published, with commercially sensitive parts removed.",
    "We do not think that the plan itself needs to be secret.",
    "There is a risk that commercially sensitive information about hub prices will become known.",
    "Our meter operator would not let us see its test results because they are confidential.",
    "The contract between DCC and the CSPs is confidential, so we cannot comment on its terms.",
    "Customers' personal data must be protected at all times.",
    "Under the UK GDPR personal data may not be shared without a lawful basis.",
    "No customer's name or address should leave the supplier.",
    "Any data given to DCC for the pilot should be anonymised.",
    "The pilot data should be anonymised before it is shared.",
    "Results should be published in anonymised form.",
    "Individual suppliers should not be identified in the results.",
    "We would expect suppliers' identities to be kept out of the published results.",
    "The identity of pilot customers should be protected.",
    "Meter readings are private to the household.",
    "The private key must remain secret, whereas the certificate is public.",
    "Keys should be destroyed once the pilot ends.",
    "Transparency matters more than secrecy here.",
    "DCC publishes too little about its programmes.",
    "We regret that the Sub-Committee's advice was not made public.",
    "We ask DCC to publish its response to each point raised.",
    "Please let us know when the responses are published.",
    "We trust DCC will publish a summary of responses.",
    "We have not included any confidential information in this response.",
    "Nothing in this email is private, whatever the footer says.",
    "The footer on this email is added by our IT department and should be ignored.",
    "My last response was confidential but this one is not.",
    "We marked our previous response confidential; the present one may be published.",
    "Some suppliers will ask for confidentiality and that is their right.",
    "Paragraph 31 seems to us to strike the right balance on confidentiality.",
    "We think paragraph 30 should say for how long responses are kept.",
    "DCC should explain how confidential responses are stored.",
    "We would welcome guidance on what counts as confidential.",
    "It is not clear from paragraph 29 how one should mark part of a response.",
    "We keep such records confidential as our licence requires.",
    "Our staff sign confidentiality undertakings.",
    "All our engineers are bound by the Official Secrets Act when they work on such sites.",
    "The addresses of such sites should never be disclosed to a third party.",
    "DCC will need the consent of the landlord before it publishes any location.",
    "We would not want the pilot to be conducted in secret.",
    "We cannot say more about this at present.",
    "We are not in a position to share those figures.",
    "We would be glad to explain in a meeting why this matters.",
    "The dispute is subject to a settlement whose terms are confidential.",
    "Ofgem's letter to us is confidential and we do not quote from it.",
    "We understand from the press that the pilot has begun.",
    "It does not appear to affect householders directly, and a cautious pilot should lower the risk of failed visits.",
    "Several members asked us to keep what they told us confidential, and we have respected that by giving no names.",
    "One asked that her story should not be published at all, so it is not in this reply.",
    "The list of those homes must be treated as confidential.",
    "We assume the key ceremony will be held under the same confidential procedure as in 2021.",
    "A note on confidentiality is in section 5.",
    "On the third question, I would ask you to look at the defect list for release 2.1 before you decide.",
    "One of our clients tells us that it will be writing to you separately and in confidence.",
    "In our view the risk assessment for the pilot should be shared with suppliers and should not be published in full.",
    "We need to know before we finish our response.",
    "We think the evidence pack should be treated as confidential by the SSC and should not be published with the outcome.",
    "DCC needs to keep the SSC's reasoning confidential, and we accept that.",
    "Do not publish it as a tracked version only.",
    'The classification of the design document should be changed from "DCC Confidential" to "Public".',
    "The list of premises affected should be treated as confidential by DCC and not shared with suppliers.",
    "We tell them that it is confidential, that we may not disclose it to anybody.",
    "A certificate is a public object: it is not confidential, and it loses nothing by being published.",
    "Data relating to consumers must be kept confidential at every stage.",
    "The SMKI PMA will decide on the basis of a confidential evidence pack prepared by DCC.",
    "I cannot find it on your website.",
    "Attachment 1 is not on your website.",
    "We could not find the annex on the website.",
    "The draft is missing from the website.",
    "We ask DCC to give notice by email, and not only on the website, when the document is re-designated.",
    "Our release calendar has a change freeze from 28 April to 9 May, but nothing in this change needs a release on our side.",
    "We asked members whether anything in it should be marked as confidential, and none of them wished that.",
    "In January we responded to the consultation on the Go Live ETMAD and asked for that response to be confidential.",
    "I accept that details of weaknesses should not be published until they are mended.",
    "Paragraph 29 says that we can ask for all or part of a response to be treated as confidential.",
    "We would support DCC keeping the design confidential.",
    "Confidential information about devices must not be sent by email.",
    "The report is marked confidential and we have not seen it.",
    "We note that the SMKI PMA's discussions are held in private and do not object to that.",
    "It is important that device credentials remain confidential throughout the migration.",
    "Private keys must never be shared with third parties.",
    "DCC should not publish the addresses of pilot premises.",
    "Customer data should not be disclosed to the CSPs without consent.",
    "We would not want DCC to publish performance figures for individual suppliers.",
    "We suggest DCC redacts any security detail before it publishes the pilot report.",
    "Suppliers will want assurance that commercially sensitive information given to DCC for the pilot is not shared with competitors.",
    "We trust that the Sub-Committee's views will be shared in confidence with network operators.",
    "DCC must make sure that the list of MPANs is not made public.",
    "We are concerned that confidential information about vulnerable customers may be exposed.",
    "The consultation does not say who will see the evidence submitted to the PMA.",
    "The drafting of paragraph 31 on confidentiality is clear.",
    "We have read paragraphs 29 to 31 and understand how responses will be handled.",
    "We understand that our response will be shared with the Department and Ofgem in full.",
    "We have removed all commercially sensitive material from this version.",
    "A confidential version has been sent separately to the Department.",
    "The confidential annex that we sent in February is not repeated here.",
    "We are bound by confidentiality agreements with our meter suppliers and so cannot give figures.",
    "Under our contract with the manufacturer we may not disclose prices, so we give none.",
    "We would be happy to provide further detail in confidence if that would help.",
    "We can share our test results with DCC on a confidential basis if asked.",
    "We would be willing to discuss our costs privately with DCC.",
    "If DCC wants figures we can supply them separately, marked confidential.",
    "Figures can be provided on request under a non-disclosure agreement.",
    "The private sector has no access to these keys.",
    "The general public will not notice the change.",
    "Members of the public should be told about the pilot in plain English.",
    "We want to see the minutes of the PMA published within ten working days.",
    "Please publish the conclusions before the re-designation date.",
    "Please do not issue the certificate until the PMA has approved it.",
    "Please do not change Clause L3.18 beyond what is proposed.",
    "Please withhold approval until the evidence is complete.",
    "We ask that approval be withheld until all tests have passed.",
    "The Department should keep back the direction until the PMA has decided.",
    "Do not let the date slip into June.",
    "We would rather the date was kept.",
    "We ask DCC not to share draft versions by email only.",
    "Our engineers must not be named in the pilot report unless they agree.",
    "We would like the pilot locations to be kept secret until installation so that hubs are not stolen.",
    "Information security is our main concern.",
    "We treat the certificate signing request as sensitive.",
    "Confidentiality, integrity and availability are the usual tests, and the proposal passes all three.",
    "It is not clear whether the certificate's private key is held by DCC or by the CSP.",
    "We hope that the outcome will not be hidden from members.",
    "Nothing should be hidden from the Authority.",
    "The pilot should be kept small.",
    "Only suppliers in the pilot should be told.",
    "We believe that all responses should be published.",
    "We support publication of all responses, including ours.",
    "We think that anonymity should be available to respondents, though we do not ask for it.",
    "There is no need to keep our name out of the list of respondents.",
    "You are free to quote us.",
  ])("S31.3 %s", (sentence) => expect(read(sentence)).toEqual([]));

  test("S31.3 publishing the areas of disagreement is the consultation's business, no leave for a part", () => {
    expect(read("Comment on para 24 - publish the areas of disagreement.")).toEqual([]);
  });

  test("a question how confidential material is dealt with is a question, and no request", () => {
    expect(
      read("Could you explain how you deal with confidential material?").map(({ certainty }) => certainty),
    ).toEqual(["question"]);
  });
});

describe("what is asked for (S29.2)", () => {
  test.each([
    "On reflection that was wrong and we'd now like you to hold the lot back from publication.",
    "Section 41 of the Freedom of Information Act applies to this response.",
    "What I've said here stays in the room, if you'd be so kind.",
    "For background only.",
    "Merci de ne pas rendre publique notre réponse.",
    "Cadwch y llythyr hwn rhyngom ni, os gwelwch yn dda.",
    "For the reasons set out in paragraph-on-confidence we request that our entire submission be treated as confidential.",
    "Owing to the nature of our comments we ask that this submission is withheld from publication in its entirety.",
    "Please restrict circulation of this response to the consultation team.",
    "We'd ask DCC to keep what we say here between itself, the Department and the Authority.",
    "The Association answers this consultation on a confidential basis.",
    "We share these views on the understanding that they travel no further than yourselves and the Department.",
  ])("S31.5 all of it: %s", (sentence) =>
    expect(read(sentence)).toMatchObject([
      { polarity: "withhold", certainty: "clear", scopes: [{ kind: expect.stringMatching(/^(?:whole|here)$/) }] },
    ]),
  );

  test("S29.2 what stands before the main clause as an exception is excepted from it, aside and all", () => {
    const sentence = "Apart from our answer to question 1, which you may quote, what we say is for DCC alone.";
    expect(read(sentence).at(-1)).toMatchObject({
      polarity: "withhold",
      scopes: [{ kind: "part", places: [{ kind: "answer", number: 1 }], isComplement: true }],
    });
  });

  test("S29.2 the French exception takes its article with it", () => {
    expect(
      read("Vous pouvez publier cette réponse à l'exception des chiffres donnés à la question 1.")[1],
    ).toMatchObject({
      polarity: "withhold",
      scopes: [{ kind: "part", places: [{ kind: "answer", number: 1 }], contents: [{ kind: "figures" }] }],
    });
  });

  test.each([
    ["You may publish this response, except that the figures in our answer to Q2 are confidential.", "figures"],
    ["Please do not publish my name or address.", "contact"],
    ["Please can you leave my name off anything that is published.", "own-name"],
    ["The date of our planned migration is market sensitive, please keep it out of the published version.", "dates"],
    ["Please anonymise the company mentioned in our first answer.", "other-name"],
    ["The name of our integrator and the date on which our migration ends are given in confidence.", "dates"],
  ])("S29.2 what is named within a part is looked for, and not the part: %s", (sentence, kind) => {
    const contents = read(sentence).flatMap(({ scopes }) =>
      scopes.flatMap((scope) => (scope.kind === "part" ? scope.contents : [])),
    );
    expect(contents).toContainEqual(expect.objectContaining({ kind }));
  });

  test.each([
    ["Please note that paragraphs 3.1 to 3.4 are confidential.", ["3.1", "3.4", "3.2", "3.3"]],
    ["Points (a) to (c) are confidential.", ["a", "b", "c"]],
    ["Section 3 sets out our costs and should not be published.", ["3"]],
    ["Appendix 2 contains our prices and is confidential.", ["2"]],
    ["Please treat the section under heading 2, and my direct line, as confidential.", ["2"]],
  ])("S29.2 every place that is meant is named, and the whole of it: %s", (sentence, refs) => {
    const scopes = read(sentence).flatMap((each) => each.scopes);
    const places = scopes.flatMap((scope) =>
      scope.kind === "part" && scope.contents.length === 0 ? scope.places : [],
    );
    expect(places.map((each) => (each.kind === "numbered" ? each.ref : each.kind))).toEqual(refs);
  });

  test("S29.2 an exception before the order is excepted from it", () => {
    expect(read("With the exception of our answer to Q1, please treat our answers as confidential.")).toMatchObject([
      { polarity: "withhold", scopes: [{ kind: "part", places: [{ kind: "answer", number: 1 }], isComplement: true }] },
    ]);
  });

  test.each([
    "Publication of our answer to question 2 would harm our commercial interests.",
    "I take it that what people send you is not made public?",
  ])("S29.5 a wish that is not put as one is a doubt: %s", (sentence) => expect(said(sentence)).toBe("?"));

  test("S29.2 naming us or me means the person and the firm", () => {
    expect(read("Do not name us or me in anything you put out.")[0]?.scopes).toEqual([
      { kind: "part", places: [], contents: [{ kind: "own-name", whose: "both" }], isComplement: false },
    ]);
  });
});
