/** The words in the language that is chosen now. Read `speech.words` in a template and it changes without a restart. */
import type { Language } from "../bridge/bridge";
import { vi, type Words } from "./vi";

class Speech {
  language = $state<Language>("vi");
  words = $state.raw<Words>(vi);
  #wanted: Language = "vi";

  /** Speaks `language` from now on, and tells screen readers so. English is read when it is first spoken. */
  async speak(language: Language): Promise<void> {
    this.#wanted = language;
    if (language === this.language) return;
    const words = language === "en" ? (await import("./en")).en : vi;
    if (this.#wanted !== language) return;
    this.words = words;
    this.language = language;
    document.documentElement.lang = language;
  }
}

export const speech = new Speech();
