INSERT INTO article_photo (article, photo, place)
SELECT ?1, id, (SELECT coalesce(max(place), 0) + 1 FROM article_photo WHERE article = ?1)
FROM photo
WHERE id = ?2
ON CONFLICT DO UPDATE SET removed = 0 WHERE removed = 1
