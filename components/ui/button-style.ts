export type ButtonVariant = "primary" | "secondary" | "quiet";

const shape =
  "target inline-flex items-center justify-center gap-2 rounded-md border text-start font-semibold cursor-pointer no-underline aria-disabled:opacity-60 aria-disabled:cursor-default print:hidden";

const variants: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface text-ink hover:border-ink",
  quiet: "border-transparent bg-transparent text-accent underline underline-offset-4 hover:text-accent-strong",
};

export type ButtonSize = keyof typeof sizes;

const sizes = {
  normal: "min-h-11 py-2 text-base",
  small: "min-h-9 py-1 text-sm",
  /** Side by side in one line of text, as the words of it. */
  tight: "min-h-8 py-0.5 text-sm",
};
const padding = { normal: "px-5", small: "px-3", tight: "px-2" };

/** One look for things that are pressed, shared by buttons and by links that start a journey. */
export function buttonClass(variant: ButtonVariant = "primary", size: ButtonSize = "normal"): string {
  // A quiet button has no edge to be seen, so its words stand where other words begin.
  const sides =
    variant === "quiet" && size !== "tight" ? "-mx-1 px-1 forced-colors:mx-0 forced-colors:px-3" : padding[size];
  return `${shape} ${variants[variant]} ${sizes[size]} ${sides}`;
}
