import {
  askBeforeOpening,
  draftCookie,
  draftTokenIn,
} from "#app/(public)/consultations/[slug]/respond/draft-cookie.ts";
import { sentCookie } from "#app/(public)/consultations/[slug]/respond/sent-cookie.ts";
import { direct } from "#app/direct.ts";
import { seeOther } from "#app/see-other.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { entriesOf } from "#lib/responses/form/schema.ts";
import { sendOnePage } from "#lib/responses/one-page/commands.ts";

type Context = { params: Promise<{ slug: string }> };

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A page that can be read without anything else, for what cannot be taken; the browser's way back still has the form as it was filled in. */
function refusal(status: number, title: string, lines: readonly string[]): Response {
  const html = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/plain.css"><title>${escaped(title)}</title><main><h1>${escaped(title)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join("\n")}
<p>Go back with your browser: what you typed is still on the page.</p></main></html>`;
  return new Response(html, {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}

/** Takes the form with every question on one page: the receipt, or the page that says what stands in the way, with everything typed kept in a draft. */
export const POST = direct("POST /api/responses/[slug]", async (request, { params }: Context): Promise<Response> => {
  const [consultation, at] = await Promise.all([findPublicConsultation((await params).slug), now()]);
  if (!consultation) return refusal(404, "There is no such consultation", ["Nothing was sent."]);
  const { slug } = consultation;
  if (phaseOf(consultation, at) === "upcoming") return seeOther(`/consultations/${slug}/respond`);
  const type = request.headers.get("content-type") ?? "";
  const isPlain = type.startsWith("application/x-www-form-urlencoded");
  if (!isPlain) return refusal(415, "This is not a form that we can read", ["Nothing was sent."]);
  const entries = entriesOf(new URLSearchParams(await request.text()));
  const outcome = await sendOnePage(consultation, entries, at);
  switch (outcome.kind) {
    case "sent":
      return seeOther(
        `/receipts/${outcome.sent.receiptToken}`,
        sentCookie(request.headers.get("cookie"), slug, outcome.sent.receiptToken),
      );
    case "kept": {
      const held = draftTokenIn(request.headers.get("cookie"), slug);
      const asking = await askBeforeOpening(slug, held, outcome.draftToken, at);
      if (asking) return seeOther(asking);
      return seeOther(
        `/consultations/${slug}/respond/${outcome.isComplete ? "late" : "check?missing=yes"}`,
        draftCookie(slug, outcome.draftToken),
      );
    }
    case "unreadable":
      return refusal(422, "Some of it cannot be taken as it is", Object.values(outcome.errors));
    case "foreign":
      return refusal(400, "This form was not made by this portal", ["Nothing was sent. Open the form anew."]);
  }
});
