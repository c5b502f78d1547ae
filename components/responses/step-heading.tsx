import type { ReactNode } from "react";

type StepHeadingProps = { progress: string; title: string; children?: ReactNode };

/** A printed question is a sentence or two, not a title: it is set smaller, so that it is read and not shouted. */
const longestTitle = 70;

/** Progress in words, the question as the page's heading, and what must be known before answering. */
export function StepHeading({ progress, title, children }: StepHeadingProps) {
  return (
    <header className="mb-8 max-w-3xl">
      <p className="mb-1 font-semibold text-ink-soft">{progress}</p>
      <h1 className={title.length > longestTitle ? "text-2xl" : "text-3xl"}>{title}</h1>
      {children ? <div className="mt-4 measure space-y-3">{children}</div> : null}
    </header>
  );
}
