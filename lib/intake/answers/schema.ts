import type { RegionKind } from "../regions/schema.ts";
import type { Span } from "../text/schema.ts";

/** A question of the consultation as published: its label ("Q1") and its words. */
export type Question = { label: string; wording: string };

/** The stretches of one text that answer a question; `number` counts the questions from 1. */
export type Segment = { number: number; spans: Span[] };

/** One line of thought: the sentences of a unit together. `isOwn`: the sender typed it, so it can be an answer. */
export type Unit = Span & { paragraph: number; isOwn: boolean; kind: RegionKind };

/** `isQuoted`: it is the question's own words, of which more may stand on the next line. */
export type Mark = { at: number; numbers: number[]; start: number; isQuoted?: boolean };
