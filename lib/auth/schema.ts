import { z } from "zod";

export const roles = [
  "CASEWORKER",
  "CONSULTATION_OWNER",
  "APPROVER",
  "ADMINISTRATOR",
  "DEPARTMENT_READER",
  "AUTHORITY_READER",
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Somebody signed in. Respondents have no account and are no actor here. */
export type Actor = { id: string; name: string; email: string; role: Role; hasClearance: boolean };

export const roleNames: Record<Role, string> = {
  CASEWORKER: "Caseworker",
  CONSULTATION_OWNER: "Consultation owner",
  APPROVER: "Approver",
  ADMINISTRATOR: "Administrator",
  DEPARTMENT_READER: "Reader for the Department",
  AUTHORITY_READER: "Reader for the Authority",
};

export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().max(320).pipe(z.email("Enter an email address, like name@example.org")),
  password: z.string().min(1, "Enter your password").max(1000, "That is longer than any password here"),
});
