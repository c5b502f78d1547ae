import { expect } from "vitest";
import { confirmSubmission, proposeSubmission, recordGate, recordUnsaid } from "#lib/approvals/commands.ts";
import type { Gate, GateEntry } from "#lib/approvals/schema.ts";
import { londonDate } from "#lib/dates.ts";
import { plan } from "#prisma/factories/gates.ts";
import { conditionSentence } from "#prisma/factories/packs.ts";
import { asTheyStand, isOpen, type WrittenGate, whatHolds } from "../gates.ts";
import type { Model } from "../model.ts";
import type { World } from "../world.ts";
import { type Act, type Chance, must, pick } from "./act.ts";
import { answerAll } from "./letters.ts";
import { considerAll } from "./links.ts";

const submitting = {
  reason: "No response asks for a change of substance.",
  clause: "clause 4.2",
  words: conditionSentence,
  isClauseConfirmed: true,
};
const notSubmitting = { reason: "We say so.", clause: null, words: null, isClauseConfirmed: false };

/** The gates that a history passes but the submission, each as it would be recorded, with the outcome that chance picks. */
const entries = {
  SSC_VIEWS: () => ({ ...plan.SSC_VIEWS, outcome: "sought-none-came", evidenceFileId: null, detail: { views: null } }),
  PMA_DECISION: ({ standing, file, chance }) => ({
    ...plan.PMA_DECISION,
    outcome: pick(["approved", "approved", "deferred", "refused"] as const, chance),
    evidenceFileId: file,
    detail: { ...plan.PMA_DECISION.detail, viewsId: standing.SSC_VIEWS?.id ?? "" },
  }),
  CONCLUSION: () => plan.CONCLUSION,
  SUBMISSION_DECISION: ({ chance }) => {
    const outcome = pick(
      ["submit-as-consulted", "submit-amended", "submit-as-consulted", "re-consult", "do-not-proceed"] as const,
      chance,
    );
    const detail = outcome.startsWith("submit") ? submitting : notSubmitting;
    return { ...plan.SUBMISSION_DECISION, outcome, detail };
  },
  DEPARTMENT_DECISION: ({ chance }) => ({
    ...plan.DEPARTMENT_DECISION,
    outcome: pick(["approved", "returned", "approved", "refused"] as const, chance),
    detail: { note: "Say more on §18." },
  }),
  REDESIGNATION: ({ on }) => ({
    ...plan.REDESIGNATION,
    detail: { effectOn: on, reason: "As the Department asks.", isAuthorised: true },
  }),
  SEC_ADMINISTRATOR_NOTIFIED: () => plan.SEC_ADMINISTRATOR_NOTIFIED,
  CERTIFICATE_ISSUED: () => plan.CERTIFICATE_ISSUED,
  CERTIFICATE_PROVIDED: () => plan.CERTIFICATE_PROVIDED,
} as const satisfies Partial<Record<Gate, (given: Given) => GateEntry>>;

type Given = {
  standing: Partial<Record<Gate, WrittenGate>>;
  file: string;
  on: ReturnType<typeof londonDate>;
  chance: number;
};
type Passed = keyof typeof entries;
const passed = Object.keys(entries) as Passed[];
const isPassed = (gate: Gate): gate is Passed => passed.some((each) => each === gate);

/** Records that a gate was passed today, or puts a record of it right. */
async function record(model: Model, world: World, gate: Passed, chance: number, replaces: WrittenGate | null = null) {
  await world.tick();
  const before = replaces ? asTheyStand(model.gates) : model.gates;
  const below = replaces
    ? before.slice(0, before.indexOf(replaces)).map((each) => ({ ...each, replacesId: null }))
    : before;
  const { standing } = whatHolds(below);
  const on = londonDate(world.now());
  const written = entries[gate]({ standing, file: await world.minutes(), on, chance });
  const entry: GateEntry = { ...written, decidedOn: on, replacesId: replaces?.id ?? null };
  const { id } = must(await recordGate(world.approver, world.consultation, entry, world.now()));
  const { outcome, replacesId } = entry;
  const viewsId = entry.gate === "PMA_DECISION" ? entry.detail.viewsId : undefined;
  model.gates.push({ id, gate, outcome, replacesId, viewsId });
}

const afterTheClose: readonly Gate[] = ["CONCLUSION", "SUBMISSION_DECISION"];
const recordable = (model: Model) =>
  passed.filter((gate) => (model.isClosed || !afterTheClose.includes(gate)) && isOpen(gate, model.gates));

