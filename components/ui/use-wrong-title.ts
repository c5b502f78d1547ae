"use client";

import { useEffect } from "react";

/**
 * Puts "Error:" before the page's title while something is to be put right that only a script knows of. What the server drew says so by
 * `PageTitle`; then nothing is added.
 */
export function useWrongTitle(isWrong: boolean): void {
  useEffect(() => {
    const before = document.title;
    if (!isWrong || before.startsWith("Error: ")) return;
    document.title = `Error: ${before}`;
    return () => {
      document.title = before;
    };
  }, [isWrong]);
}
