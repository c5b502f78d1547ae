"use client";

import { useEffect, useRef } from "react";
import { PageTitle } from "./page-title.tsx";

type ErrorSummaryProps = {
  /** As in FormState: field name → message. The key "form" speaks of the form as a whole and links nowhere. */
  errors: Record<string, string>;
  title?: string;
  /** The page's own title, which says first that there is an error. A page of a respondent's form gives it here and nowhere else. */
  pageTitle?: string;
};

/**
 * Stands first in the page's main part and takes focus, so that whoever sent a form that was not accepted starts
 * at what to do. Without JavaScript the autofocus attribute does it on load; with it, the effect does, each time
 * the form comes back. Put it before the h1 of the page.
 */
export function ErrorSummary({ errors, title = "There is something to put right", pageTitle }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const isLoaded = useRef(false);
  const entries = Object.entries(errors);
  useEffect(() => {
    // On load the attribute has done it, unless the browser held it back; whoever has moved on since is left where they are.
    const isFree = isLoaded.current || document.activeElement === document.body;
    isLoaded.current = true;
    if (isFree && Object.keys(errors).length > 0) box.current?.focus();
  }, [errors]);
  const isWrong = entries.length > 0;
  const name = pageTitle === undefined ? null : <PageTitle title={pageTitle} isWrong={isWrong} />;
  if (!isWrong) return name;
  return (
    <>
      {name}
      <div
        ref={box}
        tabIndex={-1}
        // biome-ignore lint/a11y/noAutofocus: the page was sent back with errors; starting at them is the point.
        autoFocus
        role="alert"
        aria-labelledby="error-summary-title"
        className="mb-8 max-w-form rounded-md border-2 border-error bg-surface px-5 py-4"
      >
        <h2 id="error-summary-title" className="mb-2 text-xl">
          {title}
        </h2>
        <ul className="space-y-1.5">
          {entries.map(([field, message]) => (
            <li key={field}>
              {field === "form" ? (
                message
              ) : (
                <a href={`#${field}`} className="font-semibold text-error underline underline-offset-4">
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
