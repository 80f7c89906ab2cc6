//! Keeping: rotation, the second place, coming back, the drill, the check that a fast start puts off.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod kept;
mod originals;

use std::{
    fs,
    ops::ControlFlow,
    path::Path,
    sync::{Arc, mpsc},
    time::Duration,
};

use article::Stage;
use store::{Newsroom, Stand, StoreFault, Watch};

use kept::{id, newsroom};
use originals::{NOW, about, article};

/// Watches and never stops anything.
struct Patient;

impl Watch for Patient {
    fn hears(&self, _stand: Stand) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

fn titles(room: &Newsroom) -> Vec<String> {
    let filter = store::ArticleFilter { limit: 50, ..Default::default() };
    let rows = room.list(&filter, store::ListOrder::Changed).unwrap().rows;
    let mut titles: Vec<_> = rows.into_iter().map(|row| row.headline).collect();
    titles.sort();
    titles
}

#[test]
fn a_change_of_a_setting_that_fails_leaves_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    room.put_setting("settings", &"old".into()).unwrap();
    let fails = |_| Err(StoreFault::Damaged { what: "cannot be written".into() });
    assert!(matches!(room.change_setting("settings", fails), Err(StoreFault::Damaged { .. })));
    assert_eq!(room.setting("settings").unwrap(), Some("old".into()));
}

#[test]
fn recent_daily_and_weekly_backups_are_kept_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    for day in 0..100_u32 {
        for hour in [8, 17] {
            let (month, day) = (1 + day / 28, 1 + day % 28);
            room.back_up(&format!("2025-{month:02}-{day:02}T{hour:02}:00:00+07:00")).unwrap();
        }
    }
    let kept = room.backups().unwrap();
    assert!(kept.windows(2).all(|pair| pair[0].number() > pair[1].number()));
    assert_eq!(kept[0].number(), 200);
    let recent = kept.iter().filter(|backup| backup.number() > 188).count();
    assert_eq!(recent, 12, "the newest twelve");
    let mut days: Vec<_> = kept.iter().map(|backup| backup.made[..10].to_owned()).collect();
    days.dedup();
    assert!(days.len() >= 14 + 5 && days.len() <= 14 + 8, "14 days, then weeks: {days:?}");
    assert!(kept.len() <= 12 + 14 + 8, "{} kept", kept.len());
}

#[test]
fn an_old_backup_that_cannot_be_removed_hinders_no_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    // Windows refuses to remove a file that somebody holds open; every system refuses to remove a folder as a file.
    let held = folder.path().join("backups").join("000001-20251003T080000.db");
    fs::create_dir_all(&held).unwrap();
    for _ in 0..14 {
        room.back_up(NOW).unwrap();
    }
    let numbers: Vec<u32> = room.backups().unwrap().iter().map(store::Backup::number).collect();
    assert_eq!(numbers, (4..=15).rev().collect::<Vec<_>>(), "the others are rotated");
    assert!(held.is_dir());
}

#[test]
fn backups_asked_for_at_once_are_made_one_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| room.back_up(NOW).unwrap());
        }
    });
    let mut numbers: Vec<u32> = room.backups().unwrap().iter().map(store::Backup::number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 4, "each has a number of its own");
    for backup in room.backups().unwrap() {
        assert_eq!(store::verify(&backup.path).unwrap().damage, []);
    }
}

#[test]
fn the_open_newsroom_comes_back_and_from_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    let first = room.back_up(NOW).unwrap();
    room.create(&article(2, "Bài hai"), "Hạ Vy", "created", NOW).unwrap();
    let counted = room.come_back(&first.path, NOW, Arc::new(Patient)).unwrap().counted;
    assert_eq!(
        (counted.articles, counted.revisions, counted.photos),
        (first.articles, first.revisions, first.photos)
    );
    assert_eq!(titles(&room), ["Bài một"]);
    room.create(&article(3, "Bài ba"), "Hạ Vy", "created", NOW).unwrap();
    let before = room.backups().unwrap().remove(0);
    room.come_back(&before.path, NOW, Arc::new(Patient)).unwrap();
    assert_eq!(titles(&room), ["Bài hai", "Bài một"], "coming back is undone by coming back");
    room.leave(NOW).unwrap();
    drop(room);
    assert!(store::verify(folder.path()).unwrap().damage.is_empty());
    let (_, report) = Newsroom::open(folder.path(), NOW).unwrap();
    assert!(report.notes.is_empty(), "{:?}", report.notes);
}

