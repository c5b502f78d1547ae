import type { TableView } from "./table-view.ts";

/** The address's state in the words of TanStack Table (its pages count from 0). */
export function tableState(view: TableView) {
  return {
    sorting: [{ id: view.sort.id, desc: view.sort.desc }],
    pagination: { pageIndex: view.page - 1, pageSize: view.pageSize },
  };
}
