import { direct } from "#app/direct.ts";
import { framed, missing } from "#app/framed.tsx";
import { seeOther } from "#app/see-other.ts";
import { SendLate } from "#components/responses/send-late.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { closingSentence, isLate } from "#lib/consultations/rules.ts";
import { refused } from "#lib/outcome.ts";
import { sendResponse } from "#lib/responses/commands.ts";
import { sendableRevision } from "#lib/responses/drafts/queries.ts";
import { draftTokenIn, droppedDraftCookie } from "../draft-cookie.ts";
import { sentCookie } from "../sent-cookie.ts";

type Context = { params: Promise<{ slug: string }> };

/** Where it is said what stands in the way, by what it is. "late" cannot be: the person was told. */
const afterRefusal = {
  gone: "?draft=gone",
  conflict: "/check?changed=yes",
  incomplete: "/check?missing=yes",
  late: "/check",
} as const;

const pathOf = (slug: string, page = "") => `/consultations/${slug}/respond${page}`;

/**
 * Offers a complete response whose form came in after the close as late, in one press (S28.3). Much is sent in the minute after a close, so the page is as
 * light as a receipt. Where there is nothing to offer, the check page says what there is; what is missing is said when the button is pressed.
 */
export const GET = direct("GET /consultations/[slug]/respond/late", async (request, { params }: Context) => {
  const [consultation, at] = await Promise.all([findPublicConsultation((await params).slug), now()]);
  if (!consultation) return missing();
  const { slug, content } = consultation;
  const token = draftTokenIn(request.headers.get("cookie"), slug);
  const revision = token ? await sendableRevision(token, slug, at) : null;
  if (revision === null || !isLate(at, consultation.closesAt)) return seeOther(pathOf(slug, "/check"));
  return framed(
    pathOf(slug),
    <SendLate
      path={pathOf(slug, "/late")}
      checkHref={pathOf(slug, "/check")}
      closing={closingSentence(consultation)}
      consulter={content.consulter.name}
      revision={revision}
    />,
  );
});

/** Sends the draft as late, if it still is what was offered; a second press gives the same receipt. */
export const POST = direct("POST /consultations/[slug]/respond/late", async (request, { params }: Context) => {
  const [consultation, at] = await Promise.all([findPublicConsultation((await params).slug), now()]);
  if (!consultation) return missing();
  const { slug } = consultation;
  const token = draftTokenIn(request.headers.get("cookie"), slug);
  const shown = Number(new URLSearchParams(await request.text()).get("revision") ?? Number.NaN);
  const outcome = token ? await sendResponse(token, consultation, true, at, shown) : refused("gone");
  if (outcome.ok) {
    const { receiptToken } = outcome.value;
    const remembered = sentCookie(request.headers.get("cookie"), slug, receiptToken);
    return seeOther(`/receipts/${receiptToken}`, droppedDraftCookie(slug), remembered);
  }
  return seeOther(pathOf(slug, afterRefusal[outcome.reason]));
});
