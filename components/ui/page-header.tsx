import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** A short line above the title: what kind of page this is. */
  caption?: ReactNode;
  /** One or two sentences below it: what the page is for. */
  lead?: ReactNode;
  /** Buttons and links that concern the whole page. */
  actions?: ReactNode;
  /** "large" opens a public page, "small" heads a staff page. */
  size?: "small" | "normal" | "large";
};

const sizes = {
  small: { block: "mb-5", title: "text-2xl", lead: "mt-1" },
  normal: { block: "mb-8", title: "text-3xl", lead: "mt-3 text-lg" },
  large: { block: "mb-10", title: "text-4xl", lead: "mt-4 text-lg" },
};

export function PageHeader({ title, caption, lead, actions, size = "normal" }: PageHeaderProps) {
  const look = sizes[size];
  return (
    <header className={`${look.block} flex flex-wrap items-end justify-between gap-x-8 gap-y-4`}>
      <div className="min-w-0 max-w-3xl">
        {caption ? <p className="mb-1.5 text-ink-soft">{caption}</p> : null}
        <h1 className={look.title}>{title}</h1>
        {lead ? <div className={`measure text-ink-soft ${look.lead}`}>{lead}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3 print:hidden">{actions}</div> : null}
    </header>
  );
}
