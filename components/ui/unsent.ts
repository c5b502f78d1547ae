let keepAgain: (() => void) | null = null;

/** A form was sent by its button. `keep` keeps its words in this tab, should a fault be the answer. */
export function sentByButton(keep: () => void): void {
  keepAgain = keep;
}

/** The next page is there, so what was sent was taken. */
export function wasTaken(): void {
  keepAgain = null;
}

/** A fault was the answer, and the form is gone from the page: what it held is kept, and put back when its page opens again. */
export function wasNotTaken(): void {
  keepAgain?.();
  keepAgain = null;
}
