/** A form's fields as they were sent or left: name and value, in order. Files are not among them. */
export type Typed = [string, string][];

/** What was on a page of the form when it was left before it was saved. */
export type LeftBehind = {
  /** The fingerprint of what the page showed. */
  base: string;
  typed: Typed;
  /** What was on its way already when it was left; null when nothing was. */
  sent: Typed | null;
};

/** Fields that carry no answer. */
const bookkeeping = new Set(["base", "textVersion", "go", "prompted"]);

export const typedIn = (form: FormData): Typed =>
  [...form].flatMap(
    ([name, value]): Typed => (typeof value !== "string" || name.startsWith("$ACTION") ? [] : [[name, value]]),
  );

const answersIn = (typed: Typed) =>
  JSON.stringify(
    typed
      .filter(([name]) => !bookkeeping.has(name))
      .map(([name, value]) => [name, value.replace(/\r\n?/g, "\n").trim()])
      .filter(([, value]) => value !== ""),
  );

export const isSame = (one: Typed, other: Typed | null): boolean =>
  other !== null && answersIn(one) === answersIn(other);

/**
 * What becomes of what was left behind, now that the page shows `shown`, under the fingerprint `base`: nothing, as it arrived; it is put back
 * as typed ("put-back"); or it is put back under its old fingerprint, because somebody else changed the page since, so that nothing is overwritten
 * and the person sees both ("conflict").
 */
export function whatBecomesOf(left: LeftBehind, shown: Typed, base: string): "kept" | "put-back" | "conflict" {
  if (isSame(left.typed, shown)) return "kept";
  return base === left.base || isSame(shown, left.sent) ? "put-back" : "conflict";
}

const keyOf = (address: string) => `left ${address}`;

/** In this tab alone, and gone with it. A browser that keeps nothing for us loses no more than it would without. */
export function leaveBehind(address: string, left: LeftBehind): void {
  try {
    sessionStorage.setItem(keyOf(address), JSON.stringify(left));
  } catch {
    // Full, or switched off: what is on its way is then all there is.
  }
}

export function takeUp(address: string): LeftBehind | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(address)) ?? "null");
  } catch {
    return null;
  }
}

export function forget(address: string): void {
  try {
    sessionStorage.removeItem(keyOf(address));
  } catch {
    // As above.
  }
}

const plain = (text: string) => text.replace(/\r\n?/g, "\n").replace(/^\n/, "");

function isTouchedField(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return plain(field.value) !== plain(field.defaultValue);
  if (field instanceof HTMLSelectElement) {
    const drawn = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(0, drawn);
  }
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  const isTick = field.type === "checkbox" || field.type === "radio";
  return isTick ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

/** Whether a field holds something else than the page was drawn with: typed before the script came, or put in from the browser's memory. */
export const isTouched = (form: HTMLFormElement): boolean => [...form.elements].some(isTouchedField);

/** Takes what was typed since the page was drawn out of the form, and gives the way to put it in again: it is newer than anything left behind. */
export function takeOutTyped(form: HTMLFormElement): () => void {
  const puttingIn = [...form.elements].filter(isTouchedField).map((field) => {
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      const { checked } = field;
      return () => {
        field.checked = checked;
      };
    }
    if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      const { value } = field;
      return () => {
        field.value = value;
      };
    }
    return () => {};
  });
  form.reset();
  return () => {
    for (const putIn of puttingIn) putIn();
  };
}

/** Puts what was typed back into the form's fields, boxes ticked and unticked as they were. A field that is not there is passed over. */
export function putBack(form: HTMLFormElement, typed: Typed): void {
  const values = Map.groupBy(typed, ([name]) => name);
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      field.checked = values.get(field.name)?.some(([, value]) => value === field.value) ?? false;
    } else if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== "hidden")) {
      const [own] = values.get(field.name) ?? [];
      if (own) field.value = own[1];
    } else if (field instanceof HTMLSelectElement) {
      const [own] = values.get(field.name) ?? [];
      if (own) field.value = own[1];
    }
  }
}
