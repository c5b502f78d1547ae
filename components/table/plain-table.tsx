import type { ReactNode } from "react";
import { TableCell, TableFrame } from "./table-frame.tsx";
import { type ColumnLook, headClass } from "./table-look.ts";

type PlainTableProps = {
  /** Says what the rows are. */
  label: string;
  columns: readonly (ColumnLook & { header: string })[];
  /** The first cell names its row. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
};

/** A short list that is neither ordered nor paged by its reader: the look of DataTable, drawn by the server alone. */
export const PlainTable = ({ label, columns, rows }: PlainTableProps) => (
  <TableFrame
    label={label}
    head={
      <tr>
        {columns.map(({ header, ...look }, index) => (
          <th key={header} scope="col" className={headClass(look, index === 0)}>
            {header}
          </th>
        ))}
      </tr>
    }
  >
    {rows.map(({ key, cells }) => (
      <tr key={key} className="group/row">
        {columns.map(({ header, ...look }, index) => (
          <TableCell key={header} look={look} isFirst={index === 0}>
            {cells[index]}
          </TableCell>
        ))}
      </tr>
    ))}
  </TableFrame>
);
