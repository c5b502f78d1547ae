import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { savedDraft, whileOpen } from "#prisma/factories/response.ts";
import { sendResponse } from "../commands.ts";
import { saveDraft } from "../drafts/commands.ts";
import { findDraft } from "../drafts/queries.ts";
import { mailDraftLink } from "../links/commands.ts";
import { decideApproval } from "./commands.ts";
import { findApproval } from "./queries.ts";
import { approvalBase } from "./rules.ts";

let content: ConsultationContent;
let token: string;
let link: string;
const published = () => ({ content, closesAt: new Date(content.closesAt) });

beforeAll(() => setDatabaseClock(whileOpen));
beforeEach(async () => {
  content = await publishedConsultation();
  token = await savedDraft(content);
  const email = `${randomUUID()}@bramble.example.org`;
  const asked = await mailDraftLink(token, published(), { email, role: "APPROVE", source: randomUUID() }, whileOpen);
  if (!asked.ok) throw new Error(asked.reason);
  const mail = await db().outgoingMail.findFirstOrThrow({ where: { recipient: email } });
  expect(mail.text).toContain("approve");
  link = /\/respond\/return\/(\S+)/.exec(mail.text ?? "")?.[1] ?? "";
});

const draftNow = async () => (await findDraft(token, content.slug, whileOpen))!;
const baseNow = async () => {
  const draft = await draftNow();
  return approvalBase(draft.content, draft.files);
};
const stateNow = async () => (await findApproval((await draftNow()).id, await baseNow()))?.state;
const decide = async (act: "APPROVED" | "SENT_BACK", words = "", base?: string) =>
  decideApproval(
    link,
    content,
    { act, words, base: base ?? (await baseNow()) },
    { now: whileOpen, source: randomUUID() },
  );
const send = (isSentWithout = false, now = whileOpen) =>
  sendResponse(token, published(), true, now, undefined, isSentWithout);
const change = async () => {
  const draft = await draftNow();
  await saveDraft(token, content.slug, draft.revision, { ...draft.content, general: "One word more" }, whileOpen);
};
const approvalSaid = async (reference: string) => {
  const event = await db().auditEvent.findFirstOrThrow({ where: { action: "response.received", subject: reference } });
  return (event.detail as { approval?: string }).approval;
};

describe("a named person approves a draft before it is sent (scenarios part 4, item 19)", () => {
  it("reads all of it, and can neither write nor send", async () => {
    const opened = await findDraft(link, content.slug, whileOpen);
    expect(opened?.content).toEqual((await draftNow()).content);
    expect(opened?.access.role).toBe("APPROVE");
    expect(await saveDraft(link, content.slug, 1, opened!.content, whileOpen)).toMatchObject({ ok: false });
    expect(await sendResponse(link, published(), true, whileOpen)).toEqual({ ok: false, reason: "gone" });
  });

  it("while it waits, sending needs the owner to say so; that is recorded", async () => {
    expect(await stateNow()).toBe("waiting");
    expect(await send()).toMatchObject({
      ok: false,
      reason: "incomplete",
      errors: { sendWithout: expect.any(String) },
    });
    const sent = await send(true);
    expect(sent.ok && (await approvalSaid(sent.value.reference))).toBe("without");
  });

  it("once approved it is sent as it stands, and that is recorded; its owner was told by mail", async () => {
    expect(await decide("APPROVED", "Well said")).toEqual({ ok: true, value: null });
    expect(await stateNow()).toBe("approved");
    const { email } = (await draftNow()).content.respondent;
    const letters = await db().outgoingMail.findMany({ where: { kind: "approval-decided", recipient: email } });
    expect(letters.some(({ text }) => text?.includes("Well said"))).toBe(true);
    const sent = await send();
    expect(sent.ok && (await approvalSaid(sent.value.reference))).toBe("given");
  });

  it("an approval is for what the draft said: after a change it is asked for again", async () => {
    await decide("APPROVED");
    await change();
    expect(await stateNow()).toBe("changed");
    expect(await send()).toMatchObject({ ok: false, reason: "incomplete" });
    await decide("APPROVED");
    expect((await send()).ok).toBe(true);
  });

  it("is not given to a page that shows something else than the draft says by now", async () => {
    const base = await baseNow();
    await change();
    expect(await decide("APPROVED", "", base)).toEqual({ ok: false, reason: "changed" });
    expect(await stateNow()).toBe("waiting");
  });

  it("sends it back with words, which its owner reads", async () => {
    await decide("SENT_BACK", "Name the cost");
    const found = await findApproval((await draftNow()).id, await baseNow());
    expect(found).toMatchObject({ state: "sent-back", words: "Name the cost" });
  });

  it("nobody else decides: a draft's own token, a colleague's link and a link that was taken back do not", async () => {
    const by = { now: whileOpen, source: randomUUID() };
    const base = await baseNow();
    expect(await decideApproval(token, content, { act: "APPROVED", words: "", base }, by)).toEqual({
      ok: false,
      reason: "gone",
    });
    await db().draftLink.updateMany({ where: { role: "APPROVE" }, data: { revokedAt: whileOpen } });
    expect(await decide("APPROVED")).toEqual({ ok: false, reason: "gone" });
    expect(await stateNow()).toBeUndefined();
    expect((await send()).ok).toBe(true);
  });

  it("a missing approval never keeps back what is late", async () => {
    expect((await send(false, new Date(new Date(content.closesAt).getTime() + 1))).ok).toBe(true);
  });
});
