-- 2026-11-25: revisions. One may come from two texts (a merge of what two people wrote), and says how many photos came
-- and went; the list counts stages without reading texts.
ALTER TABLE revision ADD COLUMN second INTEGER;
ALTER TABLE revision ADD COLUMN photos_added INTEGER NOT NULL DEFAULT 0;
ALTER TABLE revision ADD COLUMN photos_removed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_by_stage ON article (trashed, stage);