#[test]
fn a_bit_turned_over_in_the_schema_or_in_words_of_a_photo_is_noticed() {
    for (sql, said) in [
        (
            "PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET sql = replace(sql, 'words_added', 'words_aeded') WHERE name = 'revision'",
            "the schema is not as it was made",
        ),
        ("UPDATE photo SET caption = CAST(x'4eff' AS TEXT)", "words of a row of photo"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (room, _) = Newsroom::open(folder.path(), NOW).unwrap();
        room.put_original(b"a photo's bytes", &about("a.jpg")).unwrap();
        drop(room);
        assert!(store::verify(folder.path()).unwrap().damage.is_empty());
        let database = rusqlite::Connection::open(folder.path().join("newsroom.db")).unwrap();
        database.execute_batch(sql).unwrap();
        drop(database);
        let report = store::verify(folder.path()).unwrap();
        assert!(report.damage.iter().any(|part| part.to_string() == said), "{:?}", report.damage);
    }
}

#[test]
fn a_damaged_backup_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    let backup = room.back_up(NOW).unwrap();
    room.create(&article(2, "Bài hai"), "Hạ Vy", "created", NOW).unwrap();
    let mut bytes = fs::read(&backup.path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup.path, bytes).unwrap();
    let refused = room.come_back(&backup.path, NOW, Arc::new(Patient));
    assert!(matches!(refused, Err(StoreFault::Damaged { .. })));
    assert_eq!(titles(&room), ["Bài hai", "Bài một"]);
    let drill = room.drill(NOW).unwrap().unwrap();
    assert!(!drill.passed, "the drill says so");
}

#[test]
fn the_drill_counts_what_the_manifest_says() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    assert!(room.drill(NOW).unwrap().is_none(), "there is no backup yet");
    room.back_up(NOW).unwrap();
    let drill = room.drill(NOW).unwrap().unwrap();
    assert!(drill.passed, "{drill:?}");
    assert_eq!((drill.counted.articles, drill.counted.photos), (1, 1));
    let photo = store::photo_of(b"a photo's bytes").to_string();
    let original = folder.path().join("photos/originals").join(&photo[..2]);
    fs::write(original.join(format!("{photo}.jpg")), b"altered").unwrap();
    assert!(!room.drill(NOW).unwrap().unwrap().passed, "an altered original is noticed");
}

#[test]
fn a_second_place_gets_the_newest_backup_with_its_photos_once() {
    let (folder, drive) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let room = newsroom(folder.path());
    assert!(room.copy_to_second(drive.path()).unwrap().is_none(), "nothing to copy yet");
    room.back_up(NOW).unwrap();
    assert!(room.copy_to_second(&drive.path().join("rút ra rồi")).unwrap().is_none());
    assert!(!drive.path().join("rút ra rồi").exists(), "no folder is made in its place");
    let there = room.copy_to_second(drive.path()).unwrap().unwrap();
    assert_eq!(room.backups_in(drive.path()), std::slice::from_ref(&there));
    room.copy_to_second(drive.path()).unwrap();
    assert_eq!(room.backups_in(drive.path()).len(), 1, "the same backup is copied once");
    let other = tempfile::tempdir().unwrap();
    let report = store::restore(&other.path().join("newsroom"), &there.path, NOW).unwrap();
    assert_eq!((report.damage, report.photos), (Vec::new(), 1), "a new computer has everything");
}

/// Two computers, on each of which the newsroom lies in a folder of the same name, and one stick.
#[test]
fn newsrooms_of_two_computers_share_a_stick_and_keep_their_own() {
    let (computer, drive) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (root, away) = (computer.path().join("newsroom"), computer.path().join("the other's"));
    let copy = |at: &Path| {
        let room = newsroom(at);
        room.back_up(NOW).unwrap();
        room.copy_to_second(drive.path()).unwrap().unwrap().path
    };
    let one = copy(&root);
    fs::rename(&root, &away).unwrap();
    let other = copy(&root);
    assert_ne!(one.parent(), other.parent());
    fs::rename(&root, computer.path().join("gone")).unwrap();
    fs::rename(&away, &root).unwrap();
    let (room, _) = Newsroom::open(&root, NOW).unwrap();
    assert_eq!(room.backups_in(drive.path()).len(), 1);
    assert_eq!(room.copy_to_second(drive.path()).unwrap().unwrap().path, one, "its own is known");
}

