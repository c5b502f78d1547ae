"use client";

import { useEffect, useRef, useState } from "react";
import { keepSaved, type Saved } from "./keep-saved.ts";

type Status = {
  base: string;
  savedAt?: string;
  trouble?: string;
  /** The boxes whose marks may be on other words than were marked. */
  doubt?: string;
};

const troubles = {
  conflict:
    "This page was changed somewhere else. Nothing was overwritten, and what you type is still here. Choose “Save and continue” to see both versions.",
  gone: "The draft is no longer open in this browser. What you typed is still here: choose “Save and continue” to keep it.",
  "too-large":
    "Not saved: a page of answers may hold 4 MB of text, and this one holds more. What you saved before is kept. Make it shorter, or attach it as a file.",
  offline:
    "Not saved: the service could not be reached. What you typed is still on this page. It is tried again by itself.",
};

const afterwards =
  (saved: Saved, base: string) =>
  (before: Status): Status => {
    if (saved.kind !== "saved") return { base, savedAt: before.savedAt, trouble: troubles[saved.kind] };
    const { savedAt, errors, doubtful } = saved;
    const trouble = errors.length > 0 ? `Not all of it could be saved. ${errors.join(". ")}.` : undefined;
    return { base, savedAt, trouble, doubt: doubtful.join(", ") || before.doubt };
  };

type AutosaveProps = {
  address: string;
  base: string;
  /** Saves when the page is left, and not while somebody is on it: for a page that changes with what it saves. */
  onLeavingOnly?: boolean;
};

/**
 * Keeps the form around it saved while the person types and on every way out (`keepSaved`), and says when it last was, or why not. It carries the
 * page's fingerprint, which changes with each save.
 */
export function Autosave({ address, base, onLeavingOnly = false }: AutosaveProps) {
  const anchor = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState<Status>({ base });
  useEffect(() => {
    const field = anchor.current;
    const form = field?.form;
    if (!field || !form) return;
    return keepSaved({ form, field, address, onLeavingOnly, say: (saved, now) => setStatus(afterwards(saved, now)) });
  }, [address, onLeavingOnly]);

  return (
    <div role="status" className="text-sm text-ink-soft">
      <input ref={anchor} type="hidden" name="base" value={status.base} autoComplete="off" readOnly />
      {status.savedAt ? <p>Saved at {status.savedAt}</p> : null}
      {status.doubt ? (
        <p className="measure font-semibold text-amber">
          Check what you marked in {status.doubt}: words you marked stand there several times now, and it is not certain
          which you meant. All of them are marked, until you say otherwise under “Confidentiality”.
        </p>
      ) : null}
      {status.trouble ? <p className="measure font-semibold text-error">{status.trouble}</p> : null}
    </div>
  );
}
