import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ErrorSummary } from "./error-summary.tsx";
import { Field } from "./field.tsx";
import { Radios } from "./radios.tsx";
import { TextArea } from "./text-area.tsx";

const html = (node: ReactNode) => renderToStaticMarkup(node);
const idsIn = (markup: string) => [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

describe("a field", () => {
  it("is described by its hint, then by its error, and both are on the page", () => {
    const markup = html(<Field name="email" label="Email address" hint="For your receipt." error="Enter an address" />);
    expect(markup).toContain('aria-describedby="email-hint email-error"');
    expect(markup).toContain('aria-invalid="true"');
    expect(idsIn(markup)).toEqual(expect.arrayContaining(["email", "email-hint", "email-error"]));
  });

  it("says that it is optional and stars nothing", () => {
    const markup = html(<Field name="org" label="Organisation" optional />);
    expect(markup).toContain("(optional)");
    expect(markup).not.toContain("*<");
  });

  it("keeps what was typed", () => {
    expect(html(<Field name="org" label="Organisation" defaultValue={'<"&'} />)).toContain('value="&lt;&quot;&amp;"');
  });

  it("says its limit before it is reached and does not cut at it", () => {
    const markup = html(<TextArea name="answer" label="Your answer" limit={20_000} />);
    expect(markup).toContain("You can write up to 20,000 characters.");
    expect(markup).toContain('aria-describedby="answer-limit"');
    expect(markup).not.toContain("maxLength");
  });
});

describe("a question with choices", () => {
  const options = [
    { value: "agree", label: "Agree" },
    { value: "disagree", label: "Disagree", reveal: <Field name="why" label="Why" /> },
  ];
  const markup = html(
    <Radios
      name="position"
      legend="Do you agree?"
      size="page"
      options={options}
      defaultValue="disagree"
      error="Choose"
    />,
  );

  it("has the question as its legend and the page's heading", () => {
    expect(markup).toMatch(/<legend[^>]*><h1[^>]*>Do you agree\?<\/h1><\/legend>/);
  });

  it("is found by the error summary's link, which leads to the first choice", () => {
    expect(html(<ErrorSummary errors={{ position: "Choose" }} />)).toContain('href="#position"');
    expect(idsIn(markup).filter((id) => id === "position")).toHaveLength(1);
    expect(markup).toMatch(/id="position"[^>]*value="agree"/);
  });

  it("keeps the choice that was made", () => {
    expect(markup).toMatch(/<input[^>]*checked=""[^>]*value="disagree"|<input[^>]*value="disagree"[^>]*checked=""/);
  });
});

describe("the error summary", () => {
  it("is nothing when there is nothing to put right", () => {
    expect(html(<ErrorSummary errors={{}} />)).toBe("");
  });

  it("SX.1 takes focus on load without JavaScript", () => {
    expect(html(<ErrorSummary errors={{ form: "Your answers were kept." }} />)).toMatch(/tabindex="-1" autofocus=""/);
  });
});
