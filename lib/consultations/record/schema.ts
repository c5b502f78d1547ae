import type { PublicStep } from "#lib/approvals/public-steps.ts";
import type { PublicClarification } from "#lib/clarifications/schema.ts";
import type { Extension } from "../periods/schema.ts";
import type { ConsultationContent } from "../schema.ts";

/** A consultation with its text as the public reads it. */
export type PublicConsultation = {
  slug: string;
  version: number;
  content: ConsultationContent;
  opensAt: Date;
  closesAt: Date;
  /** The close as first published, where it was extended since. */
  extendedFrom: Date | null;
  /** How it came to be the close, the first extension first (S28.7). */
  extensions: Extension[];
  publishedAt: Date;
};

/** A text as it was published: its words never change. */
export type PublicVersion = {
  number: number;
  /** As printed, without what was decided on the period since. */
  content: ConsultationContent;
  contentHash: string;
  /** Why there was a further version; null for the first. */
  reason: string | null;
  publishedAt: Date;
};

/** A file published with a version of the text (§23). `id` is the attachment's in the text; `size` in bytes; `sha256` hexadecimal. */
export type PublicAttachment = {
  version: number;
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
};

export type PublicSealed = { number: number; count: number; sealedAt: Date };

/** What stood on record of the instrument's way from a moment on. */
export type PublicSteps = { recordedAt: Date; steps: PublicStep[] };

/** Everything that the public may read of a consultation, each list the first first. */
export type PublicRecord = {
  consultation: PublicConsultation;
  versions: PublicVersion[];
  attachments: PublicAttachment[];
  clarifications: PublicClarification[];
  seals: PublicSealed[];
  recorded: PublicSteps[];
};

/** A paragraph that a version changed; null where it did not stand before, or does not any more. */
export type CorrectedParagraph = { number: number; was: string | null; is: string | null };

/** What a version changed, when and why: said beside the paragraphs concerned and in a list (§§23, 26, 33; part 4, item 20). */
export type Correction = {
  version: number;
  /** The version that it took the place of. */
  previous: number;
  publishedAt: Date;
  reason: string;
  paragraphs: CorrectedParagraph[];
  /** What else changed, in words. */
  others: string[];
};

/** A consultation as everybody reads it, now or as it stood at a moment. */
export type PublicView = {
  consultation: PublicConsultation;
  versions: Omit<PublicVersion, "content">[];
  /** The newest first. */
  corrections: Correction[];
  /** Those of the text that is shown. */
  attachments: PublicAttachment[];
  /** The newest first. */
  clarifications: PublicClarification[];
  seals: PublicSealed[];
  steps: PublicStep[];
};
