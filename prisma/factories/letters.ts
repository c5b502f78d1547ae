import type { Letter } from "#lib/mail/schema.ts";
import { composeAcknowledgements } from "#lib/responses/acknowledgements/queries.ts";

/** The letter that acknowledges one version, as the job would write it. */
export async function acknowledgementOf(versionId: string): Promise<Letter> {
  const [letter] = await composeAcknowledgements([versionId]);
  if (letter?.status !== "fulfilled") throw new Error("it cannot be written", { cause: letter?.reason });
  return letter.value;
}
