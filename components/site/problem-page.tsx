import type { ReactNode } from "react";

type ProblemPageProps = {
  /** What the person can quote and the operator can find in the log. */
  reference?: string;
  /** A way to try again, where there is one. */
  action?: ReactNode;
};

/** One calm page for every fault of ours: what happened, what was kept, what to do. Nothing of the stack. */
export function ProblemPage({ reference, action }: ProblemPageProps) {
  return (
    <div className="reading">
      <h1 className="mb-4 text-3xl">Something went wrong</h1>
      <p>The fault is ours, and it has been recorded.</p>
      <p>
        What you had saved or sent before is kept. If you were sending something just now, go back with your browser:
        what you typed should still be there. Sending it again does no harm.
      </p>
      {action ? <p>{action}</p> : null}
      {reference ? (
        <p>
          If it happens again, tell us this reference: <code>{reference}</code>
        </p>
      ) : null}
    </div>
  );
}
