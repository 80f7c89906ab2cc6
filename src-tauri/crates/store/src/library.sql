-- First which photos and in what order, then the few rows that are shown: all rows of a large library need not be sorted.
WITH found AS MATERIALIZED (
  SELECT p.id,
         -- A camera whose clock runs ahead: its photos stand where they came.
         iif(substr(p.captured, 1, 10) > date(p.added, '+2 days'), p.added, coalesce(p.captured, p.added)) AS stands
  FROM photo p
  WHERE (p.trashed IS NOT NULL) = ?1
    AND (?2 = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(?2) w WHERE instr(coalesce(p.folded, ''), w.value) = 0)))
SELECT p.id, p.ext, p.name, p.width, p.height, p.bytes, p.web_bytes, p.captured, p.camera, p.has_position,
       p.caption, p.credit, p.alt, p.people, p.warnings, p.added, p.edits, p.edition, p.web_width, p.web_height,
       p.trashed, (SELECT count(*) FROM found) AS total
FROM (SELECT id, stands FROM found ORDER BY stands DESC, id LIMIT ?3 OFFSET ?4) f
JOIN photo p USING (id)
ORDER BY f.stands DESC, f.id
