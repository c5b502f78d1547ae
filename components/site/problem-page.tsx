import type { ReactNode } from "react";

type ProblemPageProps = {
  /** What the person can quote and the operator can find in the log. */
  reference?: string;
  /** A way to try again, where there is one. */
  action?: ReactNode;
  /** Nothing answered at all: the connection failed, or the service is being started again. */
  isUnreached?: boolean;
};

/** One calm page for every fault of ours: what happened, what was kept, what to do. Nothing of the stack. */
export function ProblemPage({ reference, action, isUnreached = false }: ProblemPageProps) {
  if (isUnreached) {
    return (
      <div className="reading">
        <h1 className="mb-4 text-3xl">The service could not be reached</h1>
        <p>Your connection may be interrupted, or the service is being started again.</p>
        <p>
          What you typed in a response is kept in this tab, and stands on its page when that opens again. What you had
          saved or sent before is kept too. Sending it again does no harm.
        </p>
        {action ? <p>{action}</p> : null}
      </div>
    );
  }
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
