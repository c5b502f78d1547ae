import type { Role } from "#lib/auth/schema.ts";
import { lookFindings } from "./looks.ts";
import { firstOf, type PackFacts, type PackFinding, type Recipient } from "./schema.ts";

const listed = (numbers: readonly number[]) =>
  numbers
    .slice(0, 10)
    .map((number) => `D-${number}`)
    .join(", ") + (numbers.length > 10 ? " and others" : "");
const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;

const decisions: Record<
  Exclude<NonNullable<PackFacts["decision"]>["outcome"], "submit-as-consulted" | "submit-amended">,
  string
> = {
  "re-consult": "DCC decided to consult again: this consultation leads to no submission.",
  "do-not-proceed": "DCC decided not to proceed: nothing is submitted.",
};

function whyNotDecided({ decision }: PackFacts): string | null {
  if (!decision) return "DCC has not recorded its decision to submit, subject to the responses received.";
  const { outcome } = decision;
  return outcome === "submit-as-consulted" || outcome === "submit-amended" ? null : decisions[outcome];
}

function conditionText({ condition: { state, clause }, hasDraft }: PackFacts): string | null {
  switch (state) {
    case "edited-away":
      return `The final draft does not hold the words of ${clause} as whole sentences, as they were recorded as the condition that the PMA approves.`;
    case "not-mapped":
      return "Nobody has recorded, and confirmed, which clause of the draft holds the condition that the PMA approves.";
    case "unread":
      return hasDraft
        ? `The words of the final draft could not be read, or not yet: whether ${clause} still holds the condition that the PMA approves was not checked.`
        : null;
    default:
      return null;
  }
}

const conditionCodes: Partial<Record<PackFacts["condition"]["state"], string>> = {
  "edited-away": "condition-gone",
  "not-mapped": "condition-not-mapped",
  unread: "condition-unread",
};

/** The decision as it stands is put right; where there is none, it is recorded. */
const decisionPath = ({ decision }: PackFacts) =>
  `approvals/submission-decision${decision ? `?replaces=${decision.id}` : ""}`;

type Finding = [code: string, text: string | false | null, path: string, paragraphs?: readonly number[]];

const listing = (level: PackFinding["level"], findings: readonly Finding[]): PackFinding[] =>
  findings.flatMap(([code, text, path, paragraphs = [24]]) => (text ? [{ code, level, text, paragraphs, path }] : []));

/** What nobody can explain away: each is asked again when the pack leaves, and when its submission is recorded. */
function redFindings(facts: PackFacts): PackFinding[] {
  const { unread, mail, undecidedLate, condition, withoutReply, withUncheckedTitle, lastNumber, sealedTo } = facts;
  return listing("red", [
    [
      "not-closed",
      !facts.isClosed &&
        `The consultation closes at ${facts.closing}. The pack holds every response received, so it is built after that.`,
      "",
    ],
    ["no-decision", whyNotDecided(facts), decisionPath(facts), [20, 24]],
    [
      "unread",
      unread.count > 0 &&
        `${many(unread.count, "response has", "responses have")} not been read in full by anyone${firstOf(unread)}.`,
      "responses?read=unread",
    ],
    [
      "mail-waiting",
      mail.waiting > 0 &&
        `${many(mail.waiting, "message or letter waits", "messages and letters wait")} for a person to say what it is: take in, place, hand on or set aside each of them.${mail.automatic > 0 ? ` A list or a machine sent ${mail.automatic.toLocaleString("en-GB")} of them; a response can have come that way too.` : ""}`,
      "intake",
    ],
    [
      "late-undecided",
      undecidedLate.count > 0 &&
        `Whether ${many(undecidedLate.count, "late response is", "late responses are")} considered has not been decided${firstOf(undecidedLate)}.`,
      "responses?late=undecided",
      [24, 28],
    ],
    ["no-draft", !facts.hasDraft && "The final draft is missing.", "pack"],
    ["no-redline", !facts.hasRedline && "The redline of the final draft is missing.", "pack"],
    [
      "no-statement",
      !facts.hasStatement && "The statement of why the draft is fit for purpose is empty.",
      "pack/statement",
    ],
    [
      conditionCodes[condition.state] ?? "condition",
      conditionText(facts),
      condition.state === "unread" ? "pack" : decisionPath(facts),
      condition.paragraphs,
    ],
    [
      "no-reply",
      withoutReply.length > 0 && `Unresolved disagreements without a reply of DCC’s: ${listed(withoutReply)}.`,
      "disagreements?state=open",
    ],
    [
      "title-unchecked",
      withUncheckedTitle.length > 0 && `Titles that no second person has found neutral: ${listed(withUncheckedTitle)}.`,
      "disagreements",
    ],
    [
      "not-sealed",
      sealedTo < lastNumber &&
        (sealedTo === 0
          ? "No seal closes the register yet: the portal seals it by itself, soon after the close."
          : `The register is sealed up to number ${sealedTo} of ${lastNumber}: the portal seals later entries by itself, within the hour.`),
      "",
    ],
  ]);
}

