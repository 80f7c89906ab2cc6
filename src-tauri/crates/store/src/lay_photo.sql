INSERT INTO article_photo (article, photo, place)
SELECT ?1, ?2, coalesce(max(place), 0) + 1
FROM article_photo
WHERE article = ?1
ON CONFLICT DO UPDATE SET removed = 0
