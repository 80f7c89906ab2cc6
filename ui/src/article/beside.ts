/** What stands beside the text only when somebody points, selects, calls or is in a table. It comes behind the first frame. */
export { default as Bubble } from "./Bubble.svelte";
export { default as Grip } from "./Grip.svelte";
export { default as InsertMenu } from "./InsertMenu.svelte";
export { default as PasteNote } from "./PasteNote.svelte";
export { withTables } from "./table";
