"use client";

import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { wasNotTaken } from "#components/ui/unsent.ts";
import { ProblemPage } from "./problem-page.tsx";

export type FaultProps = { error: Error & { digest?: string }; retry: () => void };

/** What browsers say of a request that reached nobody. */
const isUnreached = ({ message }: Error) => /failed to fetch|networkerror|load failed/i.test(message);

/**
 * A fault met while moving between pages in the browser; a page asked for anew is answered by app/problem. What a form held when its button was
 * pressed stays in this tab.
 */
export function FaultPage({ error, retry }: FaultProps) {
  useEffect(wasNotTaken, []);
  return (
    <ProblemPage
      reference={error.digest}
      isUnreached={isUnreached(error)}
      action={
        <Button type="button" onClick={() => retry()}>
          Try again
        </Button>
      }
    />
  );
}
