import { beforeAll, describe, expect, it } from "vitest";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, savedDraft, whileOpen } from "#prisma/factories/response.ts";
import { findDraft } from "../drafts/queries.ts";
import { linkTokenFrom } from "../links/rules.ts";
import { hashToken } from "../tokens/rules.ts";
import { draftFromFile } from "./commands.ts";
import { formFileOf } from "./rules.ts";

beforeAll(() => setDatabaseClock(whileOpen));

async function anUpload() {
  const content = await publishedConsultation();
  const consultation = await findPublicConsultation(content.slug);
  if (!consultation) throw new Error("not published");
  const given = { ...fullContent(content), hasReadWhoSees: false };
  return { content, consultation, given, bytes: await formFileOf(consultation, given) };
}

describe("uploading a filled-in form", () => {
  it("makes a draft with its answers, and sends nothing", async () => {
    const { content, consultation, given, bytes } = await anUpload();
    const outcome = await draftFromFile(bytes, consultation, { token: null, mayReplace: false }, whileOpen);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value.unread).toEqual([]);
    expect((await findDraft(outcome.value.token, content.slug, whileOpen))?.content).toEqual(given);
    expect(await db().response.count({ where: { consultation: { slug: content.slug } } })).toBe(0);
  });

  it("takes the place of an open draft only when its owner says so", async () => {
    const { content, consultation, given, bytes } = await anUpload();
    const token = await savedDraft(content, fullContent(content, { general: "typed before" }));
    const refused = await draftFromFile(bytes, consultation, { token, mayReplace: false }, whileOpen);
    expect(refused).toEqual({ ok: false, reason: "has-draft" });
    expect((await findDraft(token, content.slug, whileOpen))?.content.general).toBe("typed before");
    const replaced = await draftFromFile(bytes, consultation, { token, mayReplace: true }, whileOpen);
    expect(replaced).toEqual({ ok: true, value: { token, unread: [] } });
    expect((await findDraft(token, content.slug, whileOpen))?.content).toEqual(given);
  });

  it("S29.3 S29.9 marks on the draft's own files stay when a form takes the place of its answers", async () => {
    const { content, consultation, given, bytes } = await anUpload();
    const ofFile = { level: "attachment" as const, attachmentId: "costs", reason: "Our costs." };
    const token = await savedDraft(content, fullContent(content, { marks: [ofFile] }));
    expect(await draftFromFile(bytes, consultation, { token, mayReplace: true }, whileOpen)).toMatchObject({
      ok: true,
    });
    const { marks } = (await findDraft(token, content.slug, whileOpen))?.content ?? { marks: [] };
    expect(marks).toContainEqual(ofFile);
    expect(marks).toHaveLength(given.marks.length + 1);
  });

  it.each(["EDIT", "COMMENT"] as const)(
    "a colleague invited to %s does not put a form in the place of all of it",
    async (role) => {
      const { content, consultation, bytes } = await anUpload();
      const token = await savedDraft(content, fullContent(content, { general: "typed before" }));
      const link = linkTokenFrom(`for-${role}-${content.slug}`);
      const row = {
        tokenHash: hashToken(link),
        draftKey: hashToken(token),
        role,
        recipient: "lee@thistle.example.org",
      };
      await db().draftLink.createMany({ data: row });
      const outcome = await draftFromFile(bytes, consultation, { token: link, mayReplace: true }, whileOpen);
      expect(outcome).toEqual({ ok: false, reason: "not-in-charge" });
      expect((await findDraft(token, content.slug, whileOpen))?.content.general).toBe("typed before");
    },
  );

  it("a file that is no form makes no draft", async () => {
    const { content, consultation } = await anUpload();
    const outcome = await draftFromFile(Buffer.from("no"), consultation, { token: null, mayReplace: false }, whileOpen);
    expect(outcome).toEqual({ ok: false, reason: "not-a-document" });
    expect(await db().draft.count({ where: { consultation: { slug: content.slug } } })).toBe(0);
  });
});
