import { expect, it } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { reminder } from "./messages.ts";

const content = await readSeedConsultation();
const { subject, text } = reminder({
  content,
  period: { opensAt: new Date(content.opensAt), closesAt: new Date(content.closesAt) },
  now: new Date("2023-04-24T15:00:00.000Z"),
  email: "ann@larch.example.org",
  respondUrl: "https://portal.example.org/respond",
  stopUrl: "https://portal.example.org/stop",
});

it("S7.1 a reminder gives the close in the one sentence, what is left, and the way to stop", () => {
  expect(text).toContain("16:00 UK time (BST) on Tuesday 25 April 2023 (1 day left)");
  expect(text).toContain("https://portal.example.org/stop");
});
it("S31.2 a reminder promises nothing", () => expect(promisesIn(`${subject}\n${text}`)).toEqual([]));
