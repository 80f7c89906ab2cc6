SELECT a.id
FROM article a
WHERE a.trashed IS NULL
  AND (instr(a.body, ?1) > 0
       OR EXISTS (SELECT 1 FROM article_photo t WHERE t.article = a.id AND t.photo = ?1 AND t.removed = 0))
ORDER BY a.row
