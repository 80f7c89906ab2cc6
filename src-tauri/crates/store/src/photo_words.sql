UPDATE photo
SET caption = ?2, credit = ?3, alt = ?4, people = ?5, folded = NULL
WHERE id = ?1
