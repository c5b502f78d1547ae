import { z } from "zod";

/** What a private link to a draft allows: all of it, writing answers, reading and commenting, or reading and approving. */
export const draftRoles = ["OWNER", "EDIT", "COMMENT", "APPROVE"] as const;
export type DraftRole = (typeof draftRoles)[number];

export const draftRoleNames: Record<DraftRole, string> = {
  OWNER: "Everything, and sending",
  EDIT: "Write and change answers",
  COMMENT: "Read and comment",
  APPROVE: "Read, and approve before it is sent",
};

export const linkAddressSchema = z
  .string()
  .trim()
  .max(320)
  .pipe(z.email("Enter an email address in the form name@example.org"));

export const invitationSchema = z.object({
  email: linkAddressSchema,
  role: z.enum(["EDIT", "COMMENT", "APPROVE"], "Choose what your colleague can do"),
});

export type DraftLinkInList = {
  id: string;
  recipient: string;
  role: DraftRole;
  createdAt: Date;
  revokedAt: Date | null;
};
