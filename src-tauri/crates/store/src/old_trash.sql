SELECT p.id
FROM photo p
WHERE julianday(?1) - julianday(p.trashed) > 30
  AND NOT EXISTS (SELECT 1 FROM article_photo t WHERE t.photo = p.id AND t.removed = 0)
  AND p.id NOT IN (SELECT featured FROM article WHERE featured IS NOT NULL)
