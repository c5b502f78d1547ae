"use client";

import { useEffect, useRef, useState } from "react";
import type { AutosaveAnswer } from "#lib/responses/form/schema.ts";
import { forget, type LeftBehind, leaveBehind, putBack, takeUp, typedIn, whatBecomesOf } from "./left-behind.ts";

const pauseMilliseconds = 1500;
/** Somebody who never pauses is saved this often all the same. */
const steadyMilliseconds = 2500;
const retryMilliseconds = 10_000;
const patienceMilliseconds = 8_000;
/** As long as a link waits for a save, and a page for what was left on it: then it goes on without. */
const waitMilliseconds = 3_000;
/** A browser sends no more than 64 KB for a page that is gone. */
const mostKeptAlive = 60_000;

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
  tooLarge:
    "Not saved: a page of answers may hold 4 MB of text, and this one holds more. What you saved before is kept. Make it shorter, or attach it as a file.",
  offline:
    "Not saved: the service could not be reached. What you typed is still on this page. It is tried again by itself.",
};

/** Whether the page comes from the browser's own way back or forward, drawn from what the browser remembers of it. */
let isFromHistory = false;
if (typeof window !== "undefined") window.addEventListener("popstate", () => (isFromHistory = true));

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const bounded = (promise: Promise<unknown>) => Promise.race([promise, wait(waitMilliseconds)]);

/** The fingerprint of what is saved; null where it cannot be known just now. */
async function savedBase(address: string): Promise<string | null> {
  const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(waitMilliseconds) }).catch(
    () => null,
  );
  const answer: { base?: string } = response?.ok ? await response.json() : {};
  return answer.base ?? null;
}

/** Draws the page anew from what is saved: not a reload, after which browsers put old values back into the fields. */
const drawAnew = () => location.replace(location.pathname + location.search);

type AutosaveProps = {
  address: string;
  base: string;
  /** Saves when the page is left, and not while somebody is on it: for a page that changes with what it saves. */
  onLeavingOnly?: boolean;
};

/**
 * Saves the form around it a moment after the person stops typing, at short intervals while they do not, and on every way out: a link waits for
 * it, the browser's way back and a closed tab are given to the browser to finish, and what may not have arrived is kept in this tab until the
 * page is seen again. It says when it last saved, and carries the page's fingerprint, which changes with each save. A press of a button waits for
 * a save under way, so that nobody is in conflict with themselves; a page that comes out of the browser's memory shows what is saved.
 */
