UPDATE photo
SET caption = ?2, credit = ?3, alt = ?4, people = ?5, folded = NULL
WHERE id = ?1
  AND (caption, credit, alt, people) IS NOT (?2, ?3, ?4, ?5)
