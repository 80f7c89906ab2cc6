UPDATE photo
SET caption = coalesce(nullif(?2, ''), caption),
    credit  = coalesce(nullif(?3, ''), credit),
    alt     = coalesce(nullif(?4, ''), alt),
    folded  = NULL
WHERE id = ?1
  AND (caption <> coalesce(nullif(?2, ''), caption)
       OR credit <> coalesce(nullif(?3, ''), credit)
       OR alt <> coalesce(nullif(?4, ''), alt))
