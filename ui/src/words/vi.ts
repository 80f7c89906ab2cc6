/** Every sentence of the window in Vietnamese, the language it is written in; a file per room. Other languages have the same shape. */
import { saved, article, facts } from "./vi/article";
import { stage, step, list, time } from "./vi/desk";
import { exportWords, preview } from "./vi/export";
import { photos } from "./vi/photo";
import { history } from "./vi/revision";
import { settings } from "./vi/settings";
import { app, nav, commands, first } from "./vi/window";
import { refused } from "./vi/refusals";

export const vi = {
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

/** What a language must say. */
export type Words = typeof vi;
