import type { ReactNode } from "react";
import { FreshAfterBack } from "./fresh-after-back.tsx";
import { SubmitButton } from "./submit-button.tsx";

type DemoBannerProps = {
  /** What the demonstration clock reads now, in words. */
  clock: ReactNode;
  jumps: { value: string; label: string }[];
  /** The address that receives the chosen jump under the name "jump". */
  action: string;
  /** The grid of the page below, so that the banner begins where the page begins. */
  grid?: "wrap" | "wrap-staff";
};

/** Says on every page that nothing here is real, and lets a visitor move the clock. */
export function DemoBanner({ clock, jumps, action, grid = "wrap" }: DemoBannerProps) {
  return (
    <aside aria-label="Demonstration" className="border-b border-amber-line bg-amber-soft text-sm print:hidden">
      <FreshAfterBack />
      <div className={`${grid} flex flex-wrap items-center justify-between gap-x-6 gap-y-0.5 py-1`}>
        <p>
          <strong className="font-semibold">Demonstration only.</strong> It is {clock}.
        </p>
        <form
          action={action}
          method="post"
          className="scroll-fade -mx-1 flex max-w-full items-center overflow-x-auto px-1 py-0.5 whitespace-nowrap *:shrink-0"
        >
          <span className="me-1">Go to:</span>
          {jumps.map(({ value, label }) => (
            <SubmitButton key={value} name="jump" value={value} variant="quiet" size="tight">
              {label}
            </SubmitButton>
          ))}
        </form>
      </div>
    </aside>
  );
}
