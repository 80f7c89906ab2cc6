/**
 * What arrives by the clipboard or is dropped is read here and handed on as it is: the desk's cleaner makes blocks of
 * it. Only what was copied in this window goes the editor's own way, so that photos keep their place.
 */
import type { Fragment, Node, Slice } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, Selection, type SelectionBookmark, TextSelection, type Transaction } from "prosemirror-state";
import { type Mappable, Transform } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";

import type { TextFile } from "../bridge/bridge";
import { heldOf, type Held } from "../look/dropped";

/** A clipboard, ready for the desk. */
export type Clip = {
  html: string;
  rtf: string;
  text: string;
  /** Only of a file. */
  markdown?: string;
  /** The old alphabet that all of a file is in. */
  charset?: string;
  /** The same as RTF, beside a page whose pictures lie in files. */
  beside?: string;
  /** Pictures inside the page, whose addresses there are `clip:0`, `clip:1` … */
  pictures: File[];
  /** The person asked for the words alone. */
  plain: boolean;
};

/** The places that pastes wait for, kept right while typing goes on. */
const waiting = new PluginKey<Map<number, SelectionBookmark>>("paste");
let next = 1;

/** Keeps the place of the selection, or the one at `pos`, until [take] asks for it. */
export function hold(view: EditorView, pos?: number): number {
  const { selection } = view.state;
  if (pos !== undefined) return keep(view, new Place(pos, pos));
  return keep(view, selection instanceof TextSelection ? new Place(selection.from, selection.to) : selection.getBookmark());
}

/** Keeps the place that was held as `held` once more, behind what goes there first. */
export function holdAgain(view: EditorView, held: number): number {
  const at = waiting.getState(view.state)?.get(held);
  return at ? keep(view, at) : hold(view);
}

function keep(view: EditorView, at: SelectionBookmark): number {
  const id = next++;
  view.dispatch(view.state.tr.setMeta(waiting, { id, at }));
  return id;
}

/**
 * The place of a paste in words. What is typed there after the key stands behind what the key pastes, as on any page; another
 * paste, whose key came first, stands before it. Words that were chosen are taken out by who types over them.
 */
class Place implements SelectionBookmark {
  constructor(
    private from: number,
    private to: number,
    private side = -1,
  ) {}

  /** The place where an earlier paste goes before it. */
  behind(): Place {
    return new Place(this.from, this.to, 1);
  }

  map(mapping: Mappable): Place {
    const { from, to, side } = this;
    if (from === to || mapping.mapResult(from, 1).deletedAfter) {
      const at = mapping.map(from, side);
      return new Place(at, at);
    }
    return new Place(mapping.map(from, 1), mapping.map(to, -1));
  }

  resolve(doc: Node): Selection {
    return TextSelection.between(doc.resolve(this.from), doc.resolve(this.to));
  }
}

/** Gives `put`, made of `tr`, the selection of who went on elsewhere meanwhile. */
export function goesOn(view: EditorView, tr: Transaction): (put: Transaction) => Transaction {
  const { selection } = view.state;
  const elsewhere = !tr.selection.eq(selection);
  return (put) => (elsewhere ? put.setSelection(selection.map(put.doc, put.mapping)) : put);
}

/** The place that was held, on `tr`; it is held no more. */
export function take(view: EditorView, id: number): Transaction {
  const bookmark = waiting.getState(view.state)?.get(id);
  const tr = view.state.tr.setMeta(waiting, { id });
  return bookmark ? tr.setSelection(bookmark.resolve(tr.doc)) : tr;
}

/** The place that was held is not needed. */
export function letGo(view: EditorView, id: number) {
  view.dispatch(view.state.tr.setMeta(waiting, { id }));
}

