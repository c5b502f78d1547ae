"use client";

import { useEffect } from "react";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type KeptFormProps = { path: string; fields: [string, string][]; drop: () => Promise<void> };

const isText = (field: Element): field is HTMLInputElement | HTMLTextAreaElement =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && /^(text|email|search|date|time)$/.test(field.type));

/** Puts the texts into the form of this page that has all of their fields, where it is empty. */
function putBack(fields: KeptFormProps["fields"]): void {
  for (const form of document.forms) {
    const own = [...form.elements].filter(isText);
    const texts = fields.filter(([name]) => own.some((field) => field.name === name));
    if (texts.length === 0) continue;
    for (const [name, value] of texts)
      for (const field of own) if (field.name === name && field.value === "") field.value = value;
  }
}

/** What somebody typed when their session had ended, given back to them: in its own form where a script runs, and to copy from in any case. */
export function KeptForm({ path, fields, drop }: KeptFormProps) {
  useEffect(() => {
    if (location.pathname === path) putBack(fields);
  }, [path, fields]);
  const texts = fields.filter(([, value]) => /\s/.test(value.trim()) || value.length > 40);
  const shown = texts.length > 0 ? texts : fields;
  return (
    <div className="mb-6 print:hidden">
      <Notice tone="amber" title="What you typed when your session ended was kept">
        <p>
          It was not taken in: you were no longer signed in. It stands here, and in{" "}
          <a className="link" href={path}>
            the page it was typed on
          </a>{" "}
          where its boxes are empty. Check it there and send it again.
        </p>
        {shown.map(([name, value], index) => (
          <textarea
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
            key={index}
            readOnly
            rows={Math.min(8, value.split("\n").length + 1)}
            aria-label={`What you typed: ${name}`}
            defaultValue={value}
            dir="auto"
            className="w-full rounded-sm border border-line bg-surface p-2"
          />
        ))}
        <form action={drop}>
          <SubmitButton variant="secondary" size="small" pendingText="Removing it">
            I have it: remove it here
          </SubmitButton>
        </form>
      </Notice>
    </div>
  );
}
