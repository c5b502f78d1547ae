import { expect, test } from "vitest";
import { identityFinder } from "./rules.ts";

const respondent = { name: "Will de Price", organisation: "Acme Hubs Ltd.", email: "will@acme-hubs.example" };

const found = (text: string, of = respondent) =>
  identityFinder(of)(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["WILL DE PRICE signed", "WILL DE PRICE"],
  ["as Mr Price says", "Price"],
  ["for acme  hubs we", "acme  hubs"],
  ["Acme-Hubs' view", "Acme-Hubs"],
  ["at www.acme-hubs.example/x", "acme-hubs.example"],
  ["Ａｃｍｅ Hubs", "Ａｃｍｅ Hubs"],
])('S29.2 "%s" names the respondent', (text, named) => {
  expect(found(text)).toContain(named);
});

test.each(["the price will rise", "acme hubsters", "Acmehubs", "Pricey"])('S29.2 "%s" does not', (text) => {
  expect(found(text)).toEqual([]);
});

test("S29.2 a respondent who gave no name has none to find", () => {
  expect(identityFinder({ name: null, organisation: " ", email: null })("Any text at all")).toEqual([]);
});
