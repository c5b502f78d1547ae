"use client";

import { ProblemPage } from "#components/site/problem-page.tsx";
import { Button } from "#components/ui/button.tsx";

type ErrorProps = { error: Error & { digest?: string }; retry: () => void };

/** A fault met while moving between pages in the browser; a page asked for anew is answered by app/problem. */
export default function ErrorPage({ error, retry }: ErrorProps) {
  return (
    <div className="wrap grow pt-8">
      <ProblemPage
        reference={error.digest}
        action={
          <Button type="button" onClick={() => retry()}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
