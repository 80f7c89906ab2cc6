/** What the palette finds: commands, articles, settings, best first; accents are optional, exact accents come first. */
import type { ArticleRow } from "../bridge/bridge";
import type { IconName } from "../look/icons";
import { fold } from "../words/fold";
import { speech } from "../words/speech.svelte";
import { ago } from "../words/when";
import { commands, leaveThen } from "./commands";
import { desk } from "./deeds.svelte";
import { formatCommands } from "./formatCommands";
import { room } from "./room.svelte";
import { settingsList, sections } from "./settings.svelte";

/** A stretch of a label; a hit is what was asked for. */
export type Part = { text: string; hit: boolean };
/** A line of the palette. */
export type Entry = { id: string; command: string; group: string; icon: IconName; label: Part[]; lang?: string; note: string; run: () => unknown };

/** Where `word` begins a word of `text`; -1 where it begins none. */
function begins(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return at;
  return -1;
}

/** The stretches of `text` that hold the asked words, accents optional. */
export function parts(text: string, asked: string): Part[] {
  const plain = text.normalize("NFC");
  const folded = fold(plain);
  const marks = new Array<boolean>(plain.length).fill(false);
  if (folded.length === plain.length) {
    for (const word of fold(asked.trim()).split(/\s+/).filter(Boolean)) {
      const first = begins(folded, word);
      const at = first >= 0 ? first : folded.indexOf(word);
      if (at >= 0) marks.fill(true, at, at + word.length);
    }
  }
  const made: Part[] = [];
  Array.from(plain).reduce((at, letter) => {
    const hit = marks[at] ?? false;
    const last = made.at(-1);
    if (last && last.hit === hit) last.text += letter;
    else made.push({ text: letter, hit });
    return at + letter.length;
  }, 0);
  return made;
}

/** The rank of what answers by its other words alone. */
const ALSO = 6;

/**
 * How well `label` answers: 0 best; none when it does not. A label that begins so stands before one of whose words one begins
 * so, and that before one that holds it further in, accents or not. `also` are other words it is known by.
 */
export function rank(label: string, also: string, asked: string): number | null {
  const wanted = asked.trim().toLowerCase();
  if (wanted === "") return 3;
  const [plain, name, others, folded] = [label.toLowerCase(), fold(label), fold(also), fold(wanted)];
  if (!folded.split(/\s+/).every((word) => name.includes(word) || begins(others, word) >= 0)) return null;
  const holds = [plain.startsWith(wanted), name.startsWith(folded), begins(plain, wanted) >= 0, begins(name, folded) >= 0, plain.includes(wanted), name.includes(folded)];
  const best = holds.indexOf(true);
  return best < 0 ? ALSO : best;
}

type Ranked = Entry & { rank: number };

function best(all: (Ranked | null)[]): Entry[] {
  return all.filter((one) => one !== null).sort((a, b) => a.rank - b.rank);
}

/** Every line for what was asked; `over` articles alone, or everything. */
export function entries(asked: string, rows: ArticleRow[], over: "" | "all" | "articles"): Entry[] {
  const words = speech.words;
  const articles = rows.map((row): Entry => ({
    id: row.id,
    command: "",
    group: asked.trim() === "" ? words.commands.latest : words.commands.articles,
    icon: "text",
    label: parts(row.headline || words.app.untitled, asked),
    lang: "vi",
    note: `${words.stage[row.stage]} · ${ago(row.updated, words)}`,
    // Opened anew, it would forget what Ctrl+Z could take back.
    run: () => (desk.open?.article.id === row.id ? desk.open.to("article") : leaveThen(() => room.openArticle(row.id).catch(room.refuse))),
  }));
  if (over === "articles") return articles;
  const askedFor = (named: string | undefined) => named === undefined || asked.trim().split(/\s+/).some((word) => word !== "" && rank(named, "", word) !== null);
  const able = [...commands(), ...formatCommands()].filter((one) => one.id !== "palette" && askedFor(one.named) && (one.when === "always" || (one.when === "article" ? desk.open : room.screen === "list")));
  const orders = best(able.map((one) => {
    const other = words.commands.also[one.id] ?? "";
    const place = rank(one.label, other, asked);
    const note = place === ALSO ? (other.split(",").find((word) => rank(word, "", asked) !== null)?.trim() ?? "") : "";
    return place === null ? null : { id: one.id, command: one.id, group: words.commands.group, icon: one.icon, label: parts(one.label, asked), note, run: one.run, rank: place };
  }));
  const named = new Map(sections().map((section) => [section.id, section.label]));
  const sets = asked.trim() === "" ? [] : best(settingsList().map((one) => {
    const place = rank(one.label, `${named.get(one.section) ?? ""} ${one.also}`, asked);
    return place === null ? null : { id: `set-${one.section}-${one.label}`, command: "", group: words.nav.settings, icon: "settings", label: parts(one.label, asked), note: named.get(one.section) ?? "", run: () => leaveThen(() => room.toSettings(one.section)), rank: place };
  }));
  // Articles that hold the words only somewhere, or with a slip forgiven, come behind a setting that is named so.
  const inHeadline = sets.length === 0 || rows.some((row) => rank(row.headline, "", asked) !== null);
  return inHeadline ? [...orders, ...articles, ...sets] : [...orders, ...sets, ...articles];
}
