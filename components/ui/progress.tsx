/** Progress in words: "Question 2 of 3". Stands right above the h1. */
export function Progress({ noun = "Question", step, of }: { noun?: string; step: number; of: number }) {
  return (
    <p className="mb-1 font-semibold text-ink-soft">
      {noun} {step} of {of}
    </p>
  );
}
