INSERT INTO photo (id, ext, name, width, height, bytes, web_bytes, captured, camera, has_position,
                   caption, credit, alt, people, warnings, added, folded, likeness)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
ON CONFLICT DO NOTHING
