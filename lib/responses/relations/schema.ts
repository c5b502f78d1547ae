import { z } from "zod";
import { textUpTo } from "#lib/kept-text.ts";

/** How a later response of a sender belongs to an earlier one: sent instead of it, or to add to it. */
export const linkKinds = ["REPLACEMENT", "SUPPLEMENT"] as const;
export const linkKindSchema = z.enum(linkKinds, "Choose whether it replaces the other one or adds to it");
export type LinkKind = z.infer<typeof linkKindSchema>;

const reason = textUpTo(2_000)
  .transform((text) => text.trim())
  .refine((text) => text !== "", "Give the reason");

/** What the form for linking sends; `other` is a reference as people type it. */
export const linkSchema = z.object({
  other: z
    .string()
    .transform((value) => value.trim().toUpperCase())
    .refine((value) => value !== "", "Give the reference of the other response"),
  kind: linkKindSchema,
  reason,
});

export const takeBackSchema = z.object({ link: z.uuid(), reason });

export type LinkRefusal = "not-permitted" | "not-found" | "itself" | "withheld" | "linked" | "adds-already";

/** Another response of the same sender, as pages and packs name it. */
export type Related = {
  /** Null where this reader may not know which one it is: one of the two is marked (SX.4). */
  reference: string | null;
  channel: "WEB" | "EMAIL" | "POST";
  /** Of its newest version. */
  receivedAt: Date;
  /** None of its versions was on time. */
  isLate: boolean;
};

/** How a response stands to others of its sender, as links have it. */
export type Standing = {
  /** By its links; whether its author withdrew it is another matter. */
  isCounted: boolean;
  /** The response that stands for this one; null: none does, or this one stands for itself. */
  place: Related | null;
  /** Late, considered, and read beside the one that counts. */
  isBeside: boolean;
  /** Those that this one stands for, without those considered beside it. */
  standsFor: Related[];
  /** Late ones that are considered beside this one. */
  besides: Related[];
  /** The counting response that this one adds to. */
  addsTo: Related | null;
  /** The response that it was linked to as a supplement, whatever became of that; null: none. */
  base: Related | null;
  /** Counting ones that add to this one. */
  addedBy: Related[];
};

/** A link as it was made, for the pages of both its responses. */
export type LinkOfResponse = {
  id: string;
  kind: LinkKind;
  /** The other response's reference; null, as the reason is, where this reader may not know it (SX.4). */
  other: string | null;
  /** Whether the response whose page it is came later. */
  isLater: boolean;
  reason: string | null;
  linkedById: string;
  linkedBy: string;
  linkedAt: Date;
  confirmed: { by: string; at: Date } | null;
  takenBack: { by: string; at: Date; reason: string | null } | null;
  /** Both were on time, and no second person has confirmed: it takes nothing out of the count. */
  isWaiting: boolean;
};

/** A response as the page shows it before it is linked with another. */
export type OneOfPair = {
  reference: string;
  receivedAt: Date;
  isLate: boolean;
  /** The questions and further boxes on which it says or chooses anything. */
  answered: string[];
};

/** The earlier one first. */
export type Pair = readonly [OneOfPair, OneOfPair];
