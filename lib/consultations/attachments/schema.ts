import { z } from "zod";

/** What a file of a consultation's is for. */
export const attachmentKinds = [
  "CONSULTATION_DOCUMENT",
  "FINAL_DRAFT",
  "REDLINE",
  "DESIGNATED_REDLINE",
  "EVIDENCE",
] as const;
export const attachmentKindSchema = z.enum(attachmentKinds);
export type AttachmentKind = z.infer<typeof attachmentKindSchema>;

export const attachmentKindNames: Record<AttachmentKind, string> = {
  CONSULTATION_DOCUMENT: "Consultation document",
  FINAL_DRAFT: "Final draft",
  REDLINE: "Redline",
  DESIGNATED_REDLINE: "Redline, submitted to designated",
  EVIDENCE: "Evidence",
};

/** What the person says about the file; with no title its own name serves. */
export const attachmentWordsSchema = z.object({
  kind: attachmentKindSchema,
  title: z
    .string()
    .transform((value) =>
      value
        .replace(/[\p{Cc}\s]+/gu, " ")
        .toWellFormed()
        .trim()
        .slice(0, 300),
    )
    .default(""),
});
export type AttachmentWords = z.infer<typeof attachmentWordsSchema>;

export type AttachmentForStaff = {
  id: string;
  kind: AttachmentKind;
  fileId: string;
  title: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  addedBy: string;
  addedAt: Date;
};
