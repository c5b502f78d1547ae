import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db, isUniqueViolation } from "#lib/db/client.ts";
import { dropBytes, storeFile } from "#lib/files/commands.ts";
import { kindOf, readWhole } from "#lib/files/queries.ts";
import type { KeptBytes } from "#lib/files/schema.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import type { FormSource } from "#lib/responses/form-file/layout/rules.ts";
import { readFormFile } from "#lib/responses/form-file/rules.ts";
import { largestFile } from "#lib/responses/form-file/schema.ts";
import type { Texts } from "#lib/responses/schema.ts";
import type { About } from "../commands.ts";
import { isFilledIn, withForm } from "../forms/rules.ts";
import type { MailReading } from "../schema.ts";

/** A letter that nobody typed in yet: what its typist says next is the reading that goes into the register. */
const emptyReading: MailReading = {
  isResponse: true,
  verdict: "unclear",
  evidence: [],
  passages: [],
  reason: null,
  answers: {},
  general: "",
  respondent: { capacity: "self", organisation: "", name: "", role: "", email: "" },
  receivedAt: null,
  why: "",
  form: null,
};

async function readingOfLetter(
  form: FormSource & { texts: Texts },
  name: string,
  { fileId, size }: KeptBytes,
): Promise<MailReading> {
  if (size > largestFile) return emptyReading;
  const read = await readFormFile(await readWhole(fileId, size), form);
  return read.ok && isFilledIn(read.value) ? withForm(emptyReading, { ...read.value, name }) : emptyReading;
}

/**
 * Keeps the scan of a letter, byte for byte. Staff then type it in beside it (`rereadMail`) with the date of its arrival, and a second
 * person checks it against the scan and takes it into the register (`takeIn`). Where it is a filled-in form of ours, its answers are read
 * already. Gives its id.
 */
export async function keepLetter(
  actor: Actor,
  { id: consultationId, ...consultation }: Pick<About, "id" | "content" | "version" | "closesAt" | "texts">,
  name: string,
  kept: KeptBytes,
): Promise<Outcome<{ id: string }, "not-permitted" | "kind-not-taken" | "known">> {
  const event = { action: "mail.kept", actor, consultationId } as const;
  const isPermitted = isEverPermitted(actor.role, "take-in-mail");
  const mediaType = isPermitted ? await kindOf(kept, name) : null;
  if (!mediaType) {
    await dropBytes(kept.fileId);
    const why = isPermitted ? "kind-not-taken" : "not-permitted";
    await recordEvent(db(), { ...event, subject: kept.sha256, isRefused: true, detail: { why } });
    return refused(why);
  }
  const reading = await readingOfLetter(consultation, name, kept);
  try {
    return await db().$transaction(async (tx) => {
      const fileId = await storeFile(tx, kept, name, mediaType);
      const letter = await tx.incomingMail.create({
        data: {
          consultationId,
          channel: "POST",
          fileId,
          sha256: kept.sha256,
          broughtById: actor.id,
          subject: name,
          readings: { create: { number: 1, content: reading, readById: actor.id } },
        },
        select: { id: true },
      });
      await recordEvent(tx, { ...event, subject: letter.id, detail: { channel: "POST", sha256: kept.sha256 } });
      return done(letter);
    });
  } catch (error) {
    await dropBytes(kept.fileId);
    if (isUniqueViolation(error)) return refused("known");
    throw error;
  }
}
