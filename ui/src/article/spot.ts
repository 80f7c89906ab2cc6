/** Where things that float beside the text stand: in the canvas around the page, never in what is written in. */
import type { EditorView } from "prosemirror-view";

/** A place in the canvas, in CSS pixels from its scrolled origin; `width` is what is to be seen of it. */
export type Spot = { left: number; top: number; bottom: number; width: number };

/** The canvas that scrolls the page. */
export function canvasOf(view: EditorView): HTMLElement | null {
  return view.dom.closest<HTMLElement>(".canvas");
}

/** Where the text from `from` to `to` stands, its first line's start and its last line's foot. */
export function spotOf(view: EditorView, from: number, to = from): Spot | null {
  const canvas = canvasOf(view);
  if (!canvas) return null;
  const frame = canvas.getBoundingClientRect();
  const [start, end] = [view.coordsAtPos(from), view.coordsAtPos(to)];
  const down = canvas.scrollTop - frame.top;
  return { left: Math.min(start.left, end.left) - frame.left + canvas.scrollLeft, top: start.top + down, bottom: end.bottom + down, width: canvas.clientWidth };
}

/** Where the block at `at` stands. */
export function spotOfBlock(view: EditorView, at: number): Spot | null {
  const canvas = canvasOf(view);
  const block = view.nodeDOM(at);
  if (!canvas || !(block instanceof HTMLElement)) return null;
  const [frame, box] = [canvas.getBoundingClientRect(), block.getBoundingClientRect()];
  const down = canvas.scrollTop - frame.top;
  return { left: box.left - frame.left + canvas.scrollLeft, top: box.top + down, bottom: box.bottom + down, width: canvas.clientWidth };
}
