import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { disconnect } from "#lib/db/client.ts";
import { stopSender } from "#lib/jobs/commands.ts";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { fullContent, sentResponse } from "#prisma/factories/response.ts";
import { amendedResponse, secretContent, withdrawnResponse } from "#prisma/factories/triage.ts";
import { connectToPortal } from "./portal-database.ts";

export type StaffWork = {
  path: string;
  open: string;
  marked: string;
  whole: string;
  amended: string;
  withdrawn: string;
};

/**
 * A consultation of its own for one journey, with responses: an open one, one with a marked passage, one marked as a whole, an amended one,
 * and, where it is asked for, a withdrawn one.
 */
export async function prepareStaffWork(title: string, { isOneWithdrawn = false } = {}): Promise<StaffWork> {
  await connectToPortal();
  const content: ConsultationContent = await publishedConsultation({ title });
  const full = fullContent(content);
  const send = async (changes: Partial<typeof full>) =>
    (await sentResponse(content, { ...full, ...changes })).reference;
  const from = (organisation: string) => ({ ...full.respondent, organisation });
  const open = await send({ respondent: from("Alder Metering"), positions: {} });
  const marked = (await sentResponse(content, { ...secretContent(content), respondent: from("Birch Networks") }))
    .reference;
  const whole = await send({
    respondent: from("Cedar Supply"),
    marks: [{ level: "whole", reason: "Our tender is open until June." }],
  });
  const amended = await send({ respondent: from("Damson Grid") });
  await amendedResponse(content, amended, { ...full, respondent: from("Damson Grid"), general: "A second thought." });
  let withdrawn = "";
  if (isOneWithdrawn) {
    withdrawn = await withdrawnResponse(content, { ...full, respondent: from("Elder Energy") });
  }
  await stopSender();
  await disconnect();
  return { path: `/staff/consultations/${content.slug}`, open, marked, whole, amended, withdrawn };
}
