import { randomBytes } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { whileOpen } from "#prisma/factories/response.ts";
import { findDraft } from "../drafts/queries.ts";
import { entriesOf } from "../form/schema.ts";
import { findReceipt } from "../queries.ts";
import { formKeyFrom } from "../tokens/rules.ts";
import { sendOnePage } from "./commands.ts";

let content: ConsultationContent;
let formKey: string;

beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  content = await publishedConsultation();
  formKey = formKeyFrom(randomBytes(16), content.slug, env().AUTH_SECRET);
});

const send = (changes: Record<string, string> = {}, now = whileOpen) =>
  sendOnePage(
    { content, closesAt: new Date(content.closesAt) },
    entriesOf(
      new URLSearchParams({
        formKey,
        capacity: "self",
        name: "Sam Respondent",
        email: "sam@thistle.example.org",
        "Q3.text": "Thank you.",
        hasReadWhoSees: "yes",
        go: "send",
        ...changes,
      }),
    ),
    now,
  );

const countResponses = () => db().response.count({ where: { consultation: { slug: content.slug } } });
const after = new Date("2023-04-25T15:00:05.000Z");

it("F6 SX.3 sent again with the same key, one after the other and eight at once, it is one response with one receipt", async () => {
  const first = await send();
  const again = await Promise.all(Array.from({ length: 8 }, () => send()));
  expect(first.kind).toBe("sent");
  expect(again).toEqual(Array.from({ length: 8 }, () => first));
  expect(await countResponses()).toBe(1);
});

it("F6 SX.3 a form sent eight times at once for the first time is one response, whole, with one number", async () => {
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => send()));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  const [outcome] = outcomes;
  if (outcome?.kind !== "sent") throw new Error(outcome?.kind);
  const receipt = await findReceipt(outcome.sent.receiptToken);
  expect(receipt?.versions).toMatchObject([{ number: 1, registerNumber: 1, isLate: false }]);
  const about = { about: outcome.sent.reference };
  expect(await db().outgoingMail.count({ where: about })).toBe(1);
  expect(await db().triage.count({ where: { response: { reference: outcome.sent.reference } } })).toBe(1);
  expect(await db().auditEvent.count({ where: { subject: outcome.sent.reference } })).toBe(1);
});

it("other words under a key already used are not passed over: they are kept as a draft", async () => {
  await send();
  const outcome = await send({ "Q3.text": "Thank you, and one thing more." });
  if (outcome.kind !== "kept") throw new Error(outcome.kind);
  const draft = await findDraft(outcome.draftToken, content.slug, whileOpen);
  expect(draft?.content.answers[0]?.text).toBe("Thank you, and one thing more.");
  expect(await countResponses()).toBe(1);
});

it("S27.5 S30.1 what cannot be sent yet is kept as a draft, every word of it", async () => {
  const outcome = await send({ name: "", hasReadWhoSees: "" });
  if (outcome.kind !== "kept") throw new Error(outcome.kind);
  expect((await findDraft(outcome.draftToken, content.slug, whileOpen))?.content).toMatchObject({
    respondent: { email: "sam@thistle.example.org" },
    answers: [{ question: "Q3", text: "Thank you." }],
  });
  expect(await countResponses()).toBe(0);
});

it("S28.3 a form opened before the close and sent after it keeps all text; sent as late it is taken", async () => {
  expect(await send({}, after)).toMatchObject({ kind: "kept", isComplete: true });
  expect(await send({ name: "" }, after)).toMatchObject({ kind: "kept", isComplete: false });
  expect(await countResponses()).toBe(0);
  expect((await send({ go: "send-late" }, after)).kind).toBe("sent");
});

it("S28.3 a retry after the close of what was sent before it gives its receipt", async () => {
  const first = await send();
  expect(await send({}, after)).toEqual(first);
});

it("a key that is not ours sends nothing and keeps nothing", async () => {
  expect(await send({ formKey: "guess.guess" })).toEqual({ kind: "foreign" });
  expect(await db().draft.count({ where: { consultation: { slug: content.slug } } })).toBe(0);
});

it("S31.7 a sentence that asks for confidentiality with nothing marked is kept, so that the person is asked on the check page; a pasted footer is not", async () => {
  const asks = await send({ "Q3.text": "Please treat this response as confidential." });
  if (asks.kind !== "kept") throw new Error(asks.kind);
  expect((await findDraft(asks.draftToken, content.slug, whileOpen))?.content.answers[0]?.text).toContain(
    "Please treat",
  );
  expect(await countResponses()).toBe(0);
  const footer =
    "This email is confidential and intended solely for the addressee. If you are not the intended recipient, please delete it.";
  expect((await send({ "Q3.text": `Thank you.\n\n${footer}` })).kind).toBe("sent");
});
