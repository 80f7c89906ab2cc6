SELECT p.id, p.ext, p.name, p.width, p.height, p.bytes, p.web_bytes, p.captured, p.camera, p.has_position,
       p.caption, p.credit, p.alt, p.warnings, p.added
FROM photo p
