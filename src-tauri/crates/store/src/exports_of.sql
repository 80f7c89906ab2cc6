SELECT a.id, a.headline, r.made, s.hash, s.content
FROM article_photo t
JOIN article a ON a.id = t.article
JOIN revision r ON r.article = t.article AND r.reason = 'export'
JOIN snapshot s ON s.hash = r.hash
WHERE t.photo = ?1
ORDER BY r.made DESC
