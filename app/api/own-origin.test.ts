import { expect, it } from "vitest";
import { isOwnOrigin } from "./own-origin.ts";

const asked = (headers: Record<string, string>) =>
  isOwnOrigin(new Request("http://node-1:3000/api", { method: "POST", headers }), "https://portal.example.org");

it.each([
  ["a form of our own page", { "sec-fetch-site": "same-origin", origin: "https://portal.example.org" }],
  ["our own page, whose Origin its policy blanks", { "sec-fetch-site": "same-origin", origin: "null" }],
  ["an older browser, by the name it asked", { origin: "http://node-1:3000", host: "node-1:3000" }],
  [
    "an older browser, behind a proxy that asks by another name",
    { origin: "https://portal.example.org", host: "node-1:3000" },
  ],
])("takes %s", (_, headers) => {
  expect(asked(headers)).toBe(true);
});

it.each([
  ["a form of another site", { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example.org" }],
  ["a form of a neighbouring host", { "sec-fetch-site": "same-site", origin: "https://portal.example.org" }],
  ["an address that was typed in", { "sec-fetch-site": "none" }],
  ["another site, by its Origin alone", { origin: "https://elsewhere.example.org", host: "node-1:3000" }],
  ["another port of the host", { origin: "http://node-1:4000", host: "node-1:3000" }],
  ["a page without an origin", { origin: "null", host: "node-1:3000" }],
  ["whoever says nothing", { host: "node-1:3000" }],
])("refuses %s", (_, headers) => {
  expect(asked(headers)).toBe(false);
});
