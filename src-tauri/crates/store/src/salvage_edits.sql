UPDATE photo
SET edits = ?2, edition = ?3, web_width = ?4, web_height = ?5
WHERE id = ?1
  AND edition < ?3
