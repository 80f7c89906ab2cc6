WHERE (a.trashed IS NOT NULL) = :trash
  AND (:stage IS NULL OR a.stage = :stage)
  AND (:section IS NULL OR a.section = :section)
  AND (:byline IS NULL OR a.byline = :byline)
  AND (:month IS NULL OR substr(a.updated, 1, 7) = :month)
  AND (NOT :bare OR a.photos = 0)
  AND (NOT :mute OR a.photos_without_caption > 0)
