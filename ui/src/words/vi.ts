/** Every sentence of the window in Vietnamese, the language it is written in; a file per room. Other languages have the same shape. */
import { saved, article, facts } from "./vi/article";
import { stage, step, list, time } from "./vi/desk";
import { exportWords, preview } from "./vi/export";
import { paste } from "./vi/paste";
import { drafts, find } from "./vi/find";
import { photos } from "./vi/photo";
import { keeping } from "./vi/keeping";
import { history } from "./vi/revision";
import { tools } from "./vi/tools";
import { app, nav, commands, first, guide } from "./vi/window";
import { refused } from "./vi/refusals";

export const vi = {
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

/** What a language must say. */
export type Words = typeof vi;
