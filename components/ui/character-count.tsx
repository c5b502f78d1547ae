"use client";

import { useEffect, useState } from "react";

const thousands = new Intl.NumberFormat("en-GB");
const pauseMilliseconds = 800;

/**
 * How many characters are left, said once the person pauses and only when four fifths are used:
 * a count at every key would drown the words for a person who listens.
 */
export function CharacterCount({ field, limit }: { field: string; limit: number }) {
  const [used, setUsed] = useState(0);
  useEffect(() => {
    const area = document.getElementById(field);
    if (!(area instanceof HTMLTextAreaElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => setUsed(area.value.length);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(read, pauseMilliseconds);
    };
    read();
    area.addEventListener("input", later);
    return () => {
      clearTimeout(timer);
      area.removeEventListener("input", later);
    };
  }, [field]);

  const left = limit - used;
  return (
    <p aria-live="polite" className={left < 0 ? "font-semibold text-error" : undefined}>
      {used * 5 < limit * 4
        ? null
        : left < 0
          ? `${thousands.format(-left)} characters too many.`
          : `${thousands.format(left)} characters left.`}
    </p>
  );
}
