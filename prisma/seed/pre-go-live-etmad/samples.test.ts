import { expect, test } from "vitest";
import { readText } from "#lib/files/texts/queries.ts";
import { conditionState } from "#lib/packs/condition/rules.ts";
import { likelySentences, sentencesOf } from "#lib/packs/condition/sentences.ts";
import { readSeedConsultation } from "./consultation.ts";
import { sampleCondition, sampleFiles } from "./samples.ts";

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

test("invariant 10: the demonstration's draft and redline say in themselves and in their titles that they are samples", async () => {
  const files = await sampleFiles();
  expect(files.map(({ kind }) => kind)).toEqual(["FINAL_DRAFT", "REDLINE"]);
  for (const { title, bytes } of files) {
    expect(title).toContain("Sample, not the ETMAD’s text");
    const { pages } = await readText(bytes, docx);
    expect(pages.join("\n")).toContain("Sample, not the ETMAD’s text.");
  }
});

test("S19.4 the sample draft holds the condition as a whole sentence, and it is the one that is offered", async () => {
  const [draft] = await sampleFiles();
  const { pages } = await readText(draft?.bytes ?? Buffer.alloc(0), docx);
  const text = sentencesOf(pages.join("\n"), true);
  const content = readSeedConsultation();
  expect(conditionState(content, { words: sampleCondition }, text)).toBe("held");
  const condition = content.changes.find(({ kind }) => kind === "condition");
  expect(likelySentences(text, condition?.summary ?? "")).toEqual([sampleCondition.replace(/\.$/, "")]);
});
