/** What stands at the caret and what can be done to it there, for the bars; a tool that could do nothing is shown so. */
import { redo, undo } from "prosemirror-history";
import { TextSelection, type EditorState } from "prosemirror-state";

import { blockAround, em, isMarked, strong } from "./commands";
import { canLink, linkAt } from "./link";
import { kindOf, KINDS, turnInto, type Kind } from "./turn";
import { fieldAt } from "./walk";

/** The caret's place: its field, its block, its marks, and the tools that work there. */
export type AtCaret = {
  field: string;
  /** The body's block at the caret; empty in tít, sa-pô and bút danh. */
  block: string;
  kind: Kind | null;
  table: boolean;
  strong: boolean;
  em: boolean;
  link: boolean;
  /** Words are selected. */
  picked: boolean;
  able: { kinds: Kind[]; marks: boolean; link: boolean; undo: boolean; redo: boolean };
};

/** Before anything is shown. */
export const NOWHERE: AtCaret = {
  field: "headline",
  block: "",
  kind: null,
  table: false,
  strong: false,
  em: false,
  link: false,
  picked: false,
  able: { kinds: [], marks: false, link: false, undo: false, redo: false },
};

/** Looks at `state`. */
export function atCaret(state: EditorState): AtCaret {
  const around = blockAround(state);
  const { selection } = state;
  return {
    field: fieldAt(state),
    block: around?.node.type.name ?? "",
    kind: around ? kindOf(around.node) : null,
    table: around?.node.type.name === "table" && selection.$head.depth > 1,
    strong: isMarked(state, "strong"),
    em: isMarked(state, "em"),
    link: linkAt(state) !== null,
    picked: selection instanceof TextSelection && !selection.empty,
    able: {
      kinds: KINDS.filter((kind) => kind === "paragraph" || turnInto(kind)(state)),
      marks: strong(state) || em(state),
      link: canLink(state),
      undo: undo(state),
      redo: redo(state),
    },
  };
}
