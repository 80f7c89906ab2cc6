SELECT a.row
FROM article_photo t
JOIN article a ON a.id = t.article
WHERE t.photo = ?1 AND instr(a.body, ?1) > 0
