import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatInstant } from "#lib/dates.ts";
import { isQuotedFrom } from "../../reading/rules.ts";
import type { Reading } from "../../reading/schema.ts";
import { type Evidence, evidenceKinds, type Proposal } from "../schema.ts";

/** What is on record of what a proposal names. */
export type OnRecord = {
  changes: ConsultationContent["changes"];
  /** Whether the file is the final draft or its redline, of this consultation. */
  isDraft: boolean;
  /** The response that is named, as the proposer may read it; null: no such one. */
  reading: Pick<Reading, "fields"> | null;
  /** Whether the message or letter came in to this consultation, and does not belong to somebody else's response. */
  isLetter: boolean;
  /** References of the responses whose words the entry holds. */
  respondents: readonly string[];
};

/**
 * Why an entry cannot be proposed as resolved, as field → message; empty when it can (part 4, item 7). Evidence is a thing: an entry of
 * the list of changes, a file of the draft with its clause, or the respondent's own words or letter on record. That DCC disagrees, or has
 * replied, is none; and one respondent's acceptance settles nothing for the others whose words the entry holds.
 */
export function whyNotProposable(
  { evidenceKind, change, attachment, clause, response, words, mail }: Proposal,
  dccReply: string,
  { changes, isDraft, reading, isLetter, respondents }: OnRecord,
): Record<string, string> {
  const reasons: Record<string, string> = {};
  if (dccReply.trim() === "") {
    reasons.form = "Write DCC’s reply first: what is resolved stands beside it.";
  }
  if (evidenceKind === "") {
    reasons.evidenceKind =
      "Say what resolved it: a drafting change, or the respondent’s recorded acceptance. That DCC disagrees, or has replied, does not resolve it.";
  }
  if (evidenceKind === "change" && !changes.some(({ key }) => key === change)) {
    reasons.change = "Choose the entry of the list of changes";
  }
  if (evidenceKind === "draft") {
    if (attachment === "" || !isDraft) reasons.attachment = "Choose the file of the draft that holds the change";
    if (clause === "") reasons.clause = "Say in which clause the change stands, such as “3.2”";
  }
  if (evidenceKind === "words") {
    if (!reading) reasons.response = "Enter the reference of the response in which the respondent accepts it";
    else if (words.trim() === "" || !isQuotedFrom(reading, words)) {
      reasons.words = "Quote the respondent’s acceptance word for word, as it stands in that response";
    }
  }
  if (evidenceKind === "letter" && (mail === "" || !isLetter)) {
    reasons.mail = "Choose the message or letter in which the respondent accepts it";
  }
  if (evidenceKind === "words" || evidenceKind === "letter") {
    const field = evidenceKind === "words" ? "response" : "mail";
    if (respondents.length > 1) {
      reasons.evidenceKind = `It holds the words of ${respondents.length} responses: one respondent’s acceptance resolves nothing for the others`;
    } else if (evidenceKind === "words" && respondents.length === 1 && !respondents.includes(response)) {
      reasons[field] ??= `The acceptance is of whoever disagreed: name response ${respondents[0]}`;
    }
  }
  return reasons;
}

/** What is on record of the evidence of an entry. */
export type EvidenceRow = {
  evidenceKind: string | null;
  evidence: string | null;
  evidenceChange: string | null;
  evidenceAttachment: { kind: string; file: { name: string; sha256: string } } | null;
  evidenceVersion: { number: number; response: { reference: string } } | null;
  evidenceMail: { channel: string; subject: string; receivedAt: Date | null; keptAt: Date } | null;
};

/** The thing that is said to resolve an entry, named for people; null while nothing is claimed. */
export function nameEvidence(row: EvidenceRow, changes: ConsultationContent["changes"]): Evidence | null {
  const kind = evidenceKinds.find((known) => known === row.evidenceKind);
  if (!kind) return null;
  const { evidenceChange, evidenceAttachment, evidenceVersion, evidenceMail } = row;
  const things = {
    change: () => `List of changes: ${changes.find(({ key }) => key === evidenceChange)?.title ?? evidenceChange}`,
    draft: () =>
      evidenceAttachment &&
      `${evidenceAttachment.kind === "REDLINE" ? "Redline" : "Final draft"} ${evidenceAttachment.file.name} (SHA-256 ${evidenceAttachment.file.sha256})`,
    words: () => evidenceVersion && `Response ${evidenceVersion.response.reference}, version ${evidenceVersion.number}`,
    letter: () =>
      evidenceMail &&
      `${evidenceMail.channel === "POST" ? "Letter" : "Message"} “${evidenceMail.subject}”, received ${formatInstant(evidenceMail.receivedAt ?? evidenceMail.keptAt)}`,
  };
  const words = row.evidence ?? "";
  return { kind, thing: things[kind]() ?? "", words: kind === "draft" ? `Clause ${words}` : words };
}

/** The respondent's own words and letters are for whoever may read the response; changes and drafts are DCC's own. */
export const isOfRespondent = ({ kind }: Pick<Evidence, "kind">): boolean => kind === "words" || kind === "letter";
