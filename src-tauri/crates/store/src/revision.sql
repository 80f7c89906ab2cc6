SELECT number, parent, second, made, author, reason, name, hash, words_added, words_removed, photos_added,
       photos_removed
FROM revision
