/** Tables: rows and columns come and go, the first row or column is a head or is none. Comes behind the first frame. */
import { keymap } from "prosemirror-keymap";
import { TextSelection, type Command, type Plugin, type Transaction } from "prosemirror-state";
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, goToNextCell, isInTable, selectedRect, tableEditing, TableMap, toggleHeaderRow } from "prosemirror-tables";

import type { IconName } from "../look/icons";

/** Most rows and columns that the bar lets a table grow to; a page of a portal shows no more. */
const MOST = { rows: 200, columns: 12 };

/** What can be done to the table at the caret, by its name in the words. */
export type TableDeed = "rowAbove" | "rowBelow" | "rowDelete" | "columnLeft" | "columnRight" | "columnDelete" | "headRow" | "tableDelete";

/** The last row or column is not deleted: the table is. */
const keepOne =
  (side: "rows" | "columns", command: Command): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false;
    const rect = selectedRect(state);
    const all = side === "rows" ? rect.top === 0 && rect.bottom === rect.map.height : rect.left === 0 && rect.right === rect.map.width;
    if (all) return deleteTable(state, dispatch);
    return command(state, dispatch && ((tr) => dispatch(stay(tr, rect.tableStart, rect.top, rect.left))));
  };

/** Keeps the caret in the table, in the cell that came into the place of the one that went. */
function stay(tr: Transaction, tableStart: number, row: number, column: number): Transaction {
  const table = tr.doc.nodeAt(tableStart - 1);
  if (!table) return tr;
  const map = TableMap.get(table);
  const cell = map.map[Math.min(row, map.height - 1) * map.width + Math.min(column, map.width - 1)] ?? 0;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(tableStart + cell + 1)));
}

const upTo =
  (side: "rows" | "columns", command: Command): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false;
    const { map } = selectedRect(state);
    return (side === "rows" ? map.height < MOST.rows : map.width < MOST.columns) && command(state, dispatch);
  };

/** The deeds of the table bar, in its order. */
export const TABLE_DEEDS: { deed: TableDeed; icon: IconName; command: Command }[] = [
  { deed: "rowAbove", icon: "rowAbove", command: upTo("rows", addRowBefore) },
  { deed: "rowBelow", icon: "rowBelow", command: upTo("rows", addRowAfter) },
  { deed: "rowDelete", icon: "rowDelete", command: keepOne("rows", deleteRow) },
  { deed: "columnLeft", icon: "columnLeft", command: upTo("columns", addColumnBefore) },
  { deed: "columnRight", icon: "columnRight", command: upTo("columns", addColumnAfter) },
  { deed: "columnDelete", icon: "columnDelete", command: keepOne("columns", deleteColumn) },
  { deed: "headRow", icon: "headRow", command: toggleHeaderRow },
  { deed: "tableDelete", icon: "trash", command: deleteTable },
];

/** Tab goes to the next cell; in the last one it makes a new row, as in Word. */
export const nextCell: Command = (state, dispatch) => {
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!isInTable(state)) return false;
  const rect = selectedRect(state);
  if (rect.bottom !== rect.map.height || rect.right !== rect.map.width || rect.map.height >= MOST.rows) return false;
  if (!dispatch) return true;
  addRowAfter(state, (tr) => {
    const row = tr.doc.nodeAt(rect.tableStart - 1)!;
    const last = rect.tableStart + row.content.size - row.lastChild!.nodeSize;
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(last + 1))).scrollIntoView());
  });
  return true;
};

const CELL_KEYS = keymap({ Tab: nextCell, "Shift-Tab": goToNextCell(-1) });
const EDITING = tableEditing();

/** `plugins` with the keys of cells before all others and the mouse in cells behind them; as they are when they have both. */
export function withTables(plugins: readonly Plugin[]): readonly Plugin[] {
  return plugins.includes(EDITING) ? plugins : [CELL_KEYS, ...plugins, EDITING];
}
