import type { Region } from "../regions/schema.ts";

/** What the sender asked of us about publication (§29, S31.3–S31.8). "unclear" is held as confidential until they say (S29.5). */
export type Verdict = "none" | "whole" | "part" | "unclear";

/** A sentence the verdict rests on, and what was made of it. */
export type Evidence = {
  sentence: string;
  as: "request" | "leave" | "doubt" | "notice" | "banner" | "fence" | "not-a-response" | "unknown-time" | "unread";
};

export type Classification = {
  verdict: Verdict;
  /** The exact text to withhold, when the verdict is "part"; each a slice of the decoded body, subject or attachment. */
  passages: string[];
  /** By question label; null where the message names no such question. */
  answers: Record<string, string | null>;
  /** What the sender typed, without signature, notices and quotations: kept whole when no question is named. */
  general: string;
  /** False for automatic replies, delivery reports and questions about the documents (§32). */
  isResponse: boolean;
  /** UTC, from our own server's header; null when it has none. */
  receivedAt: Date | null;
  /** Received after the close; null when it is not known when. */
  late: boolean | null;
  evidence: Evidence[];
  regions: Region[];
};

/** What classification needs to know of the consultation a message answers. */
export type ConsultationFacts = {
  closesAt: Date;
  questions: { label: string; wording: string }[];
  /** The paragraph that asks respondents to say what is confidential; a request may name it and say no more. */
  confidentialityParagraph: number | null;
};
