import type { Period } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { Database } from "#lib/db/client.ts";
import { findBasis } from "../basis/queries.ts";
import { changedBetween, sayChanged } from "../basis/rules.ts";
import type { Basis } from "../basis/schema.ts";
import { findPackFacts } from "../queries.ts";
import { whatBlocks } from "../rules.ts";
import { packManifestSchema } from "../schema.ts";

type Why = { text: string; paragraphs: readonly number[] };

const since = (version: number, then: Basis, now: Basis): Why[] => {
  const text = sayChanged(version, changedBetween(then, now));
  return text ? [{ text, paragraphs: [24] }] : [];
};

/** What is red now, and what of what a pack was built from is no longer so; empty: it may leave, and be recorded as submitted. */
export async function whyNotAsBuilt(
  tx: Database,
  consultation: Period & { id: string; content: ConsultationContent },
  pack: { version: number; manifest: unknown },
  now: Date,
): Promise<Why[]> {
  const red = whatBlocks(await findPackFacts(consultation, now, tx));
  const { basis } = packManifestSchema.parse(pack.manifest);
  return [
    ...red.map(({ text, paragraphs }) => ({ text, paragraphs })),
    ...since(pack.version, basis, await findBasis(consultation, tx)),
  ];
}
