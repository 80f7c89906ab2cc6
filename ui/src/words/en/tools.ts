/** Sentences of the tools beside the text, in English. */
import type { Words } from "../vi";
import { some } from "./some";

export const tools: Words["tools"] = {
  kind: "Kind of block",
  picked: "Selected words",
  reach: "Alt F10",
  insert: {
    photo: ["Photo", "From the computer, a phone or a card", "anh"],
    gallery: ["Gallery", "Several photos shown together", "bo"],
    quote: ["Quote", "Someone's words, with who said them", "trich"],
    heading: ["Heading", "Divides a long article", "tit"],
    list: ["List", "With bullets", "ds"],
    box: ["Fact box", "Figures, contacts", "hop"],
    table: ["Table", "Rows, columns and a head row", "bang"],
  },
  option: (name, n, of) => `${name}, ${n} of ${of}`,
  table: {
    title: "Table",
    rowAbove: "Add a row above",
    rowBelow: "Add a row below",
    rowDelete: "Delete the row",
    columnLeft: "Add a column to the left",
    columnRight: "Add a column to the right",
    columnDelete: "Delete the column",
    headRow: "First row is a head",
    tableDelete: "Delete the table",
  },
  move: "Drag to move this block (or Alt ↑, Alt ↓)",
  linkPut: "Insert the link",
  linkDrop: "Remove the link",
  linkOpen: "Open the page",
  over: some("word over", "words over"),
  limit: (n) => `The ward's limit is ${n} words`,
};
