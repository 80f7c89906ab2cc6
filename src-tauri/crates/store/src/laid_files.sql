SELECT a.id, a.headline, s.value
FROM setting s
JOIN article a ON a.id = substr(s.key, length(?1) + 1)
WHERE substr(s.key, 1, length(?1)) = ?1
