import type { Span } from "../text/schema.ts";

export type Sentence = Span & {
  /** Which run of lines without an empty one between them it stands in; counted from 0 through the text. */
  paragraph: number;
  /** Which of the writer's own lines of thought within the paragraph: a list item, a heading, a wrapped line's whole. */
  unit: number;
};
