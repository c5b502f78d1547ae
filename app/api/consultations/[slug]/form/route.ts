import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { formFileOf } from "#lib/responses/form-file/rules.ts";

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The response form as a Word file, blank: for answering offline. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const consultation = await findPublicConsultation((await params).slug);
  if (!consultation) return new Response("Not found", { status: 404 });
  const { slug } = consultation;
  return new Response(Buffer.from(await formFileOf(consultation)), {
    headers: {
      "Content-Type": docx,
      "Content-Disposition": `attachment; filename="response-form-${slug}.docx"`,
      "Cache-Control": "no-cache",
    },
  });
}
