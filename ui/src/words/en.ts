/** Every sentence of the window in English; a file per room. */
import { saved, article, facts } from "./en/article";
import { stage, step, list, time } from "./en/desk";
import { exportWords, preview } from "./en/export";
import { paste } from "./en/paste";
import { drafts, find } from "./en/find";
import { photos } from "./en/photo";
import { keeping } from "./en/keeping";
import { history } from "./en/revision";
import { tools } from "./en/tools";
import { app, nav, commands, first, guide } from "./en/window";
import { refused } from "./en/refusals";
import type { Words } from "./vi";

export const en: Words = {
  app,
  nav,
  commands,
  first,
  guide,
  stage,
  step,
  list,
  time,
  saved,
  article,
  facts,
  tools,
  paste,
  find,
  drafts,
  photos,
  preview,
  export: exportWords,
  history,
  keeping,
  refused,
};
