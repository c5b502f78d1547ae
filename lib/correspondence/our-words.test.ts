import { describe, expect, it } from "vitest";
import { askWhichPart } from "#lib/intake/messages.ts";
import { bareMessage } from "#prisma/factories/mail.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { withoutOurWords } from "./our-words.ts";

const consultation = readSeedConsultation();
const request = "Part of this response is confidential, as our tender is running.";
const letter = askWhichPart(consultation, "rowan@larch.example.org", "R-7K3F-9Q2M", [
  { sentence: request, as: "request" },
]);
const ours = [{ ...letter, text: letter.text }];
const quoted = (width: number) =>
  letter.text
    .split("\n")
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}(?:\\s|$)`, "g")) ?? [""])
    .map((line) => `> ${line}`)
    .join("\n");
const plainOf = (plain: string, subject = "") => withoutOurWords(bareMessage({ plain, subject }), ours);

describe("our own words in a message that came in", () => {
  it.each(["Re: ", "RE: [EXTERNAL] ", "AW: ", "Fwd: Re: ", ""])("in its subject after “%s” say nothing", (before) => {
    const { subject } = plainOf("None of it is.", `${before}${letter.subject}`);
    expect(subject).toBe(before.trim());
  });

  it("a subject of the sender's own stays", () => {
    expect(plainOf("", "Our response: confidential").subject).toBe("Our response: confidential");
  });

  it.each([40, 72, 998])("are taken out of a quotation wrapped at %i, and what the sender wrote stays", (width) => {
    const { plain } = plainOf(`Only the figures in Q2, please.\n\nOn Tuesday DCC wrote:\n${quoted(width)}`);
    expect(plain).toContain("Only the figures in Q2, please.");
    for (const word of ["speaks of confidentiality", "marked as", "access to information", "could not tell"])
      expect(plain).not.toContain(word);
  });

  it("are taken out of a page with its tags left as they are", () => {
    const html = `<p>All of it, please.</p><blockquote><p>Until you answer, <b>all of your response</b> is marked as confidential and none of it is published.</p></blockquote>`;
    const stripped = withoutOurWords(bareMessage({ html }), ours).html ?? "";
    expect(stripped).toContain("<p>All of it, please.</p><blockquote><p>");
    expect(stripped).not.toMatch(/confidential|published/);
  });

  it("what the letter quotes of its reader, and an answer in the words that it offers, are theirs", () => {
    expect(plainOf(request).plain).toBe(request);
    expect(plainOf("none of it is confidential").plain).toBe("none of it is confidential");
  });

  it("nothing is taken out of a message to which we sent no letter", () => {
    const message = bareMessage({ plain: letter.text, subject: letter.subject });
    expect(withoutOurWords(message, [])).toBe(message);
  });
});