export function Autosave({ address, base, onLeavingOnly = false }: AutosaveProps) {
  const anchor = useRef<HTMLInputElement>(null);
  const [status, setStatus] = useState<Status>({ base });
  useEffect(() => {
    const field = anchor.current;
    const form = field?.form;
    if (!field || !form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let current: Promise<void> | null = null;
    let sending: LeftBehind["sent"] = null;
    let isStopped = false;
    let isChanged = false;
    let changedAt = 0;
    let isLetThrough = false;

    const save = async (isLeaving = false) => {
      const data = new FormData(form);
      sending = typedIn(data);
      isChanged = false;
      const bytes = new Blob([...sending.flat(), "-".repeat(200 * sending.length)]).size;
      try {
        const response = await fetch(address, {
          method: "POST",
          body: data,
          keepalive: bytes <= mostKeptAlive,
          ...(isLeaving ? {} : { signal: AbortSignal.timeout(patienceMilliseconds) }),
        });
        if (response.status === 413) {
          setStatus(({ base: kept, savedAt }) => ({ base: kept, savedAt, trouble: troubles.tooLarge }));
          return;
        }
        const answer: AutosaveAnswer = await response.json();
        if ("problem" in answer) {
          isStopped = true;
          setStatus({ base: field.value, trouble: troubles[answer.problem === "conflict" ? "conflict" : "gone"] });
          return;
        }
        field.value = answer.base;
        if (!isChanged) forget(address);
        const doubt = answer.doubtful?.map(({ label }) => label).join(", ");
        const trouble =
          answer.errors.length > 0 ? `Not all of it could be saved. ${answer.errors.join(". ")}.` : undefined;
        setStatus((before) => ({ base: answer.base, savedAt: answer.savedAt, trouble, doubt: doubt || before.doubt }));
      } catch {
        // No connection, or none in time. It is said, and tried again; the page's own button still saves everything.
        isChanged = true;
        setStatus(({ base: kept, savedAt }) => ({ base: kept, savedAt, trouble: troubles.offline }));
        if (form.isConnected) later(retryMilliseconds);
      } finally {
        sending = null;
      }
    };
    const saveNow = () => {
      clearTimeout(timer);
      if (isStopped || current || !isChanged) return;
      current = save().finally(() => {
        current = null;
        if (isChanged && form.isConnected) later(pauseMilliseconds);
      });
    };
    const later = (pause: number) => {
      clearTimeout(timer);
      timer = setTimeout(saveNow, pause);
    };
    const changed = () => {
      if (!isChanged) changedAt = Date.now();
      isChanged = true;
      if (onLeavingOnly) return;
      later(Math.max(0, Math.min(pauseMilliseconds, changedAt + steadyMilliseconds - Date.now())));
    };
    /** Everything typed is on record when this ends, or cannot be just now. */
    const settle = async () => {
      for (let round = 0; round < 3 && (current || isChanged) && !isStopped; round++) {
        saveNow();
        await current;
      }
    };
    const keepHere = () =>
      leaveBehind(address, { base: field.value, typed: typedIn(new FormData(form)), sent: sending });
    /** The page goes, and no answer will be seen: what is typed is sent, and kept in this tab until it is seen to have arrived. */
    const leave = () => {
      if (isStopped || !(isChanged || current)) return;
      clearTimeout(timer);
      keepHere();
      if (!current) void save(true);
      else if (isChanged) void current.then(() => save(true));
    };
    const hidden = () => {
      if (document.visibilityState !== "hidden" || isStopped || !isChanged) return;
      if (onLeavingOnly) keepHere();
      else saveNow();
    };
    const submitted = (event: SubmitEvent) => {
      clearTimeout(timer);
      isChanged = false;
      forget(address);
      if (!current) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void current.then(() => {
        isChanged = false;
        form.requestSubmit(event.submitter);
      });
    };
    const clicked = (event: MouseEvent) => {
      if (isLetThrough || isStopped || !(isChanged || current) || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      const isHere = link !== null && link.hash !== "" && link.pathname === location.pathname;
      if (!link || isHere || link.hasAttribute("download") || (link.target && link.target !== "_self")) return;
      event.preventDefault();
      event.stopPropagation();
      void bounded(settle()).then(() => {
        isLetThrough = true;
        link.click();
        isLetThrough = false;
      });
    };
    /** What the browser remembers of the page, or what was left on it, is brought to what is saved before anybody goes on. */
    const arrive = async () => {
      const left = takeUp(address);
      if (!left && !isFromHistory) return;
      isFromHistory = false;
      form.inert = true;
      try {
        let saved = await savedBase(address);
        // What was sent on leaving may still be on its way.
        for (let round = 0; left && saved === left.base && round < 6; round++) {
          await wait(250);
          saved = await savedBase(address);
        }
        if (saved !== null && saved !== field.value) return drawAnew();
        if (!left) return;
        forget(address);
        const fate = whatBecomesOf(left, typedIn(new FormData(form)), field.value);
        if (fate === "kept") return;
        putBack(form, left.typed);
        if (fate === "conflict") field.value = left.base;
        changed();
      } finally {
        form.inert = false;
      }
    };
    const shown = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      isFromHistory = true;
      void bounded(settle()).then(() => (isChanged ? undefined : arrive()));
    };
    form.addEventListener("input", changed);
    form.addEventListener("submit", submitted, { capture: true });
    document.addEventListener("click", clicked, { capture: true });
    document.addEventListener("visibilitychange", hidden);
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", shown);
    void arrive();
    return () => {
      leave();
      form.removeEventListener("input", changed);
      form.removeEventListener("submit", submitted, { capture: true });
      document.removeEventListener("click", clicked, { capture: true });
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", shown);
    };
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
