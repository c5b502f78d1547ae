import type { Span } from "../text/schema.ts";

/** A table's column that says, row by row, whether it is confidential or may be published. */
export type Columns = {
  /** The heading row and the cells that answer it: the form's words and nobody's answer. */
  marks: Span[];
  withheld: Span[];
};
