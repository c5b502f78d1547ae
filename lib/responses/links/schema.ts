import { z } from "zod";

/** What a private link to a draft allows: all of it, writing answers, or reading and commenting. */
export const draftRoles = ["OWNER", "EDIT", "COMMENT"] as const;
export type DraftRole = (typeof draftRoles)[number];

export const draftRoleNames: Record<DraftRole, string> = {
  OWNER: "Everything, and sending",
  EDIT: "Write and change answers",
  COMMENT: "Read and comment",
};

export const linkAddressSchema = z
  .string()
  .trim()
  .max(320)
  .pipe(z.email("Enter an email address in the form name@example.org"));

export const invitationSchema = z.object({
  email: linkAddressSchema,
  role: z.enum(["EDIT", "COMMENT"], "Choose what your colleague can do"),
});

export type DraftLinkInList = {
  id: string;
  recipient: string;
  role: DraftRole;
  createdAt: Date;
  revokedAt: Date | null;
};
