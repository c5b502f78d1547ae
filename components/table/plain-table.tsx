import type { ReactNode } from "react";
import { type ColumnLook, cellClass, headClass, regionClass, tableClass } from "./table-look.ts";

type PlainTableProps = {
  /** Says what the rows are. Names the region that scrolls. */
  label: string;
  columns: readonly (ColumnLook & { header: string })[];
  /** The first cell names its row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** A short list that is neither ordered nor paged by its reader: the look of DataTable, drawn by the server alone. */
export function PlainTable({ label, columns, rows }: PlainTableProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={regionClass}
    >
      <table className={tableClass}>
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {columns.map(({ header, ...look }, index) => (
              <th key={header} scope="col" className={headClass(look, index === 0)}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="group/row">
              {columns.map(({ header, ...look }, index) =>
                index === 0 ? (
                  <th key={header} scope="row" className={cellClass(look, true)}>
                    {cells[index]}
                  </th>
                ) : (
                  <td key={header} className={cellClass(look, false)}>
                    {cells[index]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
