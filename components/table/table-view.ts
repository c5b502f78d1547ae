/** One order of the rows. In the address: `sort=receivedAt`, or `sort=-receivedAt` for the last first. */
export type TableSort = { id: string; desc: boolean };

/** What the address says about a list, and how much there is: plain values, so that a page can hand them to the browser. */
export type TableView = {
  /** The page's own path: "/staff/responses". */
  path: string;
  /** The filters as they stand in the address, without sort and page. */
  filters: Record<string, string>;
  sort: TableSort;
  /** Counted from 1. */
  page: number;
  pageSize: number;
  /** Rows that the filters let through, over all pages. */
  total: number;
};

/** Reads `sort` from the address; what is not on the list of sortable columns falls back, so a stale link still opens. */
export function parseSort(value: string | undefined, allowed: readonly string[], fallback: TableSort): TableSort {
  const desc = value?.startsWith("-") ?? false;
  const id = desc ? value?.slice(1) : value;
  return id !== undefined && allowed.includes(id) ? { id, desc } : fallback;
}

export const pageCount = ({ total, pageSize }: Pick<TableView, "total" | "pageSize">) =>
  Math.max(1, Math.ceil(total / pageSize));

/** The address of the same list in another order or on another page. A new order starts at page 1. */
export function tableHref(view: TableView, change: { sort?: TableSort; page?: number } = {}): string {
  const sort = change.sort ?? view.sort;
  const page = change.page ?? (change.sort ? 1 : view.page);
  const query = new URLSearchParams(Object.entries(view.filters).filter(([, value]) => value !== ""));
  query.set("sort", `${sort.desc ? "-" : ""}${sort.id}`);
  if (page > 1) query.set("page", String(page));
  return `${view.path}?${query}`;
}
