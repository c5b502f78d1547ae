import { expect, it } from "vitest";
import { publicStepsOf } from "#lib/approvals/public-steps.ts";
import { plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { historyOf } from "./history.ts";
import type { PublicView } from "./schema.ts";

const content = readSeedConsultation();
const [opensAt, closesAt] = [new Date(content.opensAt), new Date(content.closesAt)];
const view: PublicView = {
  consultation: {
    slug: "pre-go-live",
    version: 2,
    content,
    opensAt,
    closesAt,
    extendedFrom: null,
    extensions: [],
    publishedAt: opensAt,
  },
  versions: [],
  corrections: [
    {
      version: 2,
      previous: 1,
      publishedAt: new Date("2023-04-11T09:00:00Z"),
      reason: "A misprint.",
      paragraphs: [],
      others: [],
    },
  ],
  attachments: [],
  clarifications: [
    {
      number: 4,
      question: "Where?",
      answer: "Here.",
      paragraph: 23,
      changesMeaning: false,
      publishedAt: new Date("2023-04-12T09:00:00Z"),
    },
  ],
  seals: [
    { number: 1, count: 3, sealedAt: new Date("2023-04-25T15:05:00Z") },
    { number: 2, count: 1, sealedAt: new Date("2023-04-27T15:05:00Z") },
  ],
  steps: publicStepsOf(recorded(plan.CONCLUSION), content),
};

it("answers, corrections and seals are news at the top of the page, in order, each with the way to its words and to the register", () => {
  const entries = historyOf(view, new Date("2023-05-01T09:00:00Z"));
  expect(entries.map(({ key, link }) => [key, link?.href ?? null])).toEqual([
    ["opened", null],
    ["version 2", "/consultations/pre-go-live#correction-2"],
    ["question 4", "/consultations/pre-go-live#question-4"],
    ["closed", null],
    ["seal 1", "/consultations/pre-go-live/register"],
    ["seal 2", "/consultations/pre-go-live/register"],
    ["step 0", null],
  ]);
});

it("while it is open nothing is told that has not happened", () => {
  const keys = historyOf({ ...view, seals: [], steps: [] }, new Date("2023-04-20T09:00:00Z")).map(({ key }) => key);
  expect(keys).toEqual(["opened", "version 2", "question 4"]);
});
