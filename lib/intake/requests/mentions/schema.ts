import type { Referent } from "../schema.ts";

/** One way of speaking of a thing, and what it means. */
export type Finder = { pattern: RegExp; referents: (match: RegExpExecArray, plain: string) => Referent[] };
