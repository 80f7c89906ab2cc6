//! Upgrades: every schema that was ever released opens, its texts word for word, with a verified backup made first;
//! and a program killed at any write of an upgrade leaves the old schema or the new one, never something between.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use support::{Place, files_under, run, say, soaking, tinphuong};

use crate::{
    calls::tracer_is_there,
    seen::{NOW, look},
};

/// Where the databases of all schemas lie, and for each what only it can hold, as SQL.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("schema")
}

/// The databases of all released schemas, by their numbers.
fn released() -> Vec<(u32, PathBuf)> {
    let number = |file: &PathBuf| file.file_stem()?.to_str()?.parse().ok();
    let databases = files_under(&fixtures()).into_iter();
    let databases = databases.filter(|file| file.extension().is_some_and(|end| end == "db"));
    let mut found: Vec<_> = databases.filter_map(|file| Some((number(&file)?, file))).collect();
    found.sort();
    found
}

/// Those that this program upgrades.
fn older() -> Vec<(u32, PathBuf)> {
    let newest = migrations().len() as u32;
    released().into_iter().filter(|(number, _)| *number < newest).collect()
}

/// The migrations as they lie in the store, in order.
fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/store/src/schema");
    let mut files = files_under(&folder);
    files.retain(|file| file.extension().is_some_and(|end| end == "sql"));
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// A copy of `before` with the migration `sql` to `number` carried out, and with what only that schema can hold.
fn brought_up(before: &Path, number: u32, sql: &str, to: &Path) {
    fs::copy(before, to).unwrap();
    let connection = rusqlite::Connection::open(to).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.pragma_update(None, "user_version", number).unwrap();
    let holds = fixtures().join(format!("{number:04}.sql"));
    connection.execute_batch(&fs::read_to_string(&holds).unwrap()).unwrap();
    connection.execute_batch("VACUUM").unwrap();
    connection.close().unwrap();
}

/// Every table, column, index and trigger.
fn shape(database: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(database).unwrap();
    let sql = "SELECT name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_migration_has_a_database_of_its_schema() {
    let mut made = Vec::new();
    for (number, sql) in (1_u32..).zip(migrations()).skip(1) {
        let place = Place::new();
        let fixture = fixtures().join(format!("{number:04}.db"));
        let fresh = place.path("fresh.db");
        brought_up(&fixtures().join(format!("{:04}.db", number - 1)), number, &sql, &fresh);
        if !fixture.exists() {
            fs::copy(&fresh, &fixture).unwrap();
            made.push(number);
        }
        assert_eq!(shape(&fixture), shape(&fresh), "schema {number}");
        assert_eq!(texts(&fixture).0, number);
    }
    assert!(made.is_empty(), "databases were made for the schemas {made:?}: keep them");
}

/// Number of the schema, and every text with its hash as it lies there.
fn texts(database: &Path) -> (u32, Vec<(String, String, String)>) {
    let connection = rusqlite::Connection::open(database).unwrap();
    let schema = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let sql = "SELECT id, hash, body FROM article
               UNION ALL SELECT article || '/' || number, hash, made FROM revision ORDER BY 1";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    (schema, rows.map(Result::unwrap).collect())
}

fn laid(place: &Place, fixture: &Path) -> PathBuf {
    let database = place.newsroom().join("newsroom.db");
    fs::create_dir_all(place.newsroom()).unwrap();
    fs::copy(fixture, &database).unwrap();
    let ballast = place.newsroom().join("ballast");
    fs::File::create(ballast).unwrap().set_len(8 * 1024 * 1024).unwrap();
    database
}

