import { expect } from "vitest";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { positions } from "#lib/responses/schema.ts";
import { findTally } from "#lib/triage/positions/queries.ts";
import { textIn, wordsIn } from "#prisma/factories/packs.ts";
import type { Readers } from "../checks.ts";
import { beside, groups, linkedAtAll } from "../counting.ts";
import { type Model, operative } from "../model.ts";
import { countedNow } from "./counted.ts";

/**
 * Every position that a counted response takes is in the figures, under the words its author had: at most once for each response, and at
 * least once for each sender (decision 32: one who adds to a response is not counted twice).
 */
export async function checkTally(
  model: Model,
  counted: ReadonlySet<string>,
  consultation: ConsultationForStaff,
  { cleared }: Readers,
): Promise<void> {
  const tally = await findTally(cleared, consultation);
  const taken = groups(model, linkedAtAll).flatMap((places, sender) =>
    places
      .flatMap((place) => model.responses[place] ?? [])
      .filter(({ reference }) => counted.has(reference))
      .flatMap((response) => Object.entries(operative(response).positions))
      .map(([part, position]) => ({ position, bySender: `${sender} ${part}` })),
  );
  for (const position of positions.filter((each) => each !== "not-answered")) {
    const lines = tally.flatMap((part) => part.lines.filter((line) => line.position === position));
    const said = lines.reduce((sum, { chosen, late }) => sum + chosen + late, 0);
    const all = taken.filter((each) => each.position === position);
    expect(said, `${position}, over all parts`).toBeLessThanOrEqual(all.length);
    expect(said, `${position}, over all parts`).toBeGreaterThanOrEqual(new Set(all.map((each) => each.bySender)).size);
  }
}

type InPack = {
  reference: string;
  version: number;
  registerNumber: number;
  isCounting: boolean;
  content: unknown;
};

/** The pack says what the pages say: every version word for word, who counts, every letter, and the same figures. */
export async function checkPack(
  model: Model,
  consultation: ConsultationForStaff,
  { cleared }: Readers,
  members: Map<string, Buffer>,
): Promise<void> {
  const all: InPack[] = JSON.parse(textIn(members, "c-responses/responses.json"));
  const counted = await countedNow(consultation);
  expect(new Set(all.filter(({ isCounting }) => isCounting).map(({ reference }) => reference))).toEqual(counted);
  for (const { reference, versions } of model.responses)
    for (const [index, { open, hidden, boxed }] of versions.entries()) {
      const content = JSON.stringify(all.find((each) => each.reference === reference && each.version === index + 1));
      const copy = [...members.keys()].find((name) => name.endsWith(`-${reference}-v${index + 1}/response.docx`));
      const read = await wordsIn(members, copy ?? "");
      for (const word of [...open, ...hidden, ...boxed]) {
        expect(content, `${word} is in the exact copy`).toContain(word);
        expect(read, `${word} is in the copy for reading`).toContain(word);
      }
      if (beside(model).has(`${reference} ${index + 1}`)) expect(read).toContain("Considered beside");
    }
  const texts = [...members.values()].map((bytes) => bytes.toString("utf8"));
  for (const { word } of model.letters)
    expect(
      texts.some((text) => text.includes(word)),
      `${word} is in the pack`,
    ).toBe(true);
  expect(JSON.parse(textIn(members, "c-responses/positions.json"))).toEqual(
    JSON.parse(JSON.stringify(await findTally(cleared, consultation))),
  );
}
