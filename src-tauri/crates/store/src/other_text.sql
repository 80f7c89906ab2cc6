SELECT number
FROM revision
WHERE article = ?1
  AND reason = 'conflict'
  AND hash <> ?2
  AND number > coalesce(
    (SELECT max(number) FROM revision WHERE article = ?1 AND reason IN ('pinned', 'restore', 'stage', 'export')), 0)
ORDER BY number DESC
LIMIT 1
