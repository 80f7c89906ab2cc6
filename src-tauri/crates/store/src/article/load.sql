SELECT stage, section, genre, published, keywords, featured, body, hash, sequence, caret, scroll, created, updated,
       approved_hash, trashed
FROM article
WHERE id = ?1
