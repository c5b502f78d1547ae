import { buffer } from "node:stream/consumers";
import { z } from "zod";
import { composeTwin, publicText } from "#lib/confidentiality/twin/rules.ts";
import { type PublicSegment, twinInputSchema } from "#lib/confidentiality/twin/schema.ts";

export const summary = "print the public twin of a text with marked passages";
export const usage = `portal twin < marked.json

Reads one JSON object from standard input:
  {"text": "…", "marks": [{"start": 0, "end": 12}]}
Offsets count UTF-16 code units; the end is not included. A mark may carry a "reason", which is never printed.

Prints the text as the public would read it, as JSON on standard output:
  twin            the text, with one block of fixed wording for each stretch withheld
  withheld        how many such blocks there are
  contactDetails  how many email addresses and telephone numbers were left out besides
  segments        the same in parts: {kind: "text" | "withheld" | "contact", text}

No five words in a row of a marked passage are in the twin, even where they stand unmarked elsewhere in the text.
Input that is not of this form prints a message on standard error, nothing on standard output, and ends with status 1.`;

type Parsed = { ok: true; text: string; marks: z.infer<typeof twinInputSchema>["marks"] } | { ok: false; why: string };

function parse(bytes: Uint8Array): Parsed {
  let input: unknown;
  try {
    input = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    return { ok: false, why: `The input is not JSON in UTF-8: ${error.message}` };
  }
  const parsed = twinInputSchema.safeParse(input);
  if (parsed.success) return { ok: true, ...parsed.data };
  return { ok: false, why: z.prettifyError(parsed.error) };
}

export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error(`portal twin takes no arguments, only standard input.\n\n${usage}`);
    return 2;
  }
  const input = parse(await buffer(process.stdin));
  if (!input.ok) {
    console.error(input.why);
    return 1;
  }
  const marks = input.marks.map((mark) => ({ level: "passage" as const, field: "text", ...mark }));
  const nobody = { name: null, organisation: null, email: null };
  const twin = composeTwin([{ key: "text", label: "Text", text: input.text }], marks, nobody, []);
  const segments = twin.fields.flatMap((field) => field.segments);
  const count = (kind: PublicSegment["kind"]) => segments.filter((segment) => segment.kind === kind).length;
  console.log(
    JSON.stringify({
      twin: publicText(segments),
      withheld: count("withheld"),
      contactDetails: count("contact"),
      segments,
    }),
  );
  return 0;
}
