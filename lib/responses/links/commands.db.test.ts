import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { askedMailLimits } from "#lib/mail/asked/rules.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, savedDraft, textOf, whileOpen } from "#prisma/factories/response.ts";
import { sendResponse } from "../commands.ts";
import { draftRetentionDays, dropExpiredDrafts, saveDraft } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import { saveStep } from "../form/commands.ts";
import { baseOf } from "../form/rules.ts";
import { stepCalled } from "../steps/rules.ts";
import { mailDraftLink, revokeDraftLink } from "./commands.ts";
import { listDraftLinks } from "./queries.ts";
import { mostLinks } from "./rules.ts";
import type { DraftRole } from "./schema.ts";

let content: ConsultationContent;
let token: string;
const published = () => ({ content, closesAt: new Date(content.closesAt) });

/** Asks for a link and takes its token out of the mail, as a person does. */
async function linkFor(role: DraftRole, by = token): Promise<string> {
  const email = `${crypto.randomUUID()}@bramble.example.org`;
  const outcome = await mailDraftLink(by, published(), { email, role, source: crypto.randomUUID() }, whileOpen);
  if (!outcome.ok) throw new Error(outcome.reason);
  const mail = await db().outgoingMail.findFirstOrThrow({ where: { recipient: email } });
  return /\/respond\/return\/(\S+)/.exec(mail.text ?? "")?.[1] ?? "";
}

beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  content = await publishedConsultation();
  token = await savedDraft(content);
});

describe("a private link to a draft", () => {
  it("opens the draft, and its token is nowhere in the database but in the mail", async () => {
    const link = await linkFor("OWNER");
    expect((await findDraft(link, content.slug, whileOpen))?.content).toEqual(fullContent(content));
    expect(JSON.stringify(await db().draftLink.findMany())).not.toContain(link);
  });

  it("that was taken back opens nothing, and the draft's own token still does", async () => {
    const link = await linkFor("OWNER");
    const draft = await findDraft(token, content.slug, whileOpen);
    const [row] = await listDraftLinks(draft!.access.draftKey);
    expect(await revokeDraftLink(token, content.slug, row!.id, whileOpen)).toMatchObject({ ok: true });
    expect(await findDraft(link, content.slug, whileOpen)).toBeNull();
    expect(await findDraft(token, content.slug, whileOpen)).not.toBeNull();
    expect(await revokeDraftLink(token, content.slug, row!.id, whileOpen)).toMatchObject({ ok: false });
  });

  it("opens nothing on another consultation, nor when its draft's time is over; then it goes too", async () => {
    const link = await linkFor("OWNER");
    const other = await publishedConsultation();
    expect(await findDraft(link, other.slug, whileOpen)).toBeNull();
    const later = new Date(whileOpen.getTime() + (draftRetentionDays + 1) * 86_400_000);
    expect(await findDraft(link, content.slug, later)).toBeNull();
    await dropExpiredDrafts(later);
    expect(await db().draftLink.count()).toBe(0);
    token = await savedDraft(content);
  });

  it("S28.9 mailed to a person's second mailbox opens the same draft: one response comes of it, and no account", async () => {
    const [first, second] = [await linkFor("OWNER"), await linkFor("OWNER")];
    const begun = await findDraft(first, content.slug, whileOpen);
    const more = { ...fullContent(content), general: "Written from the other mailbox." };
    expect(await saveDraft(second, content.slug, begun!.revision, more, whileOpen)).toMatchObject({ ok: true });
    expect((await findDraft(first, content.slug, whileOpen))?.content.general).toBe("Written from the other mailbox.");
    const accounts = await db().user.count();
    expect(await sendResponse(second, published(), false, whileOpen)).toMatchObject({ ok: true });
    expect(await db().response.count({ where: { consultation: { slug: content.slug } } })).toBe(1);
    expect(await db().user.count()).toBe(accounts);
  });

  it("SX.3 sends the draft, and pressing again through either token gives the same receipt", async () => {
    const link = await linkFor("OWNER");
    const first = await sendResponse(link, published(), false, whileOpen);
    expect(first.ok).toBe(true);
    expect(await sendResponse(token, published(), false, whileOpen)).toEqual(first);
    expect(await sendResponse(link, published(), false, whileOpen)).toEqual(first);
  });

  it("C9 an address gets no more of them a day than the limit, taken back or not, from whichever draft", async () => {
    const email = `flooded-${crypto.randomUUID()}@bramble.example.org`;
    const ask = (by: string, to = email) =>
      mailDraftLink(by, published(), { email: to, role: "OWNER", source: crypto.randomUUID() }, whileOpen);
    for (let mailed = 0; mailed < askedMailLimits.address; mailed++) {
      expect(await ask(token)).toMatchObject({ ok: true });
      const draft = await findDraft(token, content.slug, whileOpen);
      const newest = (await listDraftLinks(draft!.access.draftKey)).at(-1);
      await revokeDraftLink(token, content.slug, newest!.id, whileOpen);
    }
    const other = await savedDraft(content);
    expect(await ask(other, email.toUpperCase())).toEqual({ ok: false, reason: "enough-mail" });
    expect(await db().outgoingMail.count({ where: { recipient: { equals: email, mode: "insensitive" } } })).toBe(
      askedMailLimits.address,
    );
  });

  it("there can be too many of them", async () => {
    for (let made = 0; made < mostLinks; made++) await linkFor("COMMENT");
    const to = { email: "one@more.example.org", role: "COMMENT" as const, source: "here" };
    expect(await mailDraftLink(token, published(), to, whileOpen)).toEqual({ ok: false, reason: "too-many" });
  });
});

