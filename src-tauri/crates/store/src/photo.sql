SELECT p.id, p.ext, p.name, p.width, p.height, p.bytes, p.web_bytes, p.captured, p.camera, p.has_position,
       p.caption, p.credit, p.alt, p.people, p.warnings, p.added, p.edits, p.edition, p.web_width, p.web_height,
       p.trashed
FROM photo p
