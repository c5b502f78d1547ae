import fc from "fast-check";
import type { Act, Chance } from "./acts/act.ts";
import { gates } from "./acts/gates.ts";
import { letters } from "./acts/letters.ts";
import { links } from "./acts/links.ts";
import { period } from "./acts/period.ts";
import { responding } from "./acts/responding.ts";
import type { Model } from "./model.ts";
import type { World } from "./world.ts";

const acts: Record<string, Act> = { ...responding, ...letters, ...links, ...period, ...gates };

/** Of the acts that are possible now one, by their weights; `roll` below 1. */
function chosen(model: Model, roll: number): [name: string, act: Act] {
  const possible = Object.entries(acts).filter(([, act]) => act.isPossible(model));
  let left = roll * possible.reduce((sum, [, { weight }]) => sum + weight, 0);
  const found = possible.find(([, { weight }]) => {
    left -= weight;
    return left < 0;
  });
  if (!found) throw new Error("nothing is possible");
  return found;
}

/** The next act, whichever chance makes it of those that are possible then: so no history is short because much of it could not be. */
class NextAct implements fc.AsyncCommand<Model, World> {
  private name = "nothing yet";
  private readonly roll: number;
  private readonly chance: Chance;
  constructor(roll: number, chance: Chance) {
    this.roll = roll;
    this.chance = chance;
  }
  check = () => true;
  async run(model: Model, world: World): Promise<void> {
    const [name, act] = chosen(model, this.roll);
    this.name = name;
    await world.tick();
    await act.perform(model, world, this.chance);
  }
  toString = () => `${this.name} (${Object.values(this.chance).join(" ")})`;
}

const chance: fc.Arbitrary<Chance> = fc.record({
  one: fc.nat(60),
  other: fc.nat(60),
  third: fc.nat(60),
  isMarked: fc.boolean(),
});

/** Random orders of acts, at most 25 of them. */
export const someActs = fc.commands(
  [fc.tuple(fc.nat(999), chance).map(([roll, decided]) => new NextAct(roll / 1000, decided))],
  { maxCommands: 25, size: "max" },
);
