import { sentByButton, wasTaken } from "#components/ui/unsent.ts";
import type { AutosaveAnswer } from "#lib/responses/form/schema.ts";
import {
  forget,
  isTouched,
  type LeftBehind,
  leaveBehind,
  putBack,
  takeOutTyped,
  takeUp,
  typedIn,
  whatBecomesOf,
} from "./left-behind.ts";
import { isReopened, putBackEarly } from "./typed-early.ts";

const pauseMilliseconds = 1500;
/** Somebody who never pauses is saved this often all the same. */
const steadyMilliseconds = 2500;
const retryMilliseconds = 10_000;
const patienceMilliseconds = 8_000;
/** As long as a link waits for a save, and a page for what was left on it: then it goes on without. */
const waitMilliseconds = 3_000;
/** A browser sends no more than 64 KB for a page that is gone. */
const mostKeptAlive = 60_000;

/** What became of a save. */
export type Saved =
  | { kind: "saved"; base: string; savedAt: string; errors: readonly string[]; doubtful: readonly string[] }
  | { kind: "conflict" | "gone" | "too-large" | "offline" };

type Keeping = {
  form: HTMLFormElement;
  /** Carries the page's fingerprint. */
  field: HTMLInputElement;
  /** Where the form is saved, and asked what is saved. */
  address: string;
  onLeavingOnly: boolean;
  /** `base`: the fingerprint that the form carries from now on. */
  say: (saved: Saved, base: string) => void;
};

/** Whether the page comes from the browser's own way back or forward, drawn from what is remembered of it. */
let isFromHistory = false;
if (typeof window !== "undefined") window.addEventListener("popstate", () => (isFromHistory = true));

/** Whether this is the page that the document was opened with, into which browsers put old values on a reload and on the way back. */
let isOpening = true;

/** What pages that were left in this document are still sending, by address. */
const leaving = new Map<string, Promise<void>>();

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

async function post(address: string, data: FormData, isLeaving: boolean): Promise<Saved> {
  const typed = typedIn(data);
  const bytes = new Blob([...typed.flat(), "-".repeat(200 * typed.length)]).size;
  const response = await fetch(address, {
    method: "POST",
    body: data,
    keepalive: bytes <= mostKeptAlive,
    ...(isLeaving ? {} : { signal: AbortSignal.timeout(patienceMilliseconds) }),
  });
  if (response.status === 413) return { kind: "too-large" };
  if (response.status === 403) return { kind: "gone" };
  const answer: AutosaveAnswer = await response.json();
  if ("problem" in answer) return { kind: answer.problem === "conflict" ? "conflict" : "gone" };
  return { kind: "saved", ...answer, doubtful: answer.doubtful?.map(({ label }) => label) ?? [] };
}

/**
 * Saves a form a moment after the person stops typing, at short intervals while they do not, and on every way out: a link waits for it, the
 * browser's way back and a closed tab are given to the browser to finish, and what may not have arrived, or could not be taken, is kept in this tab
 * until the page is seen again. A press of a button waits for a save under way, so that nobody is in conflict with themselves; a page that comes out
 * of the browser's memory shows what is saved. Gives the end of it, for when the form goes.
 */
export function keepSaved({ form, field, address, onLeavingOnly, say }: Keeping): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: Promise<void> | null = null;
  let sending: LeftBehind["sent"] = null;
  let isStopped = false;
  let isChanged = false;
  let changedAt = 0;
  let isLetThrough = false;
  /** What a pressed button has sent, while no answer is there. */
  let pressed: LeftBehind | null = null;

  const whatIsHere = (): LeftBehind => ({ base: field.value, typed: typedIn(new FormData(form)), sent: sending });
  const keepHere = () => leaveBehind(address, whatIsHere());
  const save = async (isLeaving = false) => {
    const data = new FormData(form);
    sending = typedIn(data);
    isChanged = false;
    keepHere();
    // No connection, or none in time. It is said, and tried again; the page's own button still saves everything.
    const saved = await post(address, data, isLeaving).catch((): Saved => ({ kind: "offline" }));
    sending = null;
    if (saved.kind === "saved") field.value = saved.base;
    if (saved.kind === "conflict" || saved.kind === "gone") isStopped = true;
    if (saved.kind === "offline") isChanged = true;
    const isAllTaken = saved.kind === "saved" && saved.errors.length === 0 && !isChanged;
    if (isAllTaken) forget(address);
    else keepHere();
    say(saved, field.value);
    if (saved.kind === "offline" && form.isConnected) later(retryMilliseconds);
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
  /** The page goes, and no answer will be seen: what is typed is sent, and kept in this tab until it is seen to have arrived. */
  const leave = () => {
    if (!(isChanged || current)) return;
    clearTimeout(timer);
    keepHere();
    if (isStopped) return;
    const sent = current ? current.then(() => (isChanged ? save(true) : undefined)) : save(true);
    leaving.set(
      address,
      sent.finally(() => leaving.delete(address)),
    );
  };
  const gone = () => {
    if (pressed) leaveBehind(address, pressed);
    leave();
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
    if (!current) {
      const left = whatIsHere();
      pressed = left;
      sentByButton(() => leaveBehind(address, left));
      return;
    }
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
  /** What is remembered of the page, or was left on it, is brought to what is saved before anybody goes on. */
  const arrive = async () => {
    const isOld = isOpening && isReopened();
    isOpening = false;
    // Nothing typed is in the browser's memory alone, and what stands there may be older than what is saved.
    if (isTouched(form) && isOld) form.reset();
    putBackEarly(form);
    // Typed before the script was there.
    if (isTouched(form)) changed();
    // The framework draws a page of the way back while the browser is still telling of it, before it tells us.
    await wait(0);
    const left = takeUp(address);
    if (!form.isConnected || (!left && !isFromHistory)) return;
    isFromHistory = false;
    form.inert = true;
    try {
      await Promise.race([leaving.get(address), wait(patienceMilliseconds)]);
      let saved = (await savedBase(address)) ?? (await savedBase(address));
      // What was sent on leaving, from a document that is gone, may still be on its way.
      for (let round = 0; left && saved === left.base && round < 12; round++) {
        await wait(250);
        saved = await savedBase(address);
      }
      if (saved !== null && saved !== field.value) return drawAnew();
      if (!left) return;
      forget(address);
      const putInAgain = takeOutTyped(form);
      const fate = whatBecomesOf(left, typedIn(new FormData(form)), field.value);
      if (fate !== "kept") putBack(form, left.typed);
      putInAgain();
      if (fate === "kept") return;
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
  window.addEventListener("pagehide", gone);
  window.addEventListener("pageshow", shown);
  wasTaken();
  void arrive();
  return () => {
    leave();
    form.removeEventListener("input", changed);
    form.removeEventListener("submit", submitted, { capture: true });
    document.removeEventListener("click", clicked, { capture: true });
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", gone);
    window.removeEventListener("pageshow", shown);
  };
}
