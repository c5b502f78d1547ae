import { confirmLink, linkResponses, takeBackLink } from "#lib/responses/relations/commands.ts";
import { decideLate } from "#lib/triage/lateness/commands.ts";
import { lateOutcomes } from "#lib/triage/lateness/schema.ts";
import { decidable, type Link, type Model, type SentResponse } from "../model.ts";
import type { World } from "../world.ts";
import { type Act, type Chance, must, pick } from "./act.ts";

const standing = (model: Model) => model.links.filter(({ isTakenBack }) => !isTakenBack);

async function linkTwo(model: Model, world: World, { one, other }: Chance, kind: Link["kind"]): Promise<void> {
  const [first, second] = [one % model.responses.length, other % model.responses.length];
  const references = [model.responses[first]?.reference ?? "", model.responses[second]?.reference ?? ""] as const;
  const reason = "One sender, as the letter says.";
  const made = await linkResponses(world.caseworker, world.consultation.id, { references, kind, reason });
  if (made.ok)
    model.links.push({ id: made.value.id, kind, between: [first, second], isConfirmed: false, isTakenBack: false });
}

const late = ({ responses }: Model) => responses.filter((response) => decidable(response).length > 0);

/** Decides on one late version, over what was decided on it before. */
async function decide(world: World, response: SentResponse, place: number, chance: number): Promise<void> {
  const version = response.versions[place];
  if (!version) throw new Error(`there is no version ${place}`);
  const outcome = pick(lateOutcomes, chance);
  const seen = `${response.reference} ${place}`;
  const decision = { version: place + 1, outcome, reason: "We say so.", seenId: world.decisions.get(seen) ?? "" };
  const { id } = must(await decideLate(world.owner, world.consultation, response.reference, decision, world.now()));
  world.decisions.set(seen, id);
  version.decided = outcome;
}

/** Everything late that nobody has decided on is considered: nothing is submitted before. */
export async function considerAll(model: Model, world: World): Promise<void> {
  for (const response of late(model))
    for (const place of decidable(response))
      if (response.versions[place]?.decided === null) await decide(world, response, place, 0);
}

export const links: Record<string, Act> = {
  "link as a replacement": {
    weight: 4,
    isPossible: ({ responses }) => responses.length > 1,
    perform: (model, world, chance) => linkTwo(model, world, chance, "REPLACEMENT"),
  },
  "link as a supplement": {
    weight: 2,
    isPossible: ({ responses }) => responses.length > 1,
    perform: (model, world, chance) => linkTwo(model, world, chance, "SUPPLEMENT"),
  },
  "confirm a link": {
    weight: 4,
    isPossible: (model) => standing(model).some(({ isConfirmed }) => !isConfirmed),
    async perform(model, world, { one }) {
      const waiting = standing(model).filter(({ isConfirmed }) => !isConfirmed);
      const link = pick(waiting, one);
      link.isConfirmed = (await confirmLink(world.owner, world.consultation.id, link.id)).ok;
    },
  },
  "take a link back": {
    weight: 1,
    isPossible: (model) => standing(model).length > 0,
    async perform(model, world, { one }) {
      const link = pick(standing(model), one);
      must(await takeBackLink(world.owner, world.consultation.id, link.id, "Two senders after all."));
      link.isTakenBack = true;
    },
  },
  "decide on a late one": {
    weight: 3,
    isPossible: (model) => late(model).length > 0,
    async perform(model, world, { one, other, third }) {
      const response = pick(late(model), one);
      await decide(world, response, pick(decidable(response), third), other);
    },
  },
};
