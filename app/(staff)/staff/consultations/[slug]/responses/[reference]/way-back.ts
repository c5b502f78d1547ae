/** An address that carries the list its reader came from (its filters, order and page), so that the way back leads to it; "" for none. */
export const withList = (href: string, list: string): string =>
  list === "" ? href : `${href}${href.includes("?") ? "&" : "?"}${new URLSearchParams({ list })}`;

/** The list that stands in an address, as it stood there. */
export const listIn = (asked: string | string[] | undefined): string =>
  typeof asked === "string" ? new URLSearchParams(asked).toString() : "";
