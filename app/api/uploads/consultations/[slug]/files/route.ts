import { draftTokenIn } from "#app/(public)/consultations/[slug]/respond/draft-cookie.ts";
import { BrokenForm, takeFiles } from "#app/api/uploads/incoming-files.ts";
import { direct } from "#app/direct.ts";
import { seeOther } from "#app/see-other.ts";
import { now } from "#lib/clock.ts";
import { fileLimitBytes } from "#lib/files/schema.ts";
import { addFile } from "#lib/responses/files/commands.ts";
import { type FileProblem, mostFiles } from "#lib/responses/files/schema.ts";

type Context = { params: Promise<{ slug: string }> };

/** All the files of a response at once, and the form around them. */
const mostBytes = (mostFiles + 1) * fileLimitBytes;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Takes the files of the "Files" page into the draft whose token the browser holds. Answers with a redirect back to that page, with
 * `goOn` to the next one (a file that was chosen and not yet added is added on the way), or with JSON where the page's script asks for it: `{"problems": [null or a problem, for each file]}`.
 */
export const POST = direct(
  "POST /api/uploads/consultations/[slug]/files",
  async (request, { params }: Context): Promise<Response> => {
    const { slug } = await params;
    const asked = new URL(request.url).searchParams;
    const wantsJson = request.headers.get("accept") === "application/json";
    const answer = (problems: (FileProblem | null)[], status = 200) =>
      wantsJson
        ? Response.json({ problems }, { status, headers: { "Cache-Control": "no-store" } })
        : seeOther(pageAfter(slug, asked, problems));
    const token = draftTokenIn(request.headers.get("cookie"), slug);
    if (!token) return answer(["gone"]);
    const of = asked.get("publicVersionOf") ?? "";
    const publicVersionOf = uuid.test(of) ? of : null;
    const at = await now();
    try {
      const { taken: problems } = await takeFiles(request, mostBytes, async ({ name, bytes }) => {
        const outcome = await addFile(token, slug, { sentName: name, publicVersionOf, bytes }, at);
        if (outcome.ok) return outcome.value.isAfterSending ? "after-sending" : null;
        return outcome.reason;
      });
      // Whoever goes on without a file has forgotten nothing.
      return answer(problems.length === 0 && !asked.has("goOn") ? ["none"] : problems);
    } catch (error) {
      if (error instanceof BrokenForm) return answer(["cut"], 400);
      throw error;
    }
  },
  { streams: true },
);

function pageAfter(slug: string, asked: URLSearchParams, problems: (FileProblem | null)[]): string {
  const from = asked.get("from");
  const base = `/consultations/${encodeURIComponent(slug)}/respond`;
  if (problems.includes("after-sending")) return `${base}?draft=file-kept`;
  if (problems.includes("gone") || problems.includes("sent")) return `${base}?draft=gone`;
  if (asked.has("goOn") && problems.every((problem) => problem === null))
    return `${base}/${from === "check" ? "check" : "confidentiality"}`;
  const said = new URLSearchParams(from === "check" ? { from } : {});
  const added = problems.filter((problem) => problem === null).length;
  if (added > 0) said.set("added", String(added));
  for (const problem of new Set(problems)) if (problem) said.append("problem", problem);
  return `${base}/files?${said}`;
}
