SELECT p.id, p.ext, p.name, p.width, p.height, p.bytes, p.web_bytes, p.captured, p.camera, p.has_position,
       p.caption, p.credit, p.alt, p.people, p.warnings, p.added, p.edits, p.edition, p.web_width, p.web_height,
       p.trashed, count(*) OVER () AS total
FROM photo p
WHERE (p.trashed IS NOT NULL) = ?1
  AND NOT EXISTS (SELECT 1 FROM json_each(?2) w WHERE instr(coalesce(p.folded, ''), w.value) = 0)
-- A camera whose clock runs ahead: its photos stand where they came.
ORDER BY iif(substr(p.captured, 1, 10) > date(p.added, '+2 days'), p.added, coalesce(p.captured, p.added)) DESC, p.id
LIMIT ?3 OFFSET ?4
