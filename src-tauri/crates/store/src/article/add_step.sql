INSERT INTO step (article, number, came, went, who, at, note, hash)
SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7
FROM step
WHERE article = ?1
