"use client";

import { useEffect, useRef, useState } from "react";
import type { AutosaveAnswer } from "#lib/responses/form/schema.ts";

const pauseMilliseconds = 1500;
const retryMilliseconds = 10_000;
const patienceMilliseconds = 8_000;

type Status = { base: string; savedAt?: string; trouble?: string };

const troubles = {
  conflict:
    "This page was changed somewhere else. Nothing was overwritten, and what you type is still here. Choose “Save and continue” to see both versions.",
  gone: "The draft is no longer open in this browser. What you typed is still here: choose “Save and continue” to keep it.",
  offline:
    "Not saved: the service could not be reached. What you typed is still on this page. It is tried again by itself.",
};

/**
 * Saves the form around it a moment after the person stops typing, and says when it last did. It also carries the page's fingerprint, which
 * changes with each save. A press of a button waits for a save under way, so that nobody is in conflict with themselves.
 */
export function Autosave({ address, base }: { address: string; base: string }) {
  const anchor = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState<Status>({ base });
  useEffect(() => {
    const field = anchor.current;
    const form = field?.form;
    if (!field || !form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: Promise<void> | null = null;
    let isStopped = false;
    let isChanged = false;

    const save = async () => {
      isChanged = false;
      try {
        const response = await fetch(address, {
          method: "POST",
          body: new FormData(form),
          signal: AbortSignal.timeout(patienceMilliseconds),
        });
        const answer: AutosaveAnswer = await response.json();
        if ("problem" in answer) {
          isStopped = true;
          setStatus({ base: field.value, trouble: troubles[answer.problem === "conflict" ? "conflict" : "gone"] });
          return;
        }
        field.value = answer.base;
        const trouble =
          answer.errors.length > 0 ? `Not all of it could be saved. ${answer.errors.join(". ")}.` : undefined;
        setStatus({ base: answer.base, savedAt: answer.savedAt, trouble });
      } catch {
        // No connection, or none in time. It is said, and tried again; the page's own button still saves everything.
        isChanged = true;
        setStatus(({ base: kept, savedAt }) => ({ base: kept, savedAt, trouble: troubles.offline }));
        later(retryMilliseconds);
      }
    };
    const saveNow = () => {
      clearTimeout(timer);
      if (isStopped || current || !isChanged) return;
      current = save().finally(() => {
        current = null;
        if (isChanged) later(pauseMilliseconds);
      });
    };
    const later = (pause: number) => {
      clearTimeout(timer);
      timer = setTimeout(saveNow, pause);
    };
    const changed = () => {
      isChanged = true;
      later(pauseMilliseconds);
    };
    const leaving = () => {
      if (document.visibilityState === "hidden") saveNow();
    };
    const submitted = (event: SubmitEvent) => {
      clearTimeout(timer);
      isChanged = false;
      if (!current) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void current.then(() => form.requestSubmit(event.submitter));
    };
    form.addEventListener("input", changed);
    form.addEventListener("submit", submitted, { capture: true });
    document.addEventListener("visibilitychange", leaving);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", changed);
      form.removeEventListener("submit", submitted, { capture: true });
      document.removeEventListener("visibilitychange", leaving);
    };
  }, [address]);

  return (
    <div role="status" className="text-sm text-ink-soft">
      <input ref={anchor} type="hidden" name="base" value={status.base} readOnly />
      {status.savedAt ? <p>Saved at {status.savedAt}</p> : null}
      {status.trouble ? <p className="measure font-semibold text-error">{status.trouble}</p> : null}
    </div>
  );
}