function amberFindings({ areasNotRaised, notDone, linksToConfirm }: PackFacts): PackFinding[] {
  const { count } = linksToConfirm;
  return listing("amber", [
    [
      "link-unconfirmed",
      count > 0 &&
        `${many(count, "link says that one response on time replaces another, and no second person has confirmed it", "links say that one response on time replaces another, and no second person has confirmed them")}${firstOf(linksToConfirm)}. Until that is done, or the link taken back, both responses count.`,
      "responses?standing=unconfirmed",
    ],
    [
      "areas-not-raised",
      areasNotRaised > 0 &&
        `${many(areasNotRaised, "area of disagreement that a respondent named is", "areas of disagreement that respondents named are")} in no entry of the register; the pack lists ${areasNotRaised === 1 ? "it" : "them"} as unresolved, without a reply.`,
      "disagreements",
    ],
    ["not-done", notDone > 0 && `${many(notDone, "response is", "responses are")} not marked as done.`, "responses"],
  ]);
}

/**
 * What the checks of §24 find, red first (S24.6): while there is a red finding no pack is built; amber ones go into it with the
 * explanation of whoever ordered it. An empty list: nothing to say. No response at all is no fault (S24.8).
 */
export const whyNotSealable = (facts: PackFacts): PackFinding[] => [
  ...redFindings(facts),
  ...lookFindings(facts.notLookedAt),
  ...amberFindings(facts),
];

export const isBlocked = (findings: readonly PackFinding[]): boolean => findings.some(({ level }) => level === "red");

/** Why nothing may leave as things stand: what blocks, in words with its paragraphs. */
export const whatBlocks = (facts: PackFacts): PackFinding[] =>
  whyNotSealable(facts).filter(({ level }) => level === "red");

export type ReleaseReason = "same-person" | "already-released";

/** Why a pack cannot be released to a recipient by a person: whoever built it does not release it (invariant 6), and once is enough (S30.3). */
export function whyNotReleasable(
  pack: { builtById: string; releases: readonly { recipient: Recipient }[] },
  actor: { id: string },
  recipient: Recipient,
): ReleaseReason[] {
  return [
    ...(pack.builtById === actor.id ? ["same-person" as const] : []),
    ...(pack.releases.some((release) => release.recipient === recipient) ? ["already-released" as const] : []),
  ];
}

/** The body that a reader belongs to; null for everybody else. */
export function bodyOf(role: Role): Recipient | null {
  if (role === "DEPARTMENT_READER") return "DEPARTMENT";
  return role === "AUTHORITY_READER" ? "AUTHORITY" : null;
}

/** What a pack's file is called. */
export const packName = (reference: string, version: number): string => `${reference}-submission-pack-v${version}.zip`;