#[test]
fn a_large_newsroom_starts_at_once_and_its_damage_is_found_soon_after() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    room.back_up(NOW).unwrap();
    let filler = "Đường ngập. ".repeat(60_000);
    for n in 10..24 {
        room.put_setting(&format!("filler-{n}"), &format!("{n}{filler}").into()).unwrap();
    }
    room.leave(NOW).unwrap();
    drop(room);
    let database = folder.path().join("newsroom.db");
    assert!(fs::metadata(&database).unwrap().len() > 8 * 1024 * 1024);
    let (room, _) = Newsroom::open(folder.path(), NOW).unwrap();
    assert!(room.check_if_owed().unwrap(), "a sound one passes");
    room.leave(NOW).unwrap();
    drop(room);
    let mut bytes = fs::read(&database).unwrap();
    let page = bytes.len() / 2 / 4096 * 4096;
    bytes[page..page + 4096].fill(0x5A);
    fs::write(&database, &bytes).unwrap();
    let (room, report) = Newsroom::open(folder.path(), NOW).unwrap();
    let found = if report.notes.is_empty() { !room.check_if_owed().unwrap() } else { true };
    assert!(found, "the damage is found");
    drop(room);
    let (room, report) = Newsroom::open(folder.path(), NOW).unwrap();
    let told = report.notes.iter().any(|note| note == "database_replaced");
    assert!(told, "the next start brings the backup back: {:?}", report.notes);
    assert_eq!(titles(&room), ["Bài một"]);
    drop(room);
    let (_, report) = Newsroom::open(folder.path(), NOW).unwrap();
    assert!(!report.notes.iter().any(|note| note == "database_replaced"), "once");
}

#[test]
fn a_change_of_stage_is_taken_back_by_a_step() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    let go = |from: Stage, to: Stage, note: &str| {
        room.set_stage(&id(1), from.step(to).unwrap(), "Hạ Vy", note, NOW).unwrap();
    };
    assert!(!room.undo_stage(&id(1), None, "Hạ Vy", NOW).unwrap(), "there is nothing to take back");
    go(Stage::Draft, Stage::Submitted, "");
    go(Stage::Submitted, Stage::Returned, "thiếu chú thích ảnh 2");
    go(Stage::Returned, Stage::Submitted, "");
    assert!(room.undo_stage(&id(1), None, "Hạ Vy", NOW).unwrap());
    let record = room.load(&id(1)).unwrap();
    assert_eq!((record.article.stage, record.steps.len()), (Stage::Returned, 4));
    assert_eq!(record.steps[0].note, "thiếu chú thích ảnh 2", "its words stand with it again");
}

#[test]
fn what_the_last_visit_left_is_a_revision_before_it_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    room.save_working(&article(1, "Lần một"), 1, 0, "Hạ Vy", NOW).unwrap();
    room.save_working(&article(1, "Lần hai"), 2, 0, "Hạ Vy", NOW).unwrap();
    drop(room);
    let (room, _) = Newsroom::open(folder.path(), NOW).unwrap();
    room.save_working(&article(1, "Lần ba"), 3, 0, "Hạ Vy", NOW).unwrap();
    let texts: Vec<_> = room
        .revisions(&id(1))
        .unwrap()
        .iter()
        .map(|row| {
            article::plain(&room.revision(&id(1), row.number).unwrap().article.document.headline)
        })
        .collect();
    assert_eq!(texts, ["Lần hai", "Bài một"]);
}

#[test]
fn a_text_written_beside_is_shown_until_somebody_decides() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    room.save_working(&article(1, "Ở đây"), 1, 0, "Hạ Vy", NOW).unwrap();
    let refused = room.save_working(&article(1, "Ở kia"), 1, 0, "Thoa", NOW).unwrap_err();
    let StoreFault::Conflict { kept, .. } = refused else { panic!("{refused}") };
    assert_eq!(room.load(&id(1)).unwrap().other, Some(kept));
    room.cut_revision(&id(1), "Hạ Vy", "pinned", "", NOW).unwrap();
    assert_eq!(room.load(&id(1)).unwrap().other, None);
}

#[test]
fn a_check_of_a_damaged_table_comes_to_an_end() {
    let (folder, (done, waiting)) = (tempfile::tempdir().unwrap(), mpsc::channel());
    let long = "Đường ngập trước cổng trường. ".repeat(30);
    let room = newsroom(folder.path());
    for n in 2..5 {
        room.create(&article(n, &long), "Hạ Vy", "created", NOW).unwrap();
    }
    room.leave(NOW).unwrap();
    drop(room);
    // The first cell of the table's topmost page ends where the page ends; its last byte now says that it goes on.
    let file = folder.path().join("newsroom.db");
    let database = rusqlite::Connection::open(&file).unwrap();
    let sql = "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = 'article'";
    let (page, size): (u32, u32) =
        database.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    drop(database);
    let (page, size) = (page as usize, size as usize);
    let mut bytes = fs::read(&file).unwrap();
    assert_eq!(bytes[(page - 1) * size], 5, "the table has pages below its topmost one");
    bytes[page * size - 1] ^= 0x80;
    fs::write(&file, bytes).unwrap();
    let root = folder.path().to_owned();
    std::thread::spawn(move || done.send(store::verify(&root)));
    let report = waiting.recv_timeout(Duration::from_mins(1)).expect("an end").unwrap();
    assert!(report.articles <= 4 && !report.damage.is_empty(), "{report:?}");
}
