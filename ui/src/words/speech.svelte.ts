/** The words in the language that is chosen now. Read `speech.words` in a template and it changes without a restart. */
import type { Language } from "../bridge/bridge";
import { en } from "./en";
import { vi, type Words } from "./vi";

const LANGUAGES: Record<Language, Words> = { vi, en };

class Speech {
  language = $state<Language>("vi");

  get words(): Words {
    return LANGUAGES[this.language];
  }

  /** Speaks `language` from now on, and tells screen readers so. */
  speak(language: Language) {
    this.language = language;
    document.documentElement.lang = language;
  }
}

export const speech = new Speech();
