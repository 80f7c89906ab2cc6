SELECT a.id, a.headline, a.stage, a.section, a.byline, a.updated, a.photos, a.photos_without_caption, a.thumbnail,
       a.trashed, s.at AS staged, iif(a.stage = 'returned', s.note, NULL) AS note,
       EXISTS (SELECT 1 FROM setting WHERE key = 'corrects:' || a.id) AS correction
FROM article a
LEFT JOIN step s ON s.article = a.id AND s.number = (SELECT max(number) FROM step WHERE article = a.id)
