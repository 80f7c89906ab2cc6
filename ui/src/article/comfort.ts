/** The caret stays where eyes like it: while the text grows downwards it keeps to the middle of the page. */
import type { EditorView } from "prosemirror-view";

/** Shares of the page's height: a caret below `low` comes back to `rest`; one above `high` comes down to it. */
const LOW = 0.62;
const REST = 0.5;
const HIGH = 0.1;

/** Tells the editor how far from the edges of `canvas` the caret is kept; again whenever its height changes. */
export function keepComfortable(view: EditorView, canvas: HTMLElement): () => void {
  const measure = () => {
    const height = canvas.clientHeight;
    const share = (of: number) => Math.round(height * of);
    view.setProps({
      scrollThreshold: { top: share(HIGH), bottom: share(1 - LOW), left: 0, right: 0 },
      scrollMargin: { top: share(HIGH), bottom: share(1 - REST), left: 5, right: 5 },
    });
  };
  const watch = new ResizeObserver(measure);
  watch.observe(canvas);
  return () => watch.disconnect();
}
