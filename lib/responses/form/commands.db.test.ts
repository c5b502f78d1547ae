import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, savedDraft, textOf, whileOpen } from "#prisma/factories/response.ts";
import { beginDraft } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import { findReceipt } from "../queries.ts";
import { stepCalled } from "../steps/rules.ts";
import { saveInNewDraft, saveStep, sendFromCheck } from "./commands.ts";
import { baseOf } from "./rules.ts";
import type { Entries } from "./schema.ts";

let content: ConsultationContent;
let token: string;

const step = (key: string) => stepCalled(content, key)!;
const entries = (fields: Record<string, string>): Entries =>
  new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));
const shown = async (key: string) => {
  const draft = await findDraft(token, content.slug, whileOpen);
  return baseOf(step(key), textOf(content), draft!.content);
};
const save = async (key: string, fields: Record<string, string>, base?: string) =>
  saveStep(token, { content }, step(key), entries({ base: base ?? (await shown(key)), ...fields }), whileOpen);
const published = () => ({ content, closesAt: new Date(content.closesAt) });
const press = async (go: string, at = whileOpen, fields: Record<string, string> = { hasReadWhoSees: "yes" }) =>
  sendFromCheck(token, published(), step("check"), entries({ base: await shown("check"), go, ...fields }), at);

beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  content = await publishedConsultation();
  token = (await beginDraft(content.slug, whileOpen))!;
});

describe("saving a page", () => {
  it("keeps what can be kept where something else on the page cannot", async () => {
    const outcome = await save("about-you", { name: "Sam", email: "not an address" });
    expect(outcome).toMatchObject({ ok: false, state: { values: { name: "Sam", email: "not an address" } } });
    expect((await findDraft(token, content.slug, whileOpen))?.content.respondent.name).toBe("Sam");
  });

  it("pages that two people save at once are both kept", async () => {
    const bases = { q1: await shown("q1"), q2: await shown("q2"), q3: await shown("q3") };
    const outcomes = await Promise.all([
      save("q1", { text: "one" }, bases.q1),
      save("q2", { text: "two" }, bases.q2),
      save("q3", { text: "three" }, bases.q3),
    ]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const draft = await findDraft(token, content.slug, whileOpen);
    expect(draft?.content.answers.map(({ text }) => text)).toEqual(["one", "two", "three"]);
  });

  it("the same page changed elsewhere is a conflict: both versions come back and nothing is overwritten", async () => {
    const base = await shown("q3");
    await save("q3", { text: "theirs" }, base);
    const mine = await save("q3", { text: "mine" }, base);
    expect(mine).toMatchObject({
      ok: false,
      state: { problem: "conflict", values: { text: "mine" }, theirs: [{ text: "theirs" }] },
    });
    expect((await findDraft(token, content.slug, whileOpen))?.content.answers[0]?.text).toBe("theirs");
    const values = mine.ok ? {} : mine.state.values;
    expect(await save("q3", { text: "mine", go: "overwrite" }, String(values.base))).toMatchObject({ ok: true });
  });

  it("the same page sent twice is no conflict", async () => {
    const base = await shown("q3");
    await save("q3", { text: "once" }, base);
    expect(await save("q3", { text: "once" }, base)).toMatchObject({ ok: true });
  });

  it("S27.1 disagreeing without an area is asked about once", async () => {
    const fields = { "position.Q1": "disagree" };
    expect(await save("q1", fields)).toMatchObject({ ok: false, state: { prompt: "area" } });
    expect(await save("q1", { ...fields, prompted: "yes" })).toMatchObject({ ok: true });
  });

  it.each([
    ["forged", () => "A".repeat(43)],
    ["of another consultation", async () => (await beginDraft((await publishedConsultation()).slug, whileOpen))!],
    ["missing", () => null],
    ["with bytes that are none", () => "\0\ud800"],
  ])("a token that is %s writes nothing, and the typed text comes back", async (_, other) => {
    const outcome = await saveStep(await other(), { content }, step("q3"), entries({ text: "typed" }), whileOpen);
    expect(outcome).toMatchObject({ ok: false, state: { problem: "gone", values: { text: "typed" } } });
  });

  it("a page whose draft is gone is kept in a new one", async () => {
    const { token: fresh, state } = await saveInNewDraft(
      { content },
      step("q3"),
      entries({ text: "typed" }),
      whileOpen,
    );
    expect(state).toMatchObject({ problem: "gone", values: { text: "typed" } });
    expect((await findDraft(fresh, content.slug, whileOpen))?.content.answers[0]?.text).toBe("typed");
  });

  it("200,000 characters with a NUL and a lone surrogate are stored, and read back as they can be", async () => {
    const long = `${"é👍🏽".repeat(40_000)}\0\ud83d end`;
    expect(await save("q3", { text: long })).toMatchObject({ ok: true });
    const draft = await findDraft(token, content.slug, whileOpen);
    expect(draft?.content.answers[0]?.text).toBe(`${"é👍🏽".repeat(40_000)}\ufffd end`);
  });
});

describe("sending from the check page", () => {
  beforeEach(async () => {
    token = await savedDraft(content, fullContent(content, { hasReadWhoSees: false }));
  });

  it("S30.1 asks for the acknowledgement before it sends", async () => {
    expect(await press("send", whileOpen, {})).toMatchObject({
      ok: false,
      state: { errors: { hasReadWhoSees: expect.anything() } },
    });
    expect(await press("send")).toMatchObject({ ok: true });
  });

  it("SX.3 pressing twice gives one receipt", async () => {
    const base = await shown("check");
    const fields = entries({ base, go: "send", hasReadWhoSees: "yes" });
    const both = await Promise.all(
      [1, 2].map(() => sendFromCheck(token, published(), step("check"), fields, whileOpen)),
    );
    const again = await sendFromCheck(token, published(), step("check"), fields, whileOpen);
    expect(new Set([...both, again].map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(again.ok).toBe(true);
    expect(await db().response.count({ where: { consultation: { slug: content.slug } } })).toBe(1);
  });

  it("what was changed since the page was opened is not sent unseen", async () => {
    const base = await shown("check");
    await save("q3", { text: "A colleague's sentence" });
    const fields = entries({ base, go: "send", hasReadWhoSees: "yes" });
    expect(await sendFromCheck(token, published(), step("check"), fields, whileOpen)).toMatchObject({
      ok: false,
      state: { problem: "conflict" },
    });
    expect(await db().response.count({ where: { consultation: { slug: content.slug } } })).toBe(0);
  });

  it("S28.3 after the close it asks once, and then keeps everything, flagged", async () => {
    const late = new Date(new Date(content.closesAt).getTime() + 5_000);
    await setDatabaseClock(late);
    expect(await press("send", late)).toMatchObject({ ok: false, state: { problem: "late" } });
    expect((await findDraft(token, content.slug, late))?.content.answers).toEqual(fullContent(content).answers);
    const sent = await press("send-late", late);
    if (!sent.ok) throw new Error("it was not sent");
    const receipt = await findReceipt(sent.sent.receiptToken);
    expect(receipt?.versions[0]).toMatchObject({ isLate: true, content: fullContent(content) });
    await setDatabaseClock(whileOpen);
  });
});
