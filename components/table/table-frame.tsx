import type { ReactNode } from "react";
import { type ColumnLook, cellClass, regionClass, tableClass } from "./table-look.ts";

type TableFrameProps = {
  /** Says what the rows are: "Responses". Names the region that scrolls. */
  label: string;
  /** The cells of the head, in their rows. */
  head: ReactNode;
  children: ReactNode;
};

/** What every table is drawn in: a named region that scrolls with head and first column in place, and takes focus so that the keyboard can scroll it. */
export const TableFrame = ({ label, head, children }: TableFrameProps) => (
  <section
    aria-label={label}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    tabIndex={0}
    className={regionClass}
  >
    <table className={tableClass}>
      <caption className="sr-only">{label}</caption>
      <thead>{head}</thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);

/** A cell of a table's body; the first of a row names it. */
export const TableCell = ({ look, isFirst, children }: { look: ColumnLook; isFirst: boolean; children: ReactNode }) =>
  isFirst ? (
    <th scope="row" className={cellClass(look, true)}>
      {children}
    </th>
  ) : (
    <td className={cellClass(look, false)}>{children}</td>
  );
