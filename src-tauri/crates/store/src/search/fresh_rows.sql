SELECT a.row FROM temp.fresh_article f
LEFT JOIN article a ON a.row = f.row AND a.hash = f.hash
