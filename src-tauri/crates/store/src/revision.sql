SELECT number, parent, made, author, reason, name, hash, words_added, words_removed
FROM revision
