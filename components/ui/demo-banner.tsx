import type { ReactNode } from "react";
import { SubmitButton } from "./submit-button.tsx";

type DemoBannerProps = {
  /** What the demonstration clock reads now, in words. */
  clock: ReactNode;
  jumps: { value: string; label: string }[];
  /** Receives the chosen jump under the name "jump" and the address to come back to under "from". */
  action: (form: FormData) => void | Promise<void>;
  from?: string;
};

/** Says on every page that nothing here is real, and lets a visitor move the clock. */
export function DemoBanner({ clock, jumps, action, from }: DemoBannerProps) {
  return (
    <aside aria-label="Demonstration" className="border-b border-amber-line bg-amber-soft text-sm print:hidden">
      <div className="wrap flex flex-wrap items-center gap-x-5 gap-y-1 py-2">
        <p>
          <strong className="font-semibold">Demonstration.</strong> Nothing here is real. The clock reads {clock}.
        </p>
        <form
          action={action}
          className="-mx-1 flex max-w-full items-center overflow-x-auto px-1 py-0.5 whitespace-nowrap"
        >
          {from === undefined ? null : <input type="hidden" name="from" value={from} />}
          <span>Go to:</span>
          {jumps.map(({ value, label }) => (
            <SubmitButton key={value} name="jump" value={value} variant="quiet" size="small">
              {label}
            </SubmitButton>
          ))}
        </form>
      </div>
    </aside>
  );
}
