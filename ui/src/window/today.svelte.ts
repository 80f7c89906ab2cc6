/** Words written today on this computer, against a goal that is the person's own; kept beside the newsroom, sent nowhere. */

const PLACE = "tin-phuong-today";

function day(): string {
  const now = new Date();
  return `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`;
}

class Today {
  words = $state(0);
  #day = "";

  constructor() {
    this.#read();
  }

  #read() {
    const [kept, words] = (localStorage.getItem(PLACE) ?? "").split(" ");
    this.#day = day();
    this.words = kept === this.#day ? Number(words) || 0 : 0;
  }

  /** The article had `before` words and has `now`: what is taken away counts too, but never below nothing. */
  count(before: number, now: number) {
    if (before === now) return;
    if (this.#day !== day()) this.#read();
    this.words = Math.max(0, this.words + now - before);
    localStorage.setItem(PLACE, `${this.#day} ${this.words}`);
  }
}

export const today = new Today();
