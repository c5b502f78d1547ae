import { formOn, type Page, type Visitor } from "./visitor.ts";

const base = "/consultations/pre-go-live-etmad/respond";
const hasField = (name: string) => (form: { hidden: [string, string][] }) => form.hidden.some(([key]) => key === name);
const toBegin = (form: { hidden: [string, string][] }) => form.hidden.some(([key]) => key.startsWith("$ACTION_REF"));

/** The reference on a receipt; throws when the page is none. */
export function referenceOn({ path, status, text }: Page): string {
  const [, reference] = /(R-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text) ?? [];
  if (status === 200 && path.startsWith("/receipts/") && reference) return reference;
  const problem = /<h1[^>]*>(.*?)<\/h1>/s.exec(text)?.[1];
  throw new Error(`${path} (${status}, “${problem}”) is no receipt`);
}

/** Answers step by step, without JavaScript: begins, says who they are, answers the last question, checks and sends. */
export async function respondStepByStep(visitor: Visitor, number: number, email: string): Promise<string> {
  const start = await visitor.get(base);
  const about = await visitor.submit(start, formOn(start, toBegin), {});
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
