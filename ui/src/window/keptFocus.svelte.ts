/** The focus goes to the text when what had it goes away with the panel, the bars or the preview beside the page. */
import { untrack } from "svelte";

import type { OpenArticle } from "../article/openArticle.svelte";
import { offerLost } from "../look/focus";
import { room } from "./room.svelte";

/** Keeps the focus on the screen of `article`, as long as its component stands. */
export function keptFocus(article: OpenArticle) {
  let stood = false;
  $effect(() => {
    void [room.side, room.beside, room.focus, room.narrow];
    if (stood && untrack(() => room.screen) === "article") offerLost(article);
    stood = true;
  });
}
