import type { Role } from "#lib/auth/schema.ts";
import { lookFindings } from "./looks.ts";
import type { PackFacts, PackFinding, PackManifest, Recipient } from "./schema.ts";

const listed = (numbers: readonly number[]) =>
  numbers
    .slice(0, 10)
    .map((number) => `D-${number}`)
    .join(", ") + (numbers.length > 10 ? " and others" : "");
const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;

const firstOf = ({ count, references }: { count: number; references: readonly string[] }) =>
  references.join(", ") + (count > references.length ? " and others" : "");

function redFindings({
  isClosed,
  closing,
  unread,
  mail,
  undecidedLate,
  hasStatement,
  condition,
}: PackFacts): PackFinding[] {
  const findings: (PackFinding | false)[] = [
    !isClosed && {
      code: "not-closed",
      level: "red",
      text: `The consultation closes at ${closing}. The pack holds every response received, so it is built after that.`,
      paragraphs: [24],
      path: "",
    },
    unread.count > 0 && {
      code: "unread",
      level: "red",
      text: `${many(unread.count, "response has", "responses have")} not been read in full by anyone: ${firstOf(unread)}.`,
      paragraphs: [24],
      path: "responses?read=unread",
    },
    mail.waiting > 0 && {
      code: "mail-waiting",
      level: "red",
      text: `${many(mail.waiting, "message or letter waits", "messages and letters wait")} for a person to say what it is: take in, place, hand on or set aside each of them.`,
      paragraphs: [24],
      path: "intake",
    },
    undecidedLate.count > 0 && {
      code: "late-undecided",
      level: "red",
      text: `Whether ${many(undecidedLate.count, "late response is", "late responses are")} considered has not been decided: ${firstOf(undecidedLate)}.`,
      paragraphs: [24, 28],
      path: "responses?late=undecided",
    },
    !hasStatement && {
      code: "no-statement",
      level: "red",
      text: "The statement of why the draft is fit for purpose is empty.",
      paragraphs: [24],
      path: "pack/statement",
    },
    condition.state === "edited-away" && {
      code: "condition-gone",
      level: "red",
      text: `The final draft does not hold the words of ${condition.clause} any more, which were recorded as the condition that the PMA approves.`,
      paragraphs: condition.paragraphs,
      path: "approvals/submission-decision",
    },
  ];
  return findings.filter((finding) => finding !== false);
}

function amberFindings(facts: PackFacts): PackFinding[] {
  const amber = (
    code: string,
    isFound: boolean,
    text: string,
    path: string,
    paragraphs: readonly number[] = [24],
  ): PackFinding[] => (isFound ? [{ code, level: "amber", text, paragraphs, path }] : []);
  const { withoutReply, withUncheckedTitle, areasNotRaised, notDone, lastNumber, sealedTo, condition, mail } = facts;
  return [
    ...amber(
      "mail-unconfirmed",
      mail.unconfirmed > 0,
      `${many(mail.unconfirmed, "automatic message was", "automatic messages were")} read as no response, and nobody has set ${mail.unconfirmed === 1 ? "it" : "them"} aside.`,
      "intake",
    ),
    ...amber("no-draft", !facts.hasDraft, "The final draft is missing, and is listed as missing in the pack.", "pack"),
    ...amber("no-redline", !facts.hasRedline, "The redline is missing, and is listed as missing in the pack.", "pack"),
    ...amber(
      "condition-not-mapped",
      condition.state === "not-mapped",
      "Nobody has recorded which clause of the draft holds the condition that the PMA approves.",
      "approvals/submission-decision",
      condition.paragraphs,
    ),
    ...amber(
      "condition-unread",
      condition.state === "unread" && facts.hasDraft,
      `The words of the final draft could not be read, or not yet: whether ${condition.clause} still holds the condition that the PMA approves was not checked.`,
      "pack",
      condition.paragraphs,
    ),
    ...amber(
      "no-reply",
      withoutReply.length > 0,
      `Unresolved disagreements without a reply of DCC’s: ${listed(withoutReply)}.`,
      "disagreements?state=open",
    ),
    ...amber(
      "title-unchecked",
      withUncheckedTitle.length > 0,
      `Titles that no second person has found neutral: ${listed(withUncheckedTitle)}.`,
      "disagreements",
    ),
    ...amber(
      "areas-not-raised",
      areasNotRaised > 0,
      `${many(areasNotRaised, "area of disagreement that a respondent named is", "areas of disagreement that respondents named are")} in no entry of the register; the pack lists ${areasNotRaised === 1 ? "it" : "them"} as unresolved, without a reply.`,
      "disagreements",
    ),
    ...amber(
      "not-done",
      notDone > 0,
      `${many(notDone, "response is", "responses are")} not marked as done.`,
      "responses",
    ),
    ...amber(
      "not-sealed",
      sealedTo < lastNumber,
      sealedTo === 0
        ? "No seal closes the register yet: the portal seals it by itself, soon after the close."
        : `The register is sealed up to number ${sealedTo} of ${lastNumber}: the portal seals later entries by itself, within the hour.`,
      "",
    ),
  ];
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

export type ReleaseReason = "same-person" | "already-released" | "incomplete";

/** Why a pack cannot be released to a recipient: whoever built it does not release it (invariant 6), and it holds every response (S24.3). */
export function whyNotReleasable(
  pack: { builtById: string; manifest: Pick<PackManifest, "register">; releases: readonly { recipient: Recipient }[] },
  actor: { id: string },
  recipient: Recipient,
  lastNumber: number,
): ReleaseReason[] {
  return [
    ...(pack.builtById === actor.id ? ["same-person" as const] : []),
    ...(pack.releases.some((release) => release.recipient === recipient) ? ["already-released" as const] : []),
    ...(pack.manifest.register.last < lastNumber ? ["incomplete" as const] : []),
  ];
}

/** The body that a reader belongs to; null for everybody else. */
export function bodyOf(role: Role): Recipient | null {
  if (role === "DEPARTMENT_READER") return "DEPARTMENT";
  return role === "AUTHORITY_READER" ? "AUTHORITY" : null;
}

/** What a pack's file is called. */
export const packName = (reference: string, version: number): string => `${reference}-submission-pack-v${version}.zip`;
