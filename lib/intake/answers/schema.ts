import type { Span } from "../text/schema.ts";

/** A question of the consultation as published: its label ("Q1") and its words. */
export type Question = { label: string; wording: string };

/** The stretches of one text that answer a question; `number` counts the questions from 1. */
export type Segment = { number: number; spans: Span[] };
