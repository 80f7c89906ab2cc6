//! What was saved a moment ago is found by its newest words and by none that were taken out of it, though the index
//! has not caught up yet: in the same run, after a sudden end, with several articles at once.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod stories;

use std::{fs, path::Path};

use article::ArticleId;
use rusqlite::Connection;
use store::{ArticleFilter, Newsroom};

use stories::{id, story};

const NOW: &str = "2025-10-03T09:42:00.000+07:00";

/// Articles 1 to `count`, each opened for writing: its next save leaves the index behind.
fn newsroom(root: &Path, count: u32) -> Newsroom {
    let (room, _) = Newsroom::open(root, NOW).unwrap();
    for n in 1..=count {
        room.create(&story(n, "Họp chợ", "nội dung cũ kỹ"), "Hạ Vy", "created", NOW).unwrap();
    }
    room
}

/// Saves the texts one after the other, as one visit of the article does.
fn write(room: &Newsroom, n: u32, texts: &[&str]) {
    for text in texts {
        let sequence = room.load(&id(n)).unwrap().sequence;
        room.save_working(&story(n, "Họp chợ", text), sequence, 0, "Hạ Vy", NOW).unwrap();
    }
}

/// Articles that are found, best first, how many match in all, and the words that stood in for a slip.
fn found(room: &Newsroom, words: &str) -> (Vec<ArticleId>, u32, Option<String>) {
    let filter = ArticleFilter { limit: 50, ..ArticleFilter::default() };
    let found = room.search(words, &filter).unwrap();
    (found.hits.into_iter().map(|hit| hit.id).collect(), found.total, found.mended)
}

/// How many articles the index is behind of.
fn behind(root: &Path) -> usize {
    let database = Connection::open(root.join("newsroom.db")).unwrap();
    let sql = "SELECT coalesce(max(json_array_length(value)), 0) FROM setting WHERE key = 'search_behind'";
    database.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap() as usize
}

#[test]
fn the_newest_words_are_found_and_removed_ones_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path(), 3);
    write(
        &room,
        2,
        &["quét dọn con hẻm", "quét dọn bờ kênh Ngọc Lâm", "quét dọn bờ kênh Thạnh Lộc"],
    );
    let look = |room: &Newsroom| {
        for words in ["thạnh lộc", "Thạnh", "thanh", "thạn", "t", "\"kênh thạnh lộc\" ", "kênh dọn"]
        {
            assert_eq!(found(room, words).0, [id(2)], "{words}");
        }
        assert_eq!(
            found(room, "thahnh lộc ").2.as_deref(),
            Some("Thạnh Lộc"),
            "a slip is forgiven"
        );
        for words in ["ngọc lâm", "\"con hẻm\" ", "Ngọ"] {
            assert_eq!(found(room, words).1, 0, "{words}");
        }
        assert_eq!(found(room, "họp chợ").0, [id(3), id(2), id(1)], "each once, in order");
        assert_eq!(found(room, "cũ kỹ").0, [id(3), id(1)]);
    };
    assert_eq!(behind(folder.path()), 1);
    look(&room);
    assert!(room.check_index().unwrap().is_well());
    write(&room, 2, &["đã đổi cả bài"]);
    assert_eq!(found(&room, "thạnh lộc").1, 0, "the look before is not kept");
    write(&room, 2, &["quét dọn bờ kênh Thạnh Lộc"]);
    room.catch_up_index().unwrap();
    assert_eq!(behind(folder.path()), 0);
    look(&room);
    assert!(room.check_index().unwrap().is_well());
}

#[test]
fn after_a_sudden_end_the_newest_words_are_found() {
    let (folder, after) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let room = newsroom(folder.path(), 3);
    write(&room, 2, &["quét dọn con hẻm", "quét dọn bờ kênh Thạnh Lộc"]);
    for name in ["newsroom.db", "newsroom.db-wal"] {
        fs::copy(folder.path().join(name), after.path().join(name)).unwrap();
    }
    let (again, report) = Newsroom::open(after.path(), NOW).unwrap();
    assert_eq!(report.notes, ["sudden_stop"]);
    assert_eq!(behind(after.path()), 1, "the index is as the sudden end left it");
    assert_eq!(found(&again, "thạnh lộc").0, [id(2)]);
    assert_eq!(found(&again, "con hẻm").1, 0);
    again.leave(NOW).unwrap();
    assert_eq!(behind(after.path()), 0, "an orderly end catches up");
    drop(again);
    let (again, _) = Newsroom::open(after.path(), NOW).unwrap();
    assert_eq!(found(&again, "thạnh lộc").0, [id(2)]);
}

#[test]
fn no_more_than_four_articles_are_behind_and_all_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path(), 8);
    for n in 1..=8 {
        write(&room, n, &["một", &format!("kênh Thạnh Lộc đoạn {n}")]);
    }
    assert_eq!(behind(folder.path()), 4);
    assert_eq!(found(&room, "thạnh lộc").1, 8);
    room.trash(&id(7), NOW).unwrap();
    assert_eq!(found(&room, "thạnh lộc").1, 7, "the filter holds for what is being written");
    room.restore_revision(&id(8), 1, "Hạ Vy", NOW).unwrap();
    assert_eq!(found(&room, "thạnh lộc").1, 6);
    assert_eq!(behind(folder.path()), 3, "a restored text is in the index");
    assert!(room.check_index().unwrap().is_well());
}

/// Whatever was written in whatever order, the answers are those of an index that was built anew.
#[test]
fn answers_are_those_of_a_fresh_index() {
    const WORDS: [&str; 12] = [
        "chợ",
        "cho",
        "họp",
        "kênh",
        "Thạnh",
        "thanh",
        "lộc",
        "phường",
        "đường",
        "duong",
        "ngân",
        "sách",
    ];
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path(), 6);
    let mut seed = 7_u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    for round in 0..30 {
        for _ in 0..3 {
            let text: Vec<_> = (0..6).map(|_| WORDS[next(12) as usize]).collect();
            write(&room, 1 + next(6), &["tạm", &text.join(" ")]);
        }
        let asked =
            ["cho", "chợ họp", "thanh lộc", "\"thạnh lộc\"", "duong ", "đườ", "ngansach", "t"];
        let before: Vec<_> = asked.iter().map(|words| found(&room, words)).collect();
        room.rebuild_index().unwrap();
        for (words, before) in asked.iter().zip(before) {
            assert_eq!(before, found(&room, words), "round {round}: {words}");
        }
    }
}
