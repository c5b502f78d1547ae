import type { Model } from "../model.ts";
import type { World } from "../world.ts";

/** What chance decides of one act: which response, link or position, and whether there is a mark or an extra box. */
export type Chance = { one: number; other: number; third: number; isMarked: boolean };

export type Act = {
  /** How often it is chosen beside the others. */
  weight: number;
  isPossible(model: Model): boolean;
  perform(model: Model, world: World, chance: Chance): Promise<void>;
};

export const pick = <T>(from: readonly T[], chance: number): T => {
  const picked = from[chance % from.length];
  if (picked === undefined) throw new Error("there is nothing to choose from");
  return picked;
};

export const must = <T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};
