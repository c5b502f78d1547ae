import type { ReactNode } from "react";

type PanelProps = {
  title?: ReactNode;
  /** A place of the page that links lead to: with a title it is a named region. */
  id?: string;
  headingLevel?: 2 | 3;
  /** "small" beside what is being read, where headings must not outweigh it. */
  size?: "small" | "normal";
  children: ReactNode;
};

/** A sheet of paper on the ground: what belongs together and is apart from the rest. */
export function Panel({ title, id, headingLevel = 2, size = "normal", children }: PanelProps) {
  const isSmall = size === "small";
  const Heading = headingLevel === 2 ? "h2" : "h3";
  if (!title) {
    return (
      <div id={id} className="rounded-md border border-line bg-surface p-5">
        {children}
      </div>
    );
  }
  const headingId = id && `${id}-title`;
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={`rounded-md border border-line bg-surface ${isSmall ? "p-4" : "p-5"}`}
    >
      <Heading id={headingId} className={isSmall ? "mb-2 text-base" : "mb-3 text-xl"}>
        {title}
      </Heading>
      {children}
    </section>
  );
}
