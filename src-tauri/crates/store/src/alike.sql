SELECT p.id, p.likeness
FROM photo p
WHERE p.likeness IS NOT NULL AND p.trashed IS NULL
