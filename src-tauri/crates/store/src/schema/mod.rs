//! The schema's history: numbered, dated, additive, never edited. `user_version` is the number of the last migration.
//! Whoever migrates a database with texts in it makes a verified backup first.

use rusqlite::Connection;

use crate::StoreFault;

/// Every migration, in order. Its place in the list, from 1, is its number.
const MIGRATIONS: &[&str] = &[
    include_str!("0001_newsroom.sql"),
    include_str!("0002_photo_library.sql"),
    include_str!("0003_search.sql"),
    include_str!("0004_revisions.sql"),
    include_str!("0005_list.sql"),
    include_str!("0006_parts.sql"),
];

/// The schema that this program writes.
pub(crate) const KNOWN: u32 = MIGRATIONS.len() as u32;

/// The schema of an open database; 0 is an empty file.
pub(crate) fn found(connection: &Connection) -> Result<u32, StoreFault> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// The database still says of its own tables, indexes and triggers what the migrations said. A bit turned over in such a
/// sentence hides rows, and SQLite's own checks do not look there. What FTS5 keeps behind its table is its own affair.
pub(crate) fn as_made(connection: &Connection) -> Result<bool, StoreFault> {
    let fresh = Connection::open_in_memory()?;
    for sql in MIGRATIONS.iter().take(found(connection)? as usize) {
        fresh.execute_batch(sql)?;
    }
    Ok(sentences(connection)? == sentences(&fresh)?)
}

fn sentences(connection: &Connection) -> Result<Vec<[Option<String>; 4]>, StoreFault> {
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema
               WHERE name NOT LIKE 'sqlite_stat%'
                 AND name NOT IN ('search_data', 'search_idx', 'search_content', 'search_docsize', 'search_config')
               ORDER BY rowid";
    let mut statement = connection.prepare(sql)?;
    let rows =
        statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Brings the database to [`KNOWN`], each step all or nothing. Fails with [`StoreFault::Newer`] for a newer one.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreFault> {
    let found = found(connection)?;
    if found > KNOWN {
        return Err(StoreFault::Newer { found, known: KNOWN });
    }
    for (number, sql) in (1_u32..).zip(MIGRATIONS).skip(found as usize) {
        let step = connection.transaction()?;
        step.execute_batch(sql)?;
        step.pragma_update(None, "user_version", number)?;
        step.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hashes of shipped migrations. A line is added with a migration and never changed again.
    const SHIPPED: &[&str] = &[
        "4bcdd6f6f2988a79d95984646e1255a92f17f52bdb4c713963195f783f91bd3a",
        "07a591c4d00459e0700f525a9ab9e6e9d071c473d9e2126a7213db51ce2719b3",
        "0ec90f11aea735713428515bd1ae1f04e34ce80f730335e4a7bb2c5efcf64b5d",
        "2611ab9ccdece48c8e734571ab0b3dd37c871327c674c23d711a193995ed20dc",
        "cc15e8b63bf3d6daa595eec455ab8022edfb7e6cc9b2466e3e7c452c0bc7b90d",
        "8f804f517345d172201dab5f9618f02cb2bd4466328e014e3b6948973bc0d14c",
    ];

    #[test]
    fn shipped_migrations_are_never_edited() {
        let hashes: Vec<_> = MIGRATIONS
            .iter()
            .map(|sql| blake3::hash(sql.as_bytes()).to_hex().to_string())
            .collect();
        assert_eq!(hashes, SHIPPED, "a shipped migration was edited, or a new one is not listed");
    }

    #[test]
    fn a_newer_schema_is_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", KNOWN + 1).unwrap();
        assert!(matches!(migrate(&mut connection), Err(StoreFault::Newer { .. })));
        assert_eq!(found(&connection).unwrap(), KNOWN + 1);
    }
}
