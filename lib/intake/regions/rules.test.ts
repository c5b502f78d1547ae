import { describe, expect, test } from "vitest";
import { fromHtml } from "../text/html/rules.ts";
import { fromPlain } from "../text/rules.ts";
import type { MarkedText } from "../text/schema.ts";
import { divide, regionsOf } from "./rules.ts";

const shown = (page: MarkedText, isForward = false): string[] =>
  regionsOf(divide(page, isForward)).map(
    ({ kind, start, end }) => `${kind}: ${page.text.slice(start, end).replace(/\s+/g, " ").slice(0, 30)}`,
  );

describe("who put the words there (§31)", () => {
  test("greeting, what was typed, signature, notice", () => {
    expect(
      shown(
        fromPlain(
          "Dear DCC,\n\nWe agree.\n\nKind regards\nJane Holt\nHolt Power Ltd\nTel: 01632 960001\n\nThis email is confidential and intended solely for the addressee.",
        ),
      ),
    ).toEqual([
      "greeting: Dear DCC,",
      "typed: We agree.",
      "signature: Kind regards Jane Holt Holt Po",
      "disclaimer: This email is confidential and",
    ]);
  });

  test("a sentence typed below the signature is typed", () => {
    expect(shown(fromPlain("We agree.\n\nRegards\nJane\n\nP.S. Please do not publish our response."))).toContain(
      "typed: P.S. Please do not publish our",
    );
  });

  test.each([
    ["On Fri, 31 Mar 2023 at 16:12, DCC <c@dcc.example> wrote:\n> Please reply."],
    ["On Fri, 31 Mar 2023 at 16:12, DCC Consultations\n<c@dcc.example> wrote:\n\n> Please reply."],
    ["-----Original Message-----\nFrom: DCC\nSent: 31 March 2023\nTo: All\nSubject: Consultation\n\nPlease reply."],
    ["From: DCC <c@dcc.example>\nSent: 31 March 2023 16:12\nTo: All\nSubject: Consultation\n\nPlease reply."],
    ["Von: DCC\nGesendet: 31. März 2023\nAn: Alle\nBetreff: Konsultation\n\nPlease reply."],
    ["De : DCC\nEnvoyé : 31 mars 2023\nÀ : Tous\nObjet : Consultation\n\nPlease reply."],
    ["Oddi wrth: DCC\nAnfonwyd: 31 Mawrth 2023\nAt: Pawb\nPwnc: Ymgynghoriad\n\nPlease reply."],
    ["Le 31 mars 2023 à 17:12, DCC <c@dcc.example> a écrit :\n\n> Please reply."],
    ["Am 31.03.2023 um 17:12 schrieb DCC <c@dcc.example>:\n> Please reply."],
  ])("a quoted message is told by its head: %j", (quoted) => {
    const regions = shown(fromPlain(`We agree.\n\n${quoted}`));
    expect(regions[0]).toBe("typed: We agree.");
    expect(regions.at(-1)).toMatch(/^quoted: .*Please reply\.$/);
    expect(regions.filter((region) => region.startsWith("typed"))).toHaveLength(1);
  });

  test("answers between quoted lines are the sender's own", () => {
    expect(shown(fromPlain("> First?\nYes.\n> Second?\nNo."))).toEqual([
      "quoted: First?",
      "typed: Yes.",
      "quoted: Second?",
      "typed: No.",
    ]);
  });

  test("a forwarded message is marked as one", () => {
    expect(
      shown(
        fromPlain(
          "See below.\n\n---------- Forwarded message ---------\nFrom: Mina <m@a.example>\nDate: 19 April 2023\nSubject: x\nTo: Alex\n\nWe agree.",
        ),
      ),
    ).toEqual(["typed: See below.", "forwarded: We agree."]);
  });

  test("a banner, a system's warning and a line of the mail program's are none of the sender's words", () => {
    expect(
      shown(
        fromPlain(
          "OFFICIAL-SENSITIVE\n\nCAUTION: This email originated from outside the organisation.\n\nWe agree with the plan.\n\nSent from my phone",
        ),
      ),
    ).toEqual([
      "banner: OFFICIAL-SENSITIVE",
      "warning: CAUTION: This email originated",
      "typed: We agree with the plan.",
      "signature: Sent from my phone",
    ]);
  });

  test("in HTML a quotation is told by how the mail programs draw it, and what is hidden is not read", () => {
    const html =
      '<p>We agree.</p><div style="display:none">secret</div><div>On Fri, DCC &lt;c@dcc.example&gt; wrote:<br></div><blockquote type="cite"><p>Please reply.</p></blockquote>';
    expect(shown(fromHtml(html))).toEqual(["typed: We agree.", "quoted: Please reply."]);
  });
});
