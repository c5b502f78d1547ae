import { isTouched } from "./left-behind.ts";

/**
 * What was typed into boxes before the page's script had taken it over. React sets a box that was drawn with words back to them as it takes over
 * (`initTextarea`), and with that whatever was typed meanwhile.
 */
const early = new Map<HTMLTextAreaElement, string>();
const takenOver = new WeakSet<HTMLFormElement>();

function note(box: EventTarget | null): void {
  if (box instanceof HTMLTextAreaElement && box.form && !takenOver.has(box.form)) early.set(box, box.value);
}

/** Whether the page was loaded anew or is back: then browsers put in what stood there when it was left. */
export const isReopened = (): boolean =>
  performance.getEntriesByType("navigation").some((entry) => "type" in entry && entry.type !== "navigate");

// This module is there before React takes over the form that asks for it.
if (typeof window !== "undefined") {
  if (!isReopened()) for (const form of document.forms) if (isTouched(form)) [...form.elements].forEach(note);
  document.addEventListener("input", ({ target }) => note(target), { capture: true });
  // A button pressed while React is about to take over sends what was typed, and not what the box was drawn with.
  const submitted = ({ target }: Event) => target instanceof HTMLFormElement && putBackInto(target);
  document.addEventListener("submit", submitted, { capture: true });
}

function putBackInto(form: HTMLFormElement): void {
  for (const [box, words] of early) if (box.form === form && box.value !== words) box.value = words;
}

/** Puts back what was typed into a form before it was taken over; called once it is. */
export function putBackEarly(form: HTMLFormElement): void {
  takenOver.add(form);
  putBackInto(form);
  for (const box of early.keys()) if (box.form === form || !box.isConnected) early.delete(box);
}
