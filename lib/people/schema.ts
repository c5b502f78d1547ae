import { z } from "zod";
import { type Role, roles } from "#lib/auth/schema.ts";
import { lineUpTo } from "#lib/kept-text.ts";

/** What two administrators give together: to read what is marked confidential (SX.4), or to be an administrator. */
export const accessKinds = ["clearance", "administrator"] as const;
export const accessKindSchema = z.enum(accessKinds);
export type AccessKind = (typeof accessKinds)[number];

export const accessNames: Record<AccessKind, string> = {
  clearance: "Clearance to read what is marked confidential",
  administrator: "The role of administrator",
};

/** The roles that one administrator gives alone. */
export const givenAlone = roles.filter((role) => role !== "ADMINISTRATOR");
const roleGivenAlone = z.enum(givenAlone, "Choose a role");

export const inviteSchema = z.object({
  name: lineUpTo(200).pipe(z.string().min(1, "Enter the person’s name")),
  email: lineUpTo(320)
    .transform((value) => value.toLowerCase())
    .pipe(z.email("Enter an email address, like name@example.org")),
  role: roleGivenAlone,
});
export type Inviting = z.infer<typeof inviteSchema>;

export const moveSchema = z.object({ role: roleGivenAlone });

/** The shortest password that is taken (characters); `portal add-user` asks for as many. */
export const shortestPassword = 12;

export const newPasswordSchema = z
  .object({
    password: z
      .string()
      .min(shortestPassword, `Choose a password of at least ${shortestPassword} characters`)
      .max(1000, "That is longer than any password here"),
    again: z.string(),
  })
  .refine(({ password, again }) => password === again, { path: ["again"], message: "Enter the same password again" });

/** Clearance or the administrator's role, asked for and not yet settled. */
export type OpenRequest = {
  id: string;
  userId: string;
  name: string;
  kind: AccessKind;
  requestedById: string;
  requestedBy: string;
  requestedAt: Date;
};

/** Somebody with an account, as an administrator sees them. */
export type Person = {
  id: string;
  name: string;
  email: string;
  role: Role;
  hasClearance: boolean;
  hasPassword: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  /** Sessions that are open now: how many, and when the newest was started. */
  sessions: number;
  signedInAt: Date | null;
  /** The mailed link that is still open; null: none. */
  invitation: { invitedAt: Date; expiresAt: Date } | null;
  requests: OpenRequest[];
};
