import type { z } from "zod";
import type { FormState } from "#lib/form-state.ts";
import type { Entries } from "../schema.ts";

/** Fields that carry no answer: which page was shown, and what the pressed button asks. */
const bookkeeping = ["go", "base", "textVersion", "toNewText", "areas", "remarks", "shown", "prompted", "sendWithout"];

const twice = {
  join: "This box arrived twice with different texts. Both are kept here, one after the other: check them",
  refuse: "Two different answers arrived here. Choose one",
};

export type Reader = {
  /**
   * The value of a field. One that was not sent stays as it was `before`: a page that arrives in part takes nothing away. One that cannot be
   * taken stays too, with a message, and what was typed is handed back.
   */
  read<T>(name: string, schema: z.ZodType<T, string>, before: T, whenTwice?: keyof typeof twice): T;
  has(name: string): boolean;
  all(name: string): readonly string[];
  refuse(name: string, message: string): void;
  /** The messages by field, last of all one for fields this page does not have. */
  errors(): Record<string, string>;
  /** What was typed into the fields that could not be taken. */
  typed(): FormState["values"];
};

/** Reads a sent form field by field and remembers what could not be taken. */
export function readerOf(entries: Entries): Reader {
  const errors: Record<string, string> = {};
  const typed: FormState["values"] = {};
  const known = new Set(bookkeeping);
  return {
    read(name, schema, before, whenTwice = "join") {
      known.add(name);
      const sent = [...new Set(entries.get(name) ?? [])];
      if (sent.length === 0) return before;
      if (sent.length > 1) errors[name] = twice[whenTwice];
      if (sent.length > 1 && whenTwice === "refuse") return before;
      const parsed = schema.safeParse(sent.join("\n\n"));
      if (parsed.success) return parsed.data;
      errors[name] = parsed.error.issues[0]?.message ?? "Check this answer";
      typed[name] = sent.join("\n\n");
      return before;
    },
    has(name) {
      known.add(name);
      return entries.has(name);
    },
    all: (name) => entries.get(name) ?? [],
    refuse(name, message) {
      errors[name] = message;
    },
    errors() {
      const strangers = [...entries.keys()].filter((name) => !known.has(name));
      if (strangers.length === 0) return errors;
      const named = strangers.slice(0, 3).map((name) => `“${name.toWellFormed().slice(0, 60)}”`);
      return {
        form: `Something arrived that this page does not ask (${named.join(", ")}). It was left out; the rest was saved.`,
        ...errors,
      };
    },
    typed: () => typed,
  };
}
