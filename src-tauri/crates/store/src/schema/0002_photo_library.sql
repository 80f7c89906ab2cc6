-- 2026-11-25. Photos: what a person changed in them, who is to be seen, what they look like, their trash.
-- `edits` is the JSON of `photo::Edits`, NULL while nothing is changed; `edition` grows with each change.
-- `web_width` and `web_height` are the pixels of the web size when it is cut; `likeness` is 32 bytes.
ALTER TABLE photo ADD COLUMN people     TEXT    NOT NULL DEFAULT '';
ALTER TABLE photo ADD COLUMN edits      TEXT;
ALTER TABLE photo ADD COLUMN edition    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE photo ADD COLUMN web_width  INTEGER;
ALTER TABLE photo ADD COLUMN web_height INTEGER;
ALTER TABLE photo ADD COLUMN likeness   BLOB;
ALTER TABLE photo ADD COLUMN folded     TEXT;
ALTER TABLE photo ADD COLUMN trashed    TEXT;
CREATE INDEX article_photo_by_photo ON article_photo (photo, article);
