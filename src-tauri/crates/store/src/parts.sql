SELECT p.id
FROM photo p
WHERE p.trashed IS NULL
  AND p.id IN (SELECT other FROM photo_part WHERE photo = ?1 UNION ALL SELECT photo FROM photo_part WHERE other = ?1)
ORDER BY p.id
