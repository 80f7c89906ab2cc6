-- 2026-11-25: search. The first index ranked every match by a formula over ten columns; this one is read newest
-- first and stops early. It holds nothing that the texts do not say; it is built from them when it is missing.
DROP TABLE words;

-- One article: its folded words in order, «|» between passages; then, marked by a sign in front, the headline's words
-- folded (_) and exact (~), each exact word once (=), each beginning of one and of two letters once (<).
CREATE VIRTUAL TABLE search USING fts5 (
  terms,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '|_~=<'"
);

-- Every folded word that was ever indexed: completing a word that is being typed, finding a slip.
CREATE TABLE search_term (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Which text each article was indexed from, and what a search is narrowed by: beside the article's own row, whose body
-- stands before these columns and would be read for each.
CREATE TABLE search_article (
  row                    INTEGER PRIMARY KEY,
  hash                   TEXT    NOT NULL,
  stage                  TEXT    NOT NULL,
  section                TEXT    NOT NULL,
  byline                 TEXT    NOT NULL,
  updated                TEXT    NOT NULL,
  photos                 INTEGER NOT NULL,
  photos_without_caption INTEGER NOT NULL,
  trashed                TEXT
) STRICT;

CREATE TRIGGER search_narrowed
AFTER UPDATE OF stage, section, byline, updated, photos, photos_without_caption, trashed ON article
BEGIN
  UPDATE search_article
  SET stage = new.stage, section = new.section, byline = new.byline, updated = new.updated, photos = new.photos,
      photos_without_caption = new.photos_without_caption, trashed = new.trashed
  WHERE row = new.row;
END;
