/** How a column lies in its table; the same for tables that the database orders and for those that are drawn as they are. */
export type ColumnLook = {
  /** Numbers stand at the end, so that their digits line up. */
  align?: "start" | "end";
  /** Text that may run over several lines; other columns keep to one. */
  isWrapped?: boolean;
  /** The column that takes the room that is left, so that the others stay as narrow as what they hold. */
  isWide?: boolean;
};

export const regionClass = "table-region rounded-md border border-line bg-surface";
export const tableClass = "w-full border-separate border-spacing-0 text-sm";

const alignOf = ({ align }: ColumnLook) => (align === "end" ? "text-end" : "text-start");

export const headClass = (look: ColumnLook, isFirst: boolean) =>
  `table-head border-b border-b-line-strong bg-sunken px-3 py-1 whitespace-nowrap font-semibold ${alignOf(look)} ${
    isFirst ? "table-first" : ""
  } ${look.isWide ? "w-full" : ""}`;

/** Rows of 37 px, 44 under a finger. */
export const cellClass = (look: ColumnLook, isFirst: boolean) =>
  `border-b border-line px-3 align-middle h-9 py-1 pointer-coarse:h-11 group-last/row:border-b-0 group-hover/row:bg-sunken ${
    look.isWrapped ? "min-w-72 max-w-lg" : "whitespace-nowrap"
  } ${alignOf(look)} ${isFirst ? "table-first bg-surface font-normal" : ""}`;
