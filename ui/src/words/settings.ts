/** What the settings say, in every language. Read with their screen and with the palette, not at the start. */
import type { Language } from "../bridge/bridge";
import { settings as en } from "./en/settings";
import { settings as vi } from "./vi/settings";

const said = { vi, en };

/** The sentences of the settings. */
export const settingsWords = (language: Language): typeof vi => said[language];
