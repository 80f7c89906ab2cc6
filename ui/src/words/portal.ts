/** What is said on the way into a portal, in every language. Read with the export, not at the start. */
import type { Language } from "../bridge/bridge";
import { portal as en } from "./en/portal";
import { portal as vi } from "./vi/portal";

const said = { vi, en };

/** The sentences of the way into a portal. */
export const portalWords = (language: Language): typeof vi => said[language];
