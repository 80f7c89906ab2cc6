/** Every sentence of the window in English; a file per room. */
import { saved, article, facts } from "./en/article";
import { stage, step, list, time } from "./en/desk";
import { exportWords, preview } from "./en/export";
import { photos } from "./en/photo";
import { history } from "./en/revision";
import { settings } from "./en/settings";
import { app, nav, commands, first } from "./en/window";
import { refused } from "./en/refusals";
import type { Words } from "./vi";

export const en: Words = {
  app,
  nav,
  commands,
  first,
  stage,
  step,
  list,
  time,
  saved,
  article,
  facts,
  photos,
  preview,
  export: exportWords,
  history,
  settings,
  refused,
};
