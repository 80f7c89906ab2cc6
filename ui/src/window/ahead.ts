/** What is typed while an article is on its way into the window: kept, and written where its caret stands. */
import { tick } from "svelte";

import { desk } from "./deeds.svelte";

/** Ways that are being gone, the first first, each with what was typed since it was asked for. */
const ways: { typed: string }[] = [];
let last: Promise<unknown> = Promise.resolve();

/** Goes `way` to another article, behind the ways before it; letters typed meanwhile go neither astray nor into the text before. */
export function during(way: () => Promise<unknown>): Promise<void> {
  const mine = { typed: "" };
  ways.push(mine);
  const gone = last.then(way).then(tick);
  const done = gone.finally(() => {
    ways.shift();
    desk.open?.article.type(mine.typed);
  });
  last = done.catch(() => undefined);
  return done;
}

/** True when the press was kept for the article to come. A dialog and an input method have their own. */
export function keptAhead(event: KeyboardEvent): boolean {
  const way = ways.at(-1);
  const elsewhere = event.target instanceof Element && event.target.closest("[role=dialog]");
  if (!way || elsewhere || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "Backspace") way.typed = way.typed.slice(0, -1);
  else if (event.key === "Enter") way.typed += "\n";
  else if (event.key.length === 1) way.typed += event.key;
  else return false;
  return true;
}
