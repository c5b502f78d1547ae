import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** A short line above the title: what kind of page this is. */
  caption?: ReactNode;
  /** One or two sentences below it: what the page is for. */
  lead?: ReactNode;
  /** Buttons and links that concern the whole page. */
  actions?: ReactNode;
  size?: "normal" | "large";
};

export function PageHeader({ title, caption, lead, actions, size = "normal" }: PageHeaderProps) {
  return (
    <header className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-3xl">
        {caption ? <p className="mb-1 text-ink-soft">{caption}</p> : null}
        <h1 className={size === "large" ? "text-4xl" : "text-3xl"}>{title}</h1>
        {lead ? <div className="mt-3 measure text-lg text-ink-soft">{lead}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3 print:hidden">{actions}</div> : null}
    </header>
  );
}