const PICTURE = /src\s*=\s*(["'])data:image\/(png|jpe?g|gif|webp|bmp|tiff?|heic|avif);base64,([a-z0-9+/=\s]+)\1/gi;

/** The bytes of Base64; null for what only looks like it. */
function bytesOf(code: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(code.replace(/\s/g, "")), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
}

/** `html` with its own pictures taken out. */
export function withoutPictures(html: string): { html: string; pictures: File[] } {
  const pictures: File[] = [];
  const rest = html.replace(PICTURE, (whole, _quote, kind: string, code: string) => {
    const bytes = bytesOf(code);
    if (!bytes) return whole;
    pictures.push(new File([bytes], `anh-dan-${pictures.length + 1}.${kind.toLowerCase()}`, { type: `image/${kind}` }));
    return `src="clip:${pictures.length - 1}"`;
  });
  return { html: rest, pictures };
}

/** What `data` holds; null when there is no text in it. */
export function clipOf(data: DataTransfer, plain: boolean): Clip | null {
  const { html, pictures } = withoutPictures(data.getData("text/html"));
  const rtf = html.trim() === "" ? data.getData("text/rtf") : "";
  const text = data.getData("text/plain");
  if (html.trim() === "" && rtf === "" && text.trim() === "") return null;
  return { html, rtf, text, pictures, plain, ...(/src\s*=\s*["']file:/i.test(html) ? { beside: data.getData("text/rtf") } : {}) };
}

/** True for a picture that was dragged out of a web page: its address came, its bytes did not. */
export function isPictureElsewhere({ html, text }: Clip): boolean {
  const shown = html.replace(/<!--[^]*?-->|<(?!img\b)[^>]*>/gi, "").trim();
  return html.trim() === "" ? /^https?:\S+\.(jpe?g|png|webp|gif|avif|heic)([?#]\S*)?$/i.test(text.trim()) : /^(<img\b[^>]*>\s*)+$/i.test(shown) && !shown.includes("clip:");
}

/** True for what may be a text file. Others are not read only to be refused: a film is large. */
export const mayBeText = (file: { name: string }): boolean => /\.(txt|md|markdown|html?|rtf|doc[xm])$/i.test(file.name);

/** A dropped text file as a clip, its bytes read by the desk. Rejects with [Refused]. */
export async function clipOfFile(file: TextFile): Promise<Clip> {
  const { part, text, charset } = await file.read();
  const clip: Clip = { html: "", rtf: "", text: "", pictures: [], plain: false, ...(charset ? { charset } : {}) };
  return part === "html" ? { ...clip, ...withoutPictures(text) } : { ...clip, [part]: text };
}

const photosIn = (files: FileList | undefined) => Array.from(files ?? []).filter((file) => file.type.startsWith("image/"));
const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();
/** The words last copied in this window. */
let copied: string | null = null;

function isOwn(data: DataTransfer): boolean {
  return copied !== null && data.getData("text/html").includes("data-pm-slice") && squeezed(data.getData("text/plain")) === copied;
}

/** Letters, line breaks and photos. */
function weight(content: Fragment): number {
  let sum = 0;
  content.descendants((node) => {
    if (node.isInline || node.type.name === "figure") sum += node.isText ? node.nodeSize : 1;
    return true;
  });
  return sum;
}

/** True when all of `slice` would stand at `selection`: what has no place in a field is dropped without a word. */
export function fits(doc: Node, selection: Selection, slice: Slice): boolean {
  const { doc: after } = new Transform(doc).replaceRange(selection.from, selection.to, slice);
  return weight(after.content) - weight(slice.content) === weight(doc.content) - weight(selection.content().content);
}

/** True while the caret stands in the byline. */
const signs = ({ selection }: EditorState) => selection.$head.parent.type.name === "byline";

/** The paste plugin: `onPhotos` takes pictures from the clipboard, `onHeld` files and folders that were copied, `onClip` everything else. */
export function paste(onPhotos: (files: File[]) => void, onHeld: (held: Held) => void, onClip: (view: EditorView, clip: Clip) => void): Plugin {
  return new Plugin({
    key: waiting,
    state: {
      init: () => new Map<number, SelectionBookmark>(),
      apply(tr, held) {
        const change = tr.getMeta(waiting) as { id: number; at?: SelectionBookmark } | undefined;
        if (held.size === 0 && !change) return held;
        const before = (at: SelectionBookmark) => (tr.getMeta("paste") && at instanceof Place ? at.behind() : at);
        const kept = new Map([...held].map(([id, at]) => [id, before(at).map(tr.mapping)]));
        if (change?.at) kept.set(change.id, change.at);
        else if (change) kept.delete(change.id);
        return kept;
      },
    },
    // Behind what was pasted at the text's end comes the byline: whoever writes on would sign with it.
    appendTransaction(made, before, after) {
      if (signs(before) || !signs(after) || !made.some((tr) => tr.getMeta("paste"))) return null;
      return after.tr.setSelection(Selection.near(after.doc.resolve(after.doc.content.size - after.doc.lastChild!.nodeSize), -1));
    },
    props: {
      handlePaste: (view, _event, slice) => {
        if (fits(view.state.doc, view.state.selection, slice)) return false;
        const place = hold(view);
        void import("./pasteIn").then(({ putOwn }) => {
          if (view.isDestroyed) return;
          const tr = take(view, place);
          const stays = goesOn(view, tr);
          view.dispatch(stays(putOwn(tr, slice)));
        });
        return true;
      },
      transformCopied: (slice: Slice) => {
        copied = squeezed(slice.content.textBetween(0, slice.content.size, "\n\n"));
        return slice;
      },
      handleDOMEvents: {
        paste: (view, event) => {
          const data = event.clipboardData;
          if (!view.editable || !data || isOwn(data)) return false;
          const held = heldOf(data, true);
          const photos = photosIn(data.files);
          const shift = (view as unknown as { input?: { shiftKey?: boolean } }).input?.shiftKey ?? false;
          const clip = clipOf(data, shift);
          const isFiles = data.files.length > 0 && !data.getData("text/plain") && !data.getData("text/html");
          if (held.kept || isFiles) onHeld({ ...held, place: hold(view) });
          else if (photos.length > 0 && !data.getData("text/plain")) onPhotos(photos);
          else if (clip) onClip(view, clip);
          else return false;
          event.preventDefault();
          return true;
        },
      },
    },
  });
}
