"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import { FieldError } from "#components/ui/field-error.tsx";
import { controlClass } from "#components/ui/field-frame.tsx";

/**
 * The text in a box that cannot be changed but has a caret, so that every way of selecting that a device knows works in it: mouse, touch,
 * keyboard, screen reader. Beginning and end can also be set one after the other, without dragging. Without JavaScript it is not
 * there; the other ways on the page do the same.
 */
export function SelectText({ text, error }: { text: string; error?: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [isReady, setIsReady] = useState(false);
  const [selection, setSelection] = useState({ start: 0, end: 0 });
  useEffect(() => setIsReady(true), []);
  useEffect(() => {
    const box = area.current;
    // Not `readOnly`: a browser gives such a box no caret that the arrow keys could move.
    const refuse = (event: Event) => event.preventDefault();
    if (!isReady || !box) return;
    box.addEventListener("beforeinput", refuse);
    return () => box.removeEventListener("beforeinput", refuse);
  }, [isReady]);
  if (!isReady) return null;
  const read = () => {
    const { selectionStart, selectionEnd } = area.current ?? { selectionStart: 0, selectionEnd: 0 };
    if (selectionStart < selectionEnd) setSelection({ start: selectionStart, end: selectionEnd });
  };
  const caret = () => area.current?.selectionStart ?? 0;
  const chosen = text.slice(selection.start, selection.end);
  return (
    <Details summary="Mark only some words, by selecting them" isOpen={Boolean(error)}>
      <div className="space-y-3">
        <FieldError name="selection" message={error} />
        <p id="select-hint" className="measure text-ink-soft">
          Select them with the mouse, by touch, or with Shift and the arrow keys. Or put the cursor where the passage
          begins and choose “Begins here”, then where it ends and choose “Ends here”.
        </p>
        <textarea
          ref={area}
          id="selection"
          aria-readonly="true"
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          rows={Math.min(10, Math.max(3, Math.ceil(text.length / 60) + text.split("\n").length))}
          dir="auto"
          value={text}
          onChange={() => {}}
          aria-label="Your text, to select in"
          aria-describedby="select-hint"
          onSelect={read}
          className={`${controlClass} resize-y leading-normal`}
        />
        <input type="hidden" name="start" value={selection.start} readOnly />
        <input type="hidden" name="end" value={selection.end} readOnly />
        <div className="flex flex-wrap gap-2">
          <Button
            type="button"
            variant="secondary"
            size="small"
            onClick={() => setSelection(({ end }) => ({ start: caret(), end: Math.max(end, caret()) }))}
          >
            Begins here
          </Button>
          <Button
            type="button"
            variant="secondary"
            size="small"
            onClick={() => setSelection(({ start }) => ({ start: Math.min(start, caret()), end: caret() }))}
          >
            Ends here
          </Button>
        </div>
        <p role="status" className="measure">
          {chosen === "" ? (
            <span className="text-ink-soft">Nothing selected yet.</span>
          ) : (
            <>
              Selected:{" "}
              <q dir="auto">{chosen.length > 300 ? `${chosen.slice(0, 140)} … ${chosen.slice(-140)}` : chosen}</q>
            </>
          )}
        </p>
        <Button name="go" value="selection" variant="secondary">
          Mark the selected words
        </Button>
      </div>
    </Details>
  );
}
