"use client";

import { useEffect } from "react";

/** A page that the browser took out of its memory on the way back is asked for again: the demonstration's clock may have jumped since. */
export function FreshAfterBack() {
  useEffect(() => {
    const renew = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("pageshow", renew);
    return () => window.removeEventListener("pageshow", renew);
  }, []);
  return null;
}
