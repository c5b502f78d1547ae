"use client";

import { useEffect, useRef } from "react";
import { sentByButton, wasTaken } from "./unsent.ts";

type Kept = { typed: [string, string][]; isSent: boolean };

const isWritten = (field: Element): field is HTMLInputElement | HTMLTextAreaElement =>
  field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== "hidden");

/** A tick or a choice is kept by its value, a text by its words. */
const isTick = (field: HTMLInputElement | HTMLTextAreaElement): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio");

const typedIn = (form: HTMLFormElement): Kept["typed"] =>
  [...form.elements].flatMap((field): Kept["typed"] =>
    isWritten(field) && field.name !== "" && (!isTick(field) || field.checked) ? [[field.name, field.value]] : [],
  );

function putBack(form: HTMLFormElement, typed: Kept["typed"]): void {
  for (const field of [...form.elements].filter(isWritten)) {
    const own = typed.filter(([name]) => name === field.name);
    if (isTick(field)) field.checked = own.some(([, value]) => value === field.value);
    else if (own[0] && field.value === "") field.value = own[0][1];
  }
}

/** `name`: of the form, as it stands in this tab. */
function storeOf(name: string) {
  const key = `typed ${name}`;
  return {
    read(): Kept | null {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    write(kept: Kept | null) {
      try {
        if (kept) sessionStorage.setItem(key, JSON.stringify(kept));
        else sessionStorage.removeItem(key);
      } catch {
        // Full, or switched off: then it is as it would be without.
      }
    },
  };
}

const isWayBack = () =>
  performance.getEntriesByType("navigation").some((entry) => "type" in entry && entry.type === "back_forward");

/**
 * Keeps what is typed into the form around it in this browser tab, where nothing else keeps it before its button is pressed: whoever leaves and comes
 * back finds it. Gone with the tab, and once the form was sent and taken. Without JavaScript it does nothing.
 */
export function KeepTyped({ name }: { name: string }) {
  const anchor = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = anchor.current?.form;
    if (!form) return;
    wasTaken();
    const store = storeOf(name);
    const kept = store.read();
    if (kept?.isSent && !isWayBack()) store.write(null);
    else if (kept) putBack(form, kept.typed);
    const changed = () => store.write({ typed: typedIn(form), isSent: false });
    const submitted = () => {
      const typed = typedIn(form);
      store.write({ typed, isSent: true });
      sentByButton(() => store.write({ typed, isSent: false }));
    };
    form.addEventListener("input", changed);
    form.addEventListener("submit", submitted);
    return () => {
      form.removeEventListener("input", changed);
      form.removeEventListener("submit", submitted);
    };
  }, [name]);
  return <input ref={anchor} type="hidden" disabled />;
}
