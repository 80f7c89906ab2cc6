-- 2026-11-27. Parts of photos: by what a photo is known again that is cut out of another, and which share something.
-- `outline` is read for all photos at once and lies apart from `detail`, which is read for few. A photo has both, or none
-- while nobody looked for it; they are empty where it shows too little. They can be made again from the original.
CREATE TABLE photo_outline (
  photo   TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  outline BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE photo_detail (
  photo  TEXT PRIMARY KEY REFERENCES photo (id) ON DELETE CASCADE,
  detail BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE photo_part (
  photo TEXT NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  other TEXT NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
  PRIMARY KEY (photo, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_part_by_other ON photo_part (other, photo);
