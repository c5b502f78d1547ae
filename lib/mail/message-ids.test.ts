import { describe, expect, it } from "vitest";
import { letterIdsIn, messageIdOf, messageIdsIn } from "./message-ids.ts";

describe("Message-IDs", () => {
  it("of ours stand in brackets, at the domain that our mail comes from", () => {
    expect(messageIdOf("a1", "DCC Consultations <consultations@dcc.example.org>")).toBe("<a1@dcc.example.org>");
    expect(messageIdOf("a1", "consultations@dcc.example.org")).toBe("<a1@dcc.example.org>");
  });

  it.each([
    { field: "<a@b.example>", ids: ["<a@b.example>"] },
    { field: "<a@b.example>\r\n <c@d.example>", ids: ["<a@b.example>", "<c@d.example>"] },
    { field: "<a@b.example><c@d.example>,<a@b.example>", ids: ["<a@b.example>", "<c@d.example>"] },
    { field: "(of <x@y.example> (nested)) <a@b.example> (Sam's message)", ids: ["<a@b.example>"] },
    { field: "Your message of Monday", ids: [] },
    { field: "a@b.example", ids: [] },
    { field: "", ids: [] },
  ])("in “$field” are $ids", ({ field, ids }) => {
    expect(messageIdsIn(field)).toEqual(ids);
  });

  it("of letters from before their Message-IDs were kept are told by the letter's own id", () => {
    const id = "0190c0de-0000-7000-8000-00000000000a";
    expect(letterIdsIn([`<${id.toUpperCase()}@dcc.example.org>`, "<other@dcc.example.org>"])).toEqual([id]);
  });
});