describe("a colleague's link", () => {
  it("that allows writing saves answers, and neither sends nor invites", async () => {
    const link = await linkFor("EDIT");
    const draft = await findDraft(link, content.slug, whileOpen);
    const changed = { ...fullContent(content), general: "" };
    expect(await saveDraft(link, content.slug, draft!.revision, changed, whileOpen)).toMatchObject({ ok: true });
    expect(await sendResponse(link, published(), true, whileOpen)).toEqual({ ok: false, reason: "gone" });
    const to = { email: "third@bramble.example.org", role: "OWNER" as const, source: "here" };
    expect(await mailDraftLink(link, published(), to, whileOpen)).toEqual({ ok: false, reason: "gone" });
    expect(await db().response.count({ where: { consultation: { slug: content.slug } } })).toBe(0);
  });

  it("that allows comments alone reads and writes nothing", async () => {
    const link = await linkFor("COMMENT");
    const draft = await findDraft(link, content.slug, whileOpen);
    expect(draft?.content).toEqual(fullContent(content));
    expect(await saveDraft(link, content.slug, draft!.revision, fullContent(content), whileOpen)).toEqual({
      ok: false,
      reason: "gone",
    });
  });

  it("marks merge towards the stricter: a colleague adds a mark and cannot lift one, the person in charge can", async () => {
    const step = stepCalled(content, "confidentiality")!;
    const save = async (by: string, fields: [string, string[]][]) => {
      const draft = await findDraft(by, content.slug, whileOpen);
      const base: [string, string[]] = ["base", [baseOf(step, textOf(content), draft!.content)]];
      return saveStep(by, { content }, step, new Map([base, ...fields]), whileOpen);
    };
    const marks = async () => (await findDraft(token, content.slug, whileOpen))?.content.marks;
    const colleague = await linkFor("EDIT");
    await save(token, [
      ["shown", ["Q1", "Q2"]],
      ["mark.Q1", ["yes"]],
      ["reason.Q1", ["Costs"]],
    ]);
    await save(colleague, [
      ["shown", ["Q1", "Q2"]],
      ["mark.Q2", ["yes"]],
    ]);
    expect(await marks()).toEqual([
      { level: "answer", field: "Q1", reason: "Costs" },
      { level: "answer", field: "Q2", reason: null },
    ]);
    await save(token, [["shown", ["Q1", "Q2"]]]);
    expect(await marks()).toEqual([]);
  });
});
