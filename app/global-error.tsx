"use client";

import { ProblemPage } from "#components/site/problem-page.tsx";
import { hanken } from "./font.ts";
import "./globals.css";

/** The last resort when the root layout itself fails: its own document, with nothing that could fail again. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-GB" className={hanken.variable}>
      <body>
        <title>Something went wrong</title>
        <main className="wrap pt-8">
          <ProblemPage
            reference={error.digest}
            action={
              <a href="/" className="link">
                Go to the list of consultations
              </a>
            }
          />
        </main>
      </body>
    </html>
  );
}
