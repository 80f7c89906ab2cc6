/** What stands beside the text only when somebody points, selects, calls or is in a table. It comes behind the first frame. */
import type { Plugin } from "prosemirror-state";

import { withChosen } from "./chosen";
import { withQuotes } from "./quotes";
import { withTables } from "./table";

export { default as Bubble } from "./Bubble.svelte";
export { default as Grip } from "./Grip.svelte";
export { default as InsertMenu } from "./InsertMenu.svelte";
export { default as PasteNote } from "./PasteNote.svelte";

/** `plugins` with those that need not be there with the caret; as they are when they have them. */
export const furnished = (plugins: readonly Plugin[]): readonly Plugin[] => withQuotes(withChosen(withTables(plugins)));
