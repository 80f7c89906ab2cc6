/** The caret stays where eyes like it: while the text grows downwards it keeps to the middle of the page. */
import { NodeSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { canvasOf } from "./spot";

/** Shares of the page's height: a caret below `low` comes back to `rest`; one above `high` comes down to it. */
const LOW = 0.62;
const REST = 0.5;
const HIGH = 0.1;
/** Left between the caret and the edge at its side, in CSS pixels. */
const BESIDE = 5;

type Box = { left: number; right: number; top: number; bottom: number };

/**
 * Scrolls `canvas` alone when the caret leaves its share of the height. The editor's own way asks and moves every
 * element around the caret; WebKit paints the whole window anew for each letter then.
 */
export function keepComfortable(view: EditorView, canvas: HTMLElement): () => void {
  view.setProps({
    handleScrollToSelection: (shown) => {
      const caret = boxOf(shown);
      if (!caret) return false;
      const down = downBy(caret, canvas);
      if (down !== 0) canvas.scrollTop += down;
      const aside = asideBy(caret, canvas);
      if (aside !== 0) canvas.scrollLeft += aside;
      return true;
    },
  });
  return () => view.setProps({ handleScrollToSelection: () => false });
}

/** Scrolls the page when `from` to `to` is out of sight, wherever the caret and the focus are. What is in sight stays where it is. */
export function intoSight(view: EditorView, from: number, to: number): void {
  const canvas = canvasOf(view);
  if (!canvas) return;
  const box = { ...view.coordsAtPos(from, 1), bottom: view.coordsAtPos(to, -1).bottom };
  const { top, bottom } = canvas.getBoundingClientRect();
  if (box.top < top) canvas.scrollTop += box.top - top - canvas.clientHeight * HIGH;
  else if (box.bottom > bottom) canvas.scrollTop += downBy(box, canvas);
}

/** Where the caret stands, or the photo or table that is selected, in CSS pixels of the window. */
function boxOf(view: EditorView): Box | null {
  const { selection } = view.state;
  if (!(selection instanceof NodeSelection)) return view.coordsAtPos(selection.head, 1);
  const shown = view.nodeDOM(selection.from);
  return shown instanceof HTMLElement ? shown.getBoundingClientRect() : null;
}

/** How far the page goes down, in CSS pixels; what is higher than the room for it shows its head. */
function downBy(caret: Box, canvas: HTMLElement): number {
  const height = canvas.clientHeight;
  const from = canvas.getBoundingClientRect().top;
  const over = caret.top - from - height * HIGH;
  if (over < 0) return over;
  if (caret.bottom <= from + height * LOW) return 0;
  return Math.min(over, caret.bottom - from - height * REST);
}

function asideBy(caret: Box, canvas: HTMLElement): number {
  const { left } = canvas.getBoundingClientRect();
  const right = left + canvas.clientWidth;
  if (caret.left < left) return caret.left - left - BESIDE;
  return caret.right > right ? caret.right - right + BESIDE : 0;
}
