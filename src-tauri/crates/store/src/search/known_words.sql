SELECT term FROM search_term
UNION
SELECT term FROM temp.fresh_term
ORDER BY term
