import { randomUUID } from "node:crypto";
import type { Actor, Role } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";

/** Somebody of `role`, with clearance unless told otherwise; invented, on a reserved domain. */
export async function person(role: Role, { hasClearance = true } = {}): Promise<Actor> {
  const email = `${role.toLowerCase()}-${randomUUID()}@staff.example.org`;
  return db().user.create({
    data: { email, name: `A ${role.toLowerCase().replaceAll("_", " ")}`, role, hasClearance },
    select: { id: true, name: true, email: true, role: true, hasClearance: true },
  });
}
