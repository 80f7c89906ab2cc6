UPDATE article
SET section = ?2, genre = ?3, published = ?4, keywords = ?5, featured = ?6, body = ?7, hash = ?8, sequence = ?9,
    headline = ?10, byline = ?11, photos = ?12, photos_without_caption = ?13, thumbnail = ?14, updated = ?15, author = ?16
WHERE id = ?1
