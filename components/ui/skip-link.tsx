/** The first thing the keyboard reaches; it leads past the header. */
export function SkipLink({ to = "main" }: { to?: string }) {
  return (
    <a
      href={`#${to}`}
      className="absolute start-4 top-2 z-50 -translate-y-24 rounded-md bg-surface px-4 py-2.5 font-semibold text-accent underline focus:translate-y-0"
    >
      Skip to the main content
    </a>
  );
}
