/**
 * The title of a page with a form, in the tab and for whoever listens: the page, then what it belongs to, and "Error:" first when the form
 * came back with something to put right, with and without JavaScript. Such a page gives no title in its metadata (`untitled`).
 */
export function PageTitle({ title, isWrong = false }: { title: string; isWrong?: boolean }) {
  return <title>{`${isWrong ? "Error: " : ""}${title}`}</title>;
}

/** The metadata of a page that draws its own title. */
export const untitled = { absolute: "" };