/** A record in whose place another one can be put: what stands before it lets it be made. */
const correctable = ({ gates }: Model) => {
  const { doubted } = whatHolds(gates);
  const outcomesVary: readonly Gate[] = ["SSC_VIEWS", "PMA_DECISION", "SUBMISSION_DECISION", "DEPARTMENT_DECISION"];
  return asTheyStand(gates).filter((each) => outcomesVary.includes(each.gate) && !doubted.includes(each));
};

const submittable = (model: Model) => model.isClosed && !model.isExtended && isOpen("SUBMISSION", model.gates);

/**
 * DCC submits otherwise than by a pack built here, by two people: not before every message is placed, everything late decided on and
 * everything read.
 */
async function submit(model: Model, world: World): Promise<void> {
  const { owner, approver } = world;
  const on = londonDate(world.now());
  const entry = { ...plan.SUBMISSION, decidedOn: on, detail: { packVersion: null, otherwise: "On paper." } };
  const propose = () => proposeSubmission(owner, world.consultation, entry, world.now());
  const isWaiting = model.letters.some(({ kind }) => kind === null);
  if (isWaiting) expect(await propose(), "nothing is submitted while a message waits").toMatchObject({ ok: false });
  await answerAll(model, world);
  await considerAll(model, world);
  await world.readyToSubmit();
  await world.tick();
  const proposed = must(await propose());
  const { id } = must(await confirmSubmission(approver, world.consultation, proposed.id, world.now()));
  model.gates.push({ id, gate: "SUBMISSION", outcome: "submitted", replacesId: null });
}

async function unsay(model: Model, world: World, said: WrittenGate): Promise<void> {
  await world.tick();
  const taken = { gate: said.gate, replacesId: said.id, reason: "It did not happen." };
  const { id } = must(await recordUnsaid(world.owner, world.consultation, taken, world.now()));
  model.gates.push({ id, gate: said.gate, outcome: "did-not-happen", replacesId: said.id });
}

/** Whatever was decided before: DCC has concluded, has decided to submit, and nothing was submitted since. */
export async function comeToSubmission(model: Model, world: World): Promise<void> {
  await world.papers();
  await decideToSubmit(model, world);
  // With a decision that is put right again, the submission that rested on it stands again: it is returned first.
  if (!isOpen("SUBMISSION", model.gates)) await decideToSubmit(model, world);
}

async function decideToSubmit(model: Model, world: World): Promise<void> {
  const standing = () => whatHolds(model.gates).standing;
  if (!standing().CONCLUSION) await record(model, world, "CONCLUSION", 0);
  if (standing().SUBMISSION && !standing().DEPARTMENT_DECISION) await record(model, world, "DEPARTMENT_DECISION", 1);
  const answer = standing().DEPARTMENT_DECISION;
  if (answer && answer.outcome !== "returned") await record(model, world, "DEPARTMENT_DECISION", 1, answer);
  const decision = standing().SUBMISSION_DECISION;
  if (!decision || standing().DEPARTMENT_DECISION) await record(model, world, "SUBMISSION_DECISION", 0);
  else if (!decision.outcome.startsWith("submit")) await record(model, world, "SUBMISSION_DECISION", 0, decision);
}

/** The Department returns what was submitted (S24.9). */
export const comeBack = (model: Model, world: World): Promise<void> => record(model, world, "DEPARTMENT_DECISION", 1);

const someSteps = (chance: Chance) => Array.from({ length: 1 + (chance.third % 4) }, (_, step) => step);

export const gates: Record<string, Act> = {
  "pass the next gates": {
    weight: 4,
    isPossible: (model) => recordable(model).length > 0,
    async perform(model, world, chance) {
      if (model.isClosed) await world.passDecisions();
      for (const step of someSteps(chance)) {
        const gate = recordable(model)[(chance.one + step) % Math.max(1, recordable(model).length)];
        if (gate) await record(model, world, gate, chance.other + step);
      }
    },
  },
  submit: {
    weight: 4,
    isPossible: submittable,
    async perform(model, world) {
      await world.passDecisions();
      await submit(model, world);
    },
  },
  "put a gate's record right": {
    weight: 3,
    isPossible: (model) => correctable(model).length > 0,
    async perform(model, world, { one, other }) {
      const wrong = pick(correctable(model), one);
      if (isPassed(wrong.gate)) await record(model, world, wrong.gate, other, wrong);
    },
  },
  "say that a gate was not passed": {
    weight: 1,
    isPossible: ({ gates: written }) => asTheyStand(written).length > 0,
    perform: (model, world, { one }) => unsay(model, world, pick(asTheyStand(model.gates), one)),
  },
};
