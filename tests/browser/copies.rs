//! A long list at once: copies of the first article's row, in a newsroom that is closed.

use std::{fs, path::Path};

/// Copies the first article's row until there are `many` articles; what is listed is the same, what is searched is not.
pub(crate) fn lay(newsroom: &Path, many: u32) -> rusqlite::Result<()> {
    let base = rusqlite::Connection::open(newsroom.join("newsroom.db"))?;
    let mut asked =
        base.prepare("SELECT name FROM pragma_table_info('article') WHERE name <> 'row'")?;
    let columns: Vec<String> = asked.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let value = |name: &String| match name.as_str() {
        "id" => "printf('00000000-0000-7000-8000-%012d', n)".to_owned(),
        "headline" => "headline || ' ' || n".to_owned(),
        "updated" => {
            "printf('2024-%02d-%02dT08:%02d:00.000+07:00', 1 + n % 12, 1 + n % 28, n % 60)".into()
        }
        name => name.to_owned(),
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    base.execute_batch(&format!(
        "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < {})
         INSERT INTO article ({}) SELECT {} FROM article, many
         WHERE article.row = (SELECT min(row) FROM article)",
        many.saturating_sub(1),
        columns.join(", "),
        values.join(", "),
    ))?;
    // The seal says that nobody wrote; somebody has.
    let _ = fs::remove_file(newsroom.join("newsroom.seal"));
    Ok(())
}
