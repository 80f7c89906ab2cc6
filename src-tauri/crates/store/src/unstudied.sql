SELECT p.id
FROM photo p
WHERE p.trashed IS NULL
  AND (p.likeness IS NULL OR NOT EXISTS (SELECT 1 FROM photo_outline o WHERE o.photo = p.id))
ORDER BY p.added DESC
