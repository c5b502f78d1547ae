import type { ReactNode } from "react";

const tones = {
  neutral: "text-ink-soft",
  active: "text-accent",
  done: "text-success",
  amber: "text-amber",
  error: "text-error",
};

const marks = {
  /** Not begun. */
  ring: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  /** Under way. */
  half: (
    <>
      <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5 1.5a3.5 3.5 0 0 1 0 7Z" fill="currentColor" />
    </>
  ),
  /** Done, or in force. */
  full: <circle cx="5" cy="5" r="4.25" fill="currentColor" />,
  /** Ended without effect. */
  cross: <path d="m2 2 6 6m0-6-6 6" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />,
  /** Someone must look. */
  diamond: <path d="M5 .5 9.5 5 5 9.5.5 5Z" fill="currentColor" />,
};

type TagProps = {
  children: ReactNode;
  tone?: keyof typeof tones;
  mark?: keyof typeof marks;
  /** For what most rows of a list read: it must not outweigh the few that differ. */
  isQuiet?: boolean;
};

/** A status: words with a small mark before them. The shape says it as well as the colour. */
export function Tag({ children, tone = "neutral", mark = "full", isQuiet }: TagProps) {
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${isQuiet ? "" : "font-semibold"} ${tones[tone]}`}>
      <svg viewBox="0 0 10 10" width="0.6em" height="0.6em" aria-hidden="true" className="shrink-0">
        {marks[mark]}
      </svg>
      {children}
    </span>
  );
}
