/** The names of formats and what each is for, in every language. Read with the export and the history, not at the start. */
import type { Language } from "../bridge/bridge";
import { formats as en } from "./en/formats";
import { formats as vi } from "./vi/formats";

const said = { vi, en };

/** Name and purpose of every format. */
export const formatWords = (language: Language): typeof vi => said[language];
