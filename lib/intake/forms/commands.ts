import { Readable } from "node:stream";
import { recordEvent } from "#lib/audit/commands.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { dropBytes, keepBytes, storeFile } from "#lib/files/commands.ts";
import { keptText } from "#lib/kept-text.ts";
import { refused } from "#lib/outcome.ts";
import { readFormFile } from "#lib/responses/form-file/rules.ts";
import { largestFile } from "#lib/responses/form-file/schema.ts";
import { type About, decide } from "../commands.ts";
import { isFilledIn, withForm } from "./rules.ts";

const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Reads a filled-in response form, which staff received with or after a message or letter, into a new reading of it. The form is kept as
 * it came and goes into the register with the response; readings before it stay. Whoever uploads it has typed the letter in: another
 * person checks it.
 */
export async function readFormInto(
  actor: Actor,
  consultation: About,
  id: string,
  readingNumber: number,
  file: { name: string; bytes: Buffer },
) {
  const read = await readFormFile(file.bytes, consultation);
  if (!read.ok) return read;
  if (!isFilledIn(read.value)) return refused("blank-form");
  const kept = await keepBytes(Readable.from([file.bytes]), largestFile);
  if (!kept.ok) return refused("too-large");
  let isStored = false;
  try {
    const outcome = await decide(
      actor,
      consultation,
      id,
      readingNumber,
      "mail.reinterpreted",
      async (tx, { reading }) => {
        const formFileId = await storeFile(tx, kept.value, file.name, wordType);
        const name = keptText(file.name);
        // What an earlier form said gives way; what the sender wrote beside it stays.
        const beside = reading.form === null ? reading : { ...reading, answers: {}, general: "" };
        const next = withForm(beside, { ...read.value, name });
        const why = `Read from the form ${name}.`;
        await tx.incomingMailReading.createMany({
          data: {
            mailId: id,
            number: readingNumber + 1,
            content: { ...next, why },
            readById: actor.id,
            formFileId,
          },
        });
        await recordEvent(tx, {
          action: "mail.reinterpreted",
          actor,
          consultationId: consultation.id,
          subject: id,
          detail: { reading: readingNumber + 1, verdict: next.verdict, form: kept.value.sha256 },
        });
        return { ok: true as const, value: { readingNumber: readingNumber + 1 } };
      },
    );
    isStored = outcome.ok;
    return outcome;
  } finally {
    if (!isStored) await dropBytes(kept.value.fileId);
  }
}
