UPDATE photo
SET trashed = NULL
WHERE trashed IS NOT NULL
  AND id IN (SELECT photo FROM article_photo WHERE article = ?1 AND removed = 0)
