"use client";

import { Button } from "#components/ui/button.tsx";
import { ProblemPage } from "./problem-page.tsx";

export type FaultProps = { error: Error & { digest?: string }; retry: () => void };

/** A fault met while moving between pages in the browser; a page asked for anew is answered by app/problem. */
export function FaultPage({ error, retry }: FaultProps) {
  return (
    <ProblemPage
      reference={error.digest}
      action={
        <Button type="button" onClick={() => retry()}>
          Try again
        </Button>
      }
    />
  );
}
