import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { sayLength } from "#lib/consultations/reading-time.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { InShort } from "./in-short.tsx";

it("above the document stand who should answer, the questions as links in their own words, what changes, and how long it takes", () => {
  const content = readSeedConsultation();
  const page = renderToStaticMarkup(<InShort content={content} />);
  expect(content.audience).toBeTruthy();
  expect(page).toContain(renderToStaticMarkup(content.audience?.text));
  for (const { anchor, wording } of content.document.questions) {
    expect(page).toContain(`href="#${anchor}"`);
    expect(page).toContain(renderToStaticMarkup(wording));
  }
  for (const { key, title } of content.changes) {
    expect(page).toContain(`href="#change-${key}"`);
    expect(page).toContain(renderToStaticMarkup(title));
  }
  expect(page).toContain(sayLength(content));
});
