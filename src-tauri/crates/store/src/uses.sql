SELECT a.id, a.headline, a.stage, a.updated, instr(a.body, ?1) > 0
FROM article_photo t
JOIN article a ON a.id = t.article
WHERE t.photo = ?1 AND t.removed = 0 AND a.trashed IS NULL
ORDER BY a.updated DESC
