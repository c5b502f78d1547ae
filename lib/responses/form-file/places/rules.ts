import { areaParts, tablesOf } from "../layout/rules.ts";
import type { Cell, FormBlock, FormTable, FoundCell, FoundDocument, FoundTable, Row, Unread } from "../schema.ts";

/** Words as they are compared: reformatting, capitals and other spaces make no difference. */
const plain = (text: string) => text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

const first = (table: FoundTable, row: number) => plain(table.rows[row]?.[0]?.text ?? "");

/** One place of the form with what was found in it; `area` is set for the rows that people may add. */
export type Filled = { place: Cell; found: FoundCell };
export type FilledArea = { id: string | null; cells: (FoundCell | undefined)[] };

/** A document's cells under the names of the form's places. What belongs to no place is left over, and none of it is dropped. */
export type Placed = {
  filled: ReadonlyMap<string, Filled>;
  /** The rows of areas of disagreement, by question. */
  areas: ReadonlyMap<string, FilledArea[]>;
  leftOver: string[];
  unread: Unread[];
  tables: number;
};

/**
 * Finds each place by its control's tag; where the controls are gone, by the table's heading and the row's words; where those were changed
 * too, by its row in a table of the same size.
 */
export function placesIn(blocks: readonly FormBlock[], document: FoundDocument): Placed {
  const filled = new Map<string, Filled>();
  const areas = new Map<string, FilledArea[]>();
  const unread: Unread[] = [];
  const used = new Set<FoundCell>();
  let tables = 0;
  for (const form of tablesOf(blocks)) {
    const table = tableOf(form, document);
    if (!table) {
      unread.push({ where: form.header[0] ?? "", why: "This table was not found in the file.", text: "" });
      continue;
    }
    tables += 1;
    for (const cell of table.rows[0] ?? [])
      if (form.header.some((words) => plain(words) === plain(cell.text))) used.add(cell);
    const { areasOf } = form;
    if (areasOf !== null) {
      const rows = table.rows.filter((row) => row.some((cell) => !used.has(cell)));
      areas.set(
        areasOf,
        rows.map((row) => areaOf(areasOf, row)),
      );
      for (const cell of rows.flatMap((row) => row.slice(0, areaParts.length))) used.add(cell);
      continue;
    }
    form.rows.forEach((row, index) => {
      const foundRow = rowOf(form, row, index, table);
      const label = foundRow?.[0];
      if (label && row.label !== null && plain(label.text) === plain(row.label)) used.add(label);
      row.cells.forEach((place, column) => {
        const tagged = table.rows.flat().filter(({ tags }) => tags.includes(place.tag));
        const found = tagged[0] ?? foundRow?.[column + (row.label === null ? 0 : 1)];
        if (!found) {
          unread.push({ where: place.title, why: "This box was not found in the file.", text: "" });
          return;
        }
        filled.set(place.tag, { place, found });
        used.add(found);
      });
    });
  }
  const printed = new Set(printedWords(blocks).map(plain));
  const others = document.tables.flatMap(({ rows }) => rows.flat()).filter((cell) => !used.has(cell));
  const leftOver = [...document.paragraphs, ...others.map(({ text }) => text)].filter(
    (text) => text.trim() !== "" && !printed.has(plain(text)),
  );
  return { filled, areas, leftOver, unread, tables };
}

const printedWords = (blocks: readonly FormBlock[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === "table"
      ? [...block.table.header, ...block.table.rows.flatMap(({ label }) => label ?? [])]
      : [block.text],
  );

function tableOf(form: FormTable, { tables }: FoundDocument): FoundTable | undefined {
  const tags = new Set(form.rows.flatMap(({ cells }) => cells.map(({ tag }) => tag)));
  return (
    tables.find(({ rows }) => rows.flat().some((cell) => cell.tags.some((tag) => tags.has(tag)))) ??
    tables.find((table) => first(table, 0) === plain(form.header[0] ?? ""))
  );
}

function rowOf(form: FormTable, row: Row, index: number, table: FoundTable): FoundCell[] | undefined {
  const { label } = row;
  const byWords = label === null ? -1 : table.rows.findIndex((_, at) => first(table, at) === plain(label));
  if (byWords >= 0) return table.rows[byWords];
  return table.rows.length === form.rows.length + 1 ? table.rows[index + 1] : undefined;
}

/** A row of areas keeps the id its control names; a row that was added has none yet. */
function areaOf(question: string, row: readonly FoundCell[]): FilledArea {
  const tags = row.flatMap((cell) => cell.tags);
  const id =
    tags.map((tag) => tag.split(":")).find(([kind, label]) => kind === "area" && label === question)?.[2] ?? null;
  return { id, cells: areaParts.map((_, column) => row[column]) };
}
