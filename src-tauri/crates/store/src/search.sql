WITH found AS MATERIALIZED (
  SELECT rowid AS row, bm25(words, 8, 4, 1, 2, 2, 8, 4, 1, 2, 2) AS rank
  FROM words
  WHERE words MATCH ?1
)
SELECT a.id, count(*) OVER ()
FROM found f
JOIN article a ON a.row = f.row
WHERE a.trashed IS NULL
  AND (?3 IS NULL OR a.stage = ?3)
  AND (?4 IS NULL OR a.section = ?4)
ORDER BY f.row IN (SELECT rowid FROM words WHERE words MATCH ?2) DESC, f.rank, a.updated DESC
LIMIT ?5
