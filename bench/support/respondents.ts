import { formOn, type Page, type Visitor } from "./visitor.ts";

const base = "/consultations/pre-go-live-etmad/respond";
const hasField = (name: string) => (form: { hidden: [string, string][] }) => form.hidden.some(([key]) => key === name);
const toBegin = (form: { hidden: [string, string][] }) => form.hidden.some(([key]) => key.startsWith("$ACTION_REF"));

/** The reference on a receipt; throws when the page is none. */
export function referenceOn({ path, status, text }: Page): string {
  const [, reference] = /(R-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text) ?? [];
  if (status === 200 && path.startsWith("/receipts/") && reference) return reference;
  const problem = /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1];
  const said = /<[^>]* role="alert".*?<\/(?:div|section|ul)>/s
    .exec(text)?.[0]
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
  throw new Error(`${path} (${status}, “${problem}”: “${said ?? ""}”) is no receipt`);
}

/** Begins a draft. Gives its first page. */
export async function beginResponse(visitor: Visitor): Promise<Page> {
  const start = await visitor.get(base);
  return visitor.submit(start, formOn(start, toBegin), {});
}

/** Answers step by step, without JavaScript: begins, says who they are, answers the last question, checks and sends. */
export async function respondStepByStep(visitor: Visitor, number: number, email: string): Promise<string> {
  const about = await beginResponse(visitor);
  await visitor.submit(about, formOn(about, hasField("base")), {
    capacity: "self",
    name: `Person ${number}`,
    email,
    go: "continue",
  });
  const question = await visitor.get(`${base}/q3`);
  await visitor.submit(question, formOn(question, hasField("base")), {
    text: `What person ${number} has to say.`,
    go: "continue",
  });
  const check = await visitor.get(`${base}/check`);
  const receipt = await visitor.submit(check, formOn(check, hasField("base")), { hasReadWhoSees: "yes", go: "send" });
  return referenceOn(receipt);
}

/** Answers three questions on the one page and sends it: one form, one POST, one receipt. */
export async function respondOnOnePage(visitor: Visitor, number: number, email: string): Promise<string> {
  return referenceOn(await sendOnePage(visitor, number, email));
}

/** The same, up to the page that the sending led to. */
export async function sendOnePage(visitor: Visitor, number: number, email: string, go = "send"): Promise<Page> {
  const page = await visitor.get(`${base}/one-page`);
  return visitor.submit(page, formOn(page, hasField("formKey")), onePageAnswers(number, email, go));
}

/** Positions and text to the three questions, as a person with something to say fills them in. */
export const onePageAnswers = (number: number, email: string, go: string): Record<string, string> => ({
  capacity: "organisation",
  organisation: `Invented Networks ${number} Ltd`,
  name: `Person ${number}`,
  role: "Regulation manager",
  email,
  "position.Q1": "agree-in-part",
  "Q1.text": `Person ${number} agrees with the aim and not with the end date. `.repeat(20),
  "position.Q2.a": "disagree",
  "position.Q2.b": "agree",
  "Q2.alternative": "2023-05-09",
  "Q2.text": "The day is a bank holiday, and our engineers are not at work. ".repeat(12),
  "Q3.text": "Thank you for asking; we have nothing to add but this. ".repeat(12),
  hasReadWhoSees: "yes",
  go,
});
