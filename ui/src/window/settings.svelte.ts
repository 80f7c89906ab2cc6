/** What can be set, as the palette and the settings' own search know it: section by section, each with its words. */
import type { IconName } from "../look/icons";
import { fold } from "../words/fold";
import { settingsWords } from "../words/settings";
import { speech } from "../words/speech.svelte";

/** A section of the settings. */
export type Section = { id: string; icon: IconName; label: string };

/** Every section, in their order. */
export function sections(): Section[] {
  const words = settingsWords(speech.language);
  return [
    { id: "look", icon: "contrast", label: words.look },
    { id: "me", icon: "person", label: words.me },
    { id: "rules", icon: "section", label: words.rules },
    { id: "photos", icon: "photo", label: words.photos },
    { id: "export", icon: "exported", label: words.export },
    { id: "keys", icon: "keyboard", label: speech.words.nav.keys },
    { id: "backup", icon: "archive", label: words.backup },
    { id: "about", icon: "info", label: words.about },
  ];
}

/** Every setting: its section, its name, and other words it is known by. */
export function settingsList(): { section: string; label: string; also: string }[] {
  const words = settingsWords(speech.language);
  const first = speech.words.first;
  const known: Record<string, string> = { [words.headlineWords]: words.headlineAlso, [words.leadWords]: words.leadAlso };
  const of = (section: string, ...labels: string[]) => labels.map((label) => ({ section, label, also: known[label] ?? "" }));
  return [
    ...of("look", words.theme, words.language, words.pageSize, words.face, speech.words.nav.zoom, words.still),
    ...of("me", first.byline, first.ward, first.role, words.dayWords),
    ...of("rules", words.headlineWords, words.leadWords, words.sections),
    ...of("photos", words.photoCredit, words.photoSide, words.photoWeight),
    ...of("export", words.exportFolder, words.export, words.templateOpen),
    ...of("keys", speech.words.nav.keys),
    ...of("backup", words.backupNow, speech.words.keeping.second, speech.words.keeping.restoreTitle, speech.words.keeping.drill),
    ...of("about", words.about),
  ];
}

class Sought {
  words = $state("");

  /** True for a setting that is looked for, by any of its words, accents optional. */
  finds(...texts: string[]): boolean {
    const all = fold(texts.join(" "));
    return fold(this.words.trim()).split(/\s+/).every((word) => all.includes(word));
  }
}

/** What is typed into the settings' search. */
export const sought = new Sought();
