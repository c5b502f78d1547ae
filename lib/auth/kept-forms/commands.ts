import { createHash } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { type KeptForm, keptFormSchema } from "./schema.ts";

const hashOf = (token: string) => createHash("sha256").update(`kept form ${token}`).digest("hex");
const keyOf = (token: string) => createHash("sha256").update(`seal ${token} ${env().AUTH_SECRET}`).digest();

/** Keeps what somebody typed for them and for the browser that holds `token`: sealed, so that it can be read with that token alone. */
export async function keepForm(userId: string, token: string, form: KeptForm): Promise<void> {
  const sealed = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(form)))
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .encrypt(keyOf(token));
  await db().keptForm.createMany({ data: { tokenHash: hashOf(token), userId, sealed } });
}

/** What was kept under a token, for the person who typed it and nobody else; null when nothing was, or a day has passed. */
export async function findKeptForm(userId: string, token: string, now: Date): Promise<KeptForm | null> {
  const found = await db().keptForm.findFirst({
    where: { tokenHash: hashOf(token), userId, keptAt: { gt: new Date(now.getTime() - 86_400_000) } },
    select: { sealed: true },
  });
  if (!found) return null;
  const { plaintext } = await compactDecrypt(found.sealed, keyOf(token));
  return keptFormSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
}

/** Forgets it, once its author has it back. */
export async function dropKeptForm(userId: string, token: string): Promise<void> {
  await db().keptForm.deleteMany({ where: { tokenHash: hashOf(token), userId } });
}
