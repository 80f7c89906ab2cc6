//! Files that were cut off or lost, and the drill after each: what the backup held comes back, word for word.

use std::{fs, path::Path};

use support::{Place, files_under, holds, say};

use crate::{
    corruption::{copy, furnish},
    seen::{NOW, look},
};

/// A newsroom that was left in order, without its ballast, and a backup of it on another drive.
fn newsroom_and_drive(source: &Place) -> std::path::PathBuf {
    furnish(source);
    fs::remove_file(source.newsroom().join("ballast")).unwrap();
    let drive = source.path("ổ cứng ngoài");
    let run =
        source.tinphuong(["backup".as_ref(), "-o".as_ref(), drive.join("sao.db").as_os_str()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let _ = fs::remove_file(source.newsroom().join("ballast"));
    drive
}

fn cut(file: &Path, size: u64) {
    fs::OpenOptions::new().write(true).open(file).unwrap().set_len(size).unwrap();
}

/// What is under `root` byte for byte equal to `wanted`.
fn kept(root: &Path, wanted: &[u8]) -> bool {
    wanted.is_empty()
        || files_under(root).iter().any(|file| fs::read(file).is_ok_and(|bytes| bytes == wanted))
}

#[test]
fn a_database_cut_anywhere_is_kept_and_its_texts_come_back() {
    let source = Place::new();
    let drive = newsroom_and_drive(&source);
    let first = Place::new();
    copy(&source.newsroom(), &first.newsroom());
    let whole = look(&first.newsroom()).unwrap();
    let size = fs::metadata(source.newsroom().join("newsroom.db")).unwrap().len();
    let (mut points, mut noticed, mut lost, mut drilled) = (0, 0, 0, 0);
    let pages = size / 4096;
    let step = (pages / 40).max(1);
    for page in (0..pages).step_by(usize::try_from(step).unwrap()) {
        let place = Place::new();
        copy(&source.newsroom(), &place.newsroom());
        let database = place.newsroom().join("newsroom.db");
        cut(&database, page * 4096 + page % 3 * 700);
        let bytes = fs::read(&database).unwrap();
        points += 1;
        let verified = store::verify(&place.newsroom());
        noticed += u32::from(verified.is_ok_and(|report| !report.damage.is_empty()));
        let found =
            look(&place.newsroom()).unwrap_or_else(|fault| panic!("cut at page {page}: {fault}"));
        assert!(
            kept(&place.newsroom(), &bytes),
            "cut at page {page}: what was there is kept byte for byte"
        );
        lost += u32::from(found.texts != whole.texts);
        let report = store::restore(&place.newsroom(), &drive.join("sao.db"), NOW).unwrap();
        assert_eq!(report.damage, [], "cut at page {page}");
        assert_eq!(look(&place.newsroom()).unwrap().texts, whole.texts, "drill after page {page}");
        drilled += 1;
    }
    say!(
        "cut databases: {points} points, {noticed} noticed, {lost} without a text of the last backup, {drilled} restore drills"
    );
    assert_eq!((noticed, lost), (points, 0));
}

#[test]
fn without_any_backup_what_can_be_read_is_salvaged_and_nothing_is_thrown_away() {
    let source = Place::new();
    let id = furnish(&source);
    fs::remove_dir_all(source.newsroom().join("backups")).unwrap();
    fs::remove_file(source.newsroom().join("ballast")).unwrap();
    let size = fs::metadata(source.newsroom().join("newsroom.db")).unwrap().len();
    let (mut points, mut salvaged, mut wrong) = (0, 0, 0);
    let first = Place::new();
    copy(&source.newsroom(), &first.newsroom());
    let whole = look(&first.newsroom()).unwrap();
    for page in 1..size / 4096 {
        if points == 24 {
            break;
        }
        let place = Place::new();
        copy(&source.newsroom(), &place.newsroom());
        let database = place.newsroom().join("newsroom.db");
        let mut bytes = fs::read(&database).unwrap();
        let at = usize::try_from(page).unwrap() * 4096;
        bytes[at..at + 4096].fill(0x5A);
        fs::write(&database, &bytes).unwrap();
        points += 1;
        let found = look(&place.newsroom()).unwrap_or_else(|fault| panic!("page {page}: {fault}"));
        assert!(
            found.noticed() || found.texts == whole.texts,
            "page {page} is gone and nobody says so"
        );
        assert!(
            kept(&place.newsroom(), &bytes) || !found.noticed() || found.refused > 0,
            "page {page}: kept byte for byte"
        );
        salvaged += u32::from(found.texts.iter().any(|text| text.contains(&id)));
        let known = |text: &&String| !whole.texts.contains(*text);
        wrong += found.texts.iter().filter(known).count();
    }
    say!(
        "pages lost without a backup: {points} points, {salvaged} with the article salvaged, {wrong} wrong texts"
    );
    assert_eq!(wrong, 0);
    assert!(salvaged * 2 > points, "most pages do not cost the article");
}

#[test]
fn an_original_that_is_gone_is_named_and_comes_back_from_the_drive() {
    let source = Place::new();
    let drive = newsroom_and_drive(&source);
    let originals = files_under(&source.newsroom().join("photos").join("originals"));
    assert!(originals.len() >= 2, "{originals:?}");
    fs::remove_file(&originals[0]).unwrap();
    fs::write(&originals[1], b"cut").unwrap();
    let damage = store::verify(&source.newsroom()).unwrap().damage;
    assert_eq!(damage.len(), 2, "{damage:?}");
    let report = store::restore(&source.newsroom(), &drive.join("sao.db"), NOW).unwrap();
    assert_eq!(report.damage, []);
    let other = Place::new();
    let report = store::restore(&other.newsroom(), &drive.join("sao.db"), NOW).unwrap();
    assert_eq!(report.damage, [], "a new computer has everything");
}

#[test]
fn a_restore_without_the_photos_says_which_are_missing() {
    let source = Place::new();
    let drive = newsroom_and_drive(&source);
    fs::remove_dir_all(drive.join("tin-phuong-photos")).unwrap();
    let other = Place::new();
    let run =
        other.tinphuong(["--json".as_ref(), "restore".as_ref(), drive.join("sao.db").as_os_str()]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert_eq!(run.json()["damage"][0]["part"], "original_lost", "{}", run.stdout);
    let told = other.tinphuong(["restore".as_ref(), drive.join("sao.db").as_os_str()]);
    assert!(told.stdout.contains("Thiếu ảnh gốc "), "{}", told.stdout);
}

#[test]
fn the_working_copy_that_is_damaged_comes_back_from_its_revisions() {
    let place = Place::new();
    let id = furnish(&place);
    let database = rusqlite::Connection::open(place.newsroom().join("newsroom.db")).unwrap();
    let sql = "UPDATE article SET body = replace(body, 'camera', 'kamera') WHERE id = ?1";
    assert_eq!(database.execute(sql, [&id]).unwrap(), 1);
    drop(database);
    let shown = place.tinphuong(["--json", "show", &id]);
    assert_eq!((shown.code, &shown.json()["refusal"]["code"]), (5, &"storage_damaged".into()));
    let id = article::ArticleId::parse(&id).unwrap();
    let (room, _) = store::Newsroom::open(&place.newsroom(), NOW).unwrap();
    let last = room.revisions(&id).unwrap()[0].number;
    room.restore_revision(&id, last, "Hạ Vy", NOW)
        .expect("a sound revision replaces a damaged text");
    let text = room.load(&id).unwrap().article.document.to_json().to_string();
    assert!(holds(text.as_bytes(), b"camera") && !holds(text.as_bytes(), b"kamera"));
}

#[test]
fn one_damaged_text_keeps_no_other_out_of_the_backups() {
    let place = Place::new();
    let id = furnish(&place);
    let database = rusqlite::Connection::open(place.newsroom().join("newsroom.db")).unwrap();
    let sql = "UPDATE article SET body = replace(body, 'camera', 'kamera') WHERE id = ?1";
    assert_eq!(database.execute(sql, [&id]).unwrap(), 1);
    drop(database);
    let good = store::Newsroom::open(&place.newsroom(), NOW).unwrap().0.backups().unwrap();
    let file = place.file("mới.txt", "Tít mới\n\nSa-pô.\n\nNội dung mới.");
    let run = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
    let new = run.json()["articles"][0]["id"].as_str().unwrap().to_owned();
    let (room, _) = store::Newsroom::open(&place.newsroom(), NOW).unwrap();
    let backups = room.backups().unwrap();
    assert!(backups.len() > good.len() && backups[0].damage == 1, "{backups:?}");
    assert!(good.iter().all(|old| backups.contains(old)), "the good ones stay");
    drop(room);
    // And when the whole database goes, the new text comes back out of the backup with the damaged one in it.
    for name in ["newsroom.db", "newsroom.db-wal", "newsroom.db-shm"] {
        let _ = fs::remove_file(place.newsroom().join(name));
    }
    let seen = look(&place.newsroom()).unwrap();
    assert!(seen.noticed(), "{:?}", seen.notes);
    for wanted in [&new, &id] {
        assert!(seen.texts.iter().any(|text| text.starts_with(wanted.as_str())), "{wanted}");
    }
    assert!(!seen.texts.iter().any(|text| text.contains("kamera")));
}
