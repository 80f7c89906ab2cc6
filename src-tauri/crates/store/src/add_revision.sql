INSERT INTO revision (article, number, parent, made, author, reason, name, hash, words_added, words_removed,
                      photos_added, photos_removed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
