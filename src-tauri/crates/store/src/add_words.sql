INSERT INTO words (rowid, headline, lead, body, caption, byline,
                   headline_folded, lead_folded, body_folded, caption_folded, byline_folded)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
