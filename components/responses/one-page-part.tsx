import type { ReactNode } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextArea } from "#components/ui/text-area.tsx";

/** One heading of the page and what is asked under it. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="space-y-6">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

/** Asks to keep something from publication, with a reason if the person wishes (S29.2, S29.4). */
export function Mark({ name, label }: { name: string; label: string }) {
  return (
    <Checkbox
      name={`mark.${name}`}
      label={label}
      reveal={<TextArea name={`reason.${name}`} label="Why it is confidential" optional rows={3} />}
    />
  );
}
