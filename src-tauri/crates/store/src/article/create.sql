INSERT INTO article (id, stage, section, genre, keywords, body, hash, sequence, headline, byline,
                     photos, photos_without_caption, created, updated, author)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14)
