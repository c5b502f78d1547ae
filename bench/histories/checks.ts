import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { checkCounted } from "./checks/counted.ts";
import { checkTally } from "./checks/figures.ts";
import { checkGates } from "./checks/records.ts";
import { checkLetters, checkWords } from "./checks/words.ts";
import type { Model } from "./model.ts";

export type Readers = { cleared: Actor; uncleared: Actor };

/** All that can be asked of one history without building a pack. */
export async function checkHistory(model: Model, consultation: ConsultationForStaff, readers: Readers): Promise<void> {
  const counted = await checkCounted(model, consultation);
  await checkWords(model, consultation, readers);
  await checkLetters(model, consultation, readers);
  await checkTally(model, counted, consultation, readers);
  await checkGates(model, consultation);
}
