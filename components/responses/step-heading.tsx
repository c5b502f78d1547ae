import type { ReactNode } from "react";

type StepHeadingProps = { progress: string; title: ReactNode; children?: ReactNode };

/** Progress in words, the question as the page's heading, and what must be known before answering. */
export function StepHeading({ progress, title, children }: StepHeadingProps) {
  return (
    <header className="mb-8 max-w-3xl">
      <p className="mb-1 font-semibold text-ink-soft">{progress}</p>
      <h1 className="text-3xl">{title}</h1>
      {children ? <div className="mt-4 measure space-y-3">{children}</div> : null}
    </header>
  );
}
