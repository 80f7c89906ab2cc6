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

/// The databases of all released schemas, by their numbers.
fn released() -> Vec<(u32, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("schema");
    let number = |file: &PathBuf| file.file_stem()?.to_str()?.parse().ok();
    files_under(&folder).into_iter().filter_map(|file| Some((number(&file)?, file))).collect()
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
fn every_released_schema_opens_and_is_backed_up_first() {
    let mut schemas = 0;
    for (number, fixture) in released() {
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
    assert!(schemas >= 1);
    say!("released schemas: {schemas} upgraded word for word, {schemas} backed up first");
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
    for (number, fixture) in released() {
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
