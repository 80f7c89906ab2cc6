/** A photo on the page: its picture, its number in the margin, its caption as text that is written in place. */
import type { Node } from "prosemirror-model";
import type { EditorView, NodeView, ViewMutationRecord } from "prosemirror-view";

import { photoAddress } from "../bridge/bridge";
import { speech } from "../words/speech.svelte";

/** Shows one figure. The picture is not text: the caret passes it, a click selects it. */
export class FigureView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #picture: HTMLElement;
  readonly #credit: HTMLElement;

  constructor(private node: Node, view: EditorView, onEmpty: (id: string) => void) {
    this.dom = document.createElement("figure");
    this.#picture = document.createElement("div");
    this.#picture.className = "im";
    this.#picture.contentEditable = "false";
    this.contentDOM = document.createElement("figcaption");
    this.#credit = document.createElement("div");
    this.#credit.className = "credit";
    this.#credit.contentEditable = "false";
    this.dom.append(this.#picture, this.contentDOM, this.#credit);
    this.#picture.addEventListener("click", () => {
      if (!this.node.attrs["photo"] && view.editable) onEmpty(this.node.attrs["id"] as string);
    });
    this.#show();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.#show();
    return true;
  }

  selectNode() {
    this.dom.classList.add("selected");
  }

  deselectNode() {
    this.dom.classList.remove("selected");
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }

  #show() {
    const photo = this.node.attrs["photo"] as string | null;
    const shown = this.#picture.dataset["photo"] ?? "";
    if (shown !== (photo ?? "") || this.#picture.childNodes.length === 0) {
      this.#picture.dataset["photo"] = photo ?? "";
      this.#picture.replaceChildren(photo ? picture(photo) : emptyPlace());
    }
    const image = this.#picture.querySelector("img");
    if (image) image.alt = (this.node.attrs["alt"] as string) || this.node.textContent || speech.words.article.unnamedPhoto;
    const credit = this.node.attrs["credit"] as string;
    this.#credit.textContent = credit;
    this.#credit.hidden = credit === "";
  }
}

function picture(photo: string): HTMLImageElement {
  const image = document.createElement("img");
  image.src = photoAddress(photo, "card");
  image.dataset["photo"] = photo;
  image.decoding = "async";
  image.draggable = false;
  return image;
}

function emptyPlace(): HTMLElement {
  const place = document.createElement("button");
  place.type = "button";
  place.className = "empty-place";
  place.textContent = speech.words.article.noPhotoYet;
  return place;
}
