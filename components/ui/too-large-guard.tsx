"use client";

import { useEffect, useRef } from "react";

const thousands = new Intl.NumberFormat("en-GB");

/** Files go to addresses of their own, and are not counted here. A name and its frame take some bytes beside the words. */
const bytesOf = (form: HTMLFormElement, submitter: HTMLElement | null) =>
  new Blob(
    [...new FormData(form, submitter)].flatMap(([name, value]) =>
      typeof value === "string" ? [name, value.replace(/\r?\n/g, "\r\n"), "-".repeat(120)] : [],
    ),
  ).size;

/**
 * Stops a form that holds more text than one may before it is sent, and says so: with a script the framework makes a fault of ours of the answer
 * that says it. Without one the server's own page says the same.
 */
export function TooLargeGuard({ limitBytes }: { limitBytes: number }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const submitted = (event: SubmitEvent) => {
      if (!(event.target instanceof HTMLFormElement) || bytesOf(event.target, event.submitter) <= limitBytes) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      dialog.current?.showModal();
    };
    document.addEventListener("submit", submitted, { capture: true });
    return () => document.removeEventListener("submit", submitted, { capture: true });
  }, [limitBytes]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="too-large"
      className="m-auto max-w-form rounded-md border border-line bg-surface p-6 text-ink backdrop:bg-black/40"
    >
      <h2 id="too-large" className="mb-3 text-xl">
        That is too much to send at once
      </h2>
      <p className="measure mb-2">
        A page may hold {thousands.format(Math.ceil(limitBytes / 1024 / 1024))} MB of text. This one holds more, so it
        was not sent.
      </p>
      <p className="measure mb-4">
        Nothing you saved before is lost, and your text is still on the page. Make it shorter, or attach it as a file.
      </p>
      <form method="dialog">
        <button className="link target cursor-pointer font-semibold" type="submit">
          Go back to your text
        </button>
      </form>
    </dialog>
  );
}
