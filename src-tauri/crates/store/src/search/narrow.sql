INSERT INTO search_article
  (row, hash, stage, section, byline, updated, photos, photos_without_caption, trashed)
SELECT row, hash, stage, section, byline, updated, photos, photos_without_caption, trashed
FROM article
WHERE row BETWEEN ?1 AND ?2
