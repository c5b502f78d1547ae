import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

const tones = {
  info: { box: "border-accent bg-accent-soft", mark: "text-accent", icon: "info" },
  success: { box: "border-success bg-success-soft", mark: "text-success", icon: "check" },
  amber: { box: "border-amber-line bg-amber-soft", mark: "text-amber", icon: "warning" },
  error: { box: "border-error bg-error-soft", mark: "text-error", icon: "warning" },
} as const satisfies Record<string, { box: string; mark: string; icon: IconName }>;

export type NoticeTone = keyof typeof tones;

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** True for what a person must hear at once when it appears after an action of theirs. */
  isAnnounced?: boolean;
};

/** A few lines that stand apart from the text: what changed, what to watch, what was done. */
export function Notice({ tone = "info", title, children, isAnnounced }: NoticeProps) {
  const { box, mark, icon } = tones[tone];
  return (
    <div
      role={isAnnounced ? "status" : undefined}
      className={`flex max-w-[var(--notice-width,var(--container-measure))] gap-3 rounded-md border px-4 py-3 ${box}`}
    >
      <span className={`mt-0.5 ${mark}`}>
        <Icon name={icon} />
      </span>
      <div className="measure min-w-0 space-y-1.5">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