#[test]
fn every_older_schema_opens_and_is_backed_up_first() {
    let mut schemas = 0;
    for (number, fixture) in older() {
        let place = Place::new();
        let database = laid(&place, &fixture);
        let before = texts(&fixture);
        assert_eq!(before.0, number, "{}", fixture.display());
        let seen = look(&place.newsroom()).unwrap();
        assert!(!seen.noticed() && seen.texts.len() >= 4, "{:?}", seen.notes);
        let after = texts(&database);
        assert_eq!(after.1, before.1, "schema {number}: word for word");
        assert!(after.0 > number, "schema {number} was brought up to {}", after.0);
        let room = store::Newsroom::open(&place.newsroom(), NOW).unwrap().0;
        let backup = room.backups().unwrap().pop().expect("a backup from before the migration");
        assert_eq!(texts(&backup.path), before, "the backup holds the old schema");
        assert_eq!(store::verify(&backup.path).unwrap().articles, backup.articles);
        drop(room);
        let report = store::restore(&place.newsroom(), &backup.path, NOW).unwrap();
        assert!(report.articles > 0, "an old backup comes back");
        assert_eq!(look(&place.newsroom()).unwrap().texts, seen.texts);
        schemas += 1;
    }
    assert_eq!(schemas + 1, migrations().len(), "one database for each schema");
    say!("released schemas: {schemas} upgraded word for word, {schemas} backed up first");
}

/// What a schema added is read as it was written, by the program of today.
#[test]
fn what_each_schema_added_is_read() {
    for (number, fixture) in released().into_iter().skip(1) {
        let place = Place::new();
        laid(&place, &fixture);
        let room = store::Newsroom::open(&place.newsroom(), NOW).unwrap().0;
        let photos = room.library("Bà Năm", false, 10, 0).unwrap();
        let [row] = photos.rows.as_slice() else { panic!("schema {number}: {photos:?}") };
        assert_eq!((row.original.words.people.as_str(), row.edition), ("Bà Năm", 3));
        assert!(row.edits.as_deref().is_some_and(|edits| edits.contains("right")));
        assert_eq!(room.library("", true, 10, 0).unwrap().total, 1, "one photo lies in the trash");
        let found = room.search("phường", &store::ArticleFilter { limit: 9, ..Default::default() });
        assert!(found.unwrap().total > 0, "schema {number}: what is searched for is found");
        if number >= 4 {
            let filter = store::ArticleFilter { limit: 9, ..Default::default() };
            let articles = room.list(&filter, store::ListOrder::Changed);
            let added = articles.unwrap().rows.into_iter().flat_map(|one| {
                room.revisions(&one.id).unwrap().into_iter().map(|row| row.photos_added)
            });
            assert_eq!(added.sum::<u32>(), 2, "what the revisions say of photos");
        }
        let counts = room.counts().unwrap();
        let posted = u32::from(number >= 5);
        assert_eq!((counts.all, counts.of(article::Stage::Posted)), (3, posted), "{number}");
    }
}

#[test]
fn an_upgrade_killed_at_any_write_is_whole_afterwards() {
    if !tracer_is_there() {
        say!(
            "SKIPPED: strace is not installed or not allowed here, a killed upgrade was not tried"
        );
        return;
    }
    let (mut points, mut old, mut new) = (0, 0, 0);
    for (number, fixture) in older() {
        let before = texts(&fixture);
        for call in ["pwrite64", "fsync", "fdatasync", "rename", "unlink"] {
            let step = if soaking() { 1 } else { 5 };
            for n in (1..60).step_by(step) {
                let place = Place::new();
                let database = laid(&place, &fixture);
                let killed = run(Command::new("strace")
                    .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")])
                    .args(["-e", &format!("inject={call}:signal=KILL:when={n}")])
                    .arg(tinphuong())
                    .arg("--newsroom")
                    .arg(place.newsroom())
                    .arg("list"));
                if killed.code == 0 {
                    break;
                }
                points += 1;
                let seen = look(&place.newsroom()).unwrap_or_else(|f| panic!("{call} {n}: {f}"));
                assert!(!seen.noticed(), "{call} {n}: {:?}", seen.notes);
                let after = texts(&database);
                assert_eq!(after.1, before.1, "{call} {n}");
                assert!(after.0 > number, "{call} {n}: the next start finishes");
                let left = files_under(&place.newsroom().join("backups"));
                if left.iter().any(|file| file.extension().is_some_and(|end| end == "json")) {
                    new += 1;
                } else {
                    old += 1;
                }
            }
        }
    }
    say!(
        "killed upgrades: {points} points, 0 texts changed, 0 between two schemas ({new} with, {old} without a finished backup)"
    );
    assert!(points > 5, "{points} points");
}
