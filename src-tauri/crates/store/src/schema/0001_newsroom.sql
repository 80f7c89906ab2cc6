-- The newsroom's first schema. Migrations are only added; a test checks that this file never changes.
CREATE TABLE article (
  row                    INTEGER PRIMARY KEY,
  id                     TEXT    NOT NULL UNIQUE,
  stage                  TEXT    NOT NULL CHECK (stage IN ('draft','submitted','returned','approved','exported','posted')),
  section                TEXT    NOT NULL,
  genre                  TEXT    NOT NULL,
  published              TEXT,
  keywords               TEXT    NOT NULL,
  featured               TEXT,
  body                   TEXT    NOT NULL,
  hash                   TEXT    NOT NULL,
  sequence               INTEGER NOT NULL CHECK (sequence >= 1),
  headline               TEXT    NOT NULL,
  byline                 TEXT    NOT NULL,
  photos                 INTEGER NOT NULL,
  photos_without_caption INTEGER NOT NULL,
  thumbnail              TEXT,
  caret                  INTEGER NOT NULL DEFAULT 0,
  scroll                 INTEGER NOT NULL DEFAULT 0,
  created                TEXT    NOT NULL,
  updated                TEXT    NOT NULL,
  author                 TEXT    NOT NULL,
  approved_hash          TEXT,
  trashed                TEXT
) STRICT;
CREATE INDEX article_by_change ON article (trashed, updated);

CREATE TABLE step (
  article TEXT    NOT NULL REFERENCES article (id),
  number  INTEGER NOT NULL,
  came    TEXT    NOT NULL,
  went    TEXT    NOT NULL,
  who     TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  note    TEXT    NOT NULL,
  hash    TEXT    NOT NULL,
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
  hash    TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE revision (
  article       TEXT    NOT NULL REFERENCES article (id),
  number        INTEGER NOT NULL CHECK (number >= 1),
  parent        INTEGER,
  made          TEXT    NOT NULL,
  author        TEXT    NOT NULL,
  reason        TEXT    NOT NULL,
  name          TEXT    NOT NULL,
  hash          TEXT    NOT NULL REFERENCES snapshot (hash),
  words_added   INTEGER NOT NULL,
  words_removed INTEGER NOT NULL,
  PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE photo (
  id           TEXT PRIMARY KEY,
  ext          TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  width        INTEGER NOT NULL CHECK (width > 0),
  height       INTEGER NOT NULL CHECK (height > 0),
  bytes        INTEGER NOT NULL,
  web_bytes    INTEGER NOT NULL,
  captured     TEXT,
  camera       TEXT,
  has_position INTEGER NOT NULL CHECK (has_position IN (0, 1)),
  caption      TEXT    NOT NULL,
  credit       TEXT    NOT NULL,
  alt          TEXT    NOT NULL,
  warnings     TEXT    NOT NULL,
  added        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article_photo (
  article TEXT    NOT NULL REFERENCES article (id),
  photo   TEXT    NOT NULL REFERENCES photo (id),
  place   INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  PRIMARY KEY (article, photo)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Exact and folded words side by side; our own fold is the only one, the tokenizer drops no mark.
CREATE VIRTUAL TABLE words USING fts5 (
  headline, lead, body, caption, byline,
  headline_folded, lead_folded, body_folded, caption_folded, byline_folded,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
