INSERT INTO search_article
  (row, hash, stage, section, byline, updated, photos, photos_without_caption, trashed)
SELECT row, ?2, stage, section, byline, updated, photos, photos_without_caption, trashed
FROM article
WHERE row = ?1
