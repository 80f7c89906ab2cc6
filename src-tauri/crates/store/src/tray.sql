JOIN article_photo t ON t.photo = p.id
WHERE t.article = ?1 AND t.removed = 0
ORDER BY p.captured IS NULL, p.captured, t.place
