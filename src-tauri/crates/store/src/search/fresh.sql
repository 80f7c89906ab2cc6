CREATE VIRTUAL TABLE temp.fresh_search USING fts5 (
  terms,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0 tokenchars '|_~=<'"
);
CREATE TABLE temp.fresh_term (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE temp.fresh_article (row INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT;
