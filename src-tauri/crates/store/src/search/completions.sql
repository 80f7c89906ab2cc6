SELECT term FROM search_term WHERE term >= ?1 AND term < ?2
UNION
SELECT term FROM temp.fresh_term WHERE term >= ?1 AND term < ?2
ORDER BY term LIMIT ?3
