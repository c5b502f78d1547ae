import { expect, it } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { printedName } from "./printed-name.ts";

const version = { number: 2, contentHash: "", reason: null, publishedAt: new Date("2023-04-19T09:00:00.000Z") };
const content = readSeedConsultation();

it("each printed page says which text it is of", () => {
  expect(printedName({ ...version, content })).toBe('"ETMAD-PGL-2023, version 2 of 19 April 2023"');
});

it("no words of a text can leave the style sheet's string", () => {
  const reference = 'A"; } body { display: none } \\ \n*/';
  expect(printedName({ ...version, content: { ...content, reference } }).slice(1, -1)).not.toMatch(
    /["{}\n*/]|\\(?![0-9a-f]+ )/,
  );
});
