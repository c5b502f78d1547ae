/** Where a consultation stands at an instant: computed on each request, never stored (S28.4). */
export type Phase = "before-opening" | "open" | "closed";

export const phases: readonly Phase[] = ["before-opening", "open", "closed"];
