//! What short runs leave behind: nothing when they only read; of an export the text that went out, its proofs, and no
//! backup too many.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use article::{Article, ArticleId, Document, Inline};
use store::Newsroom;

const NOW: &str = "2025-10-03T09:00:00+07:00";

fn id() -> ArticleId {
    ArticleId::parse("01990000-0000-7000-8000-000000000001").unwrap()
}

fn article(headline: &str) -> Article {
    let mut document = Document::blank("Hạ Vy");
    document.headline = vec![Inline::text(headline)];
    Article::draft(id(), document)
}

fn newsroom(root: &Path) -> Newsroom {
    let (room, _) = Newsroom::open(root, NOW).unwrap();
    room.create(&article("Bài một"), "Hạ Vy", "created", NOW).unwrap();
    room
}

#[test]
fn a_script_of_many_exports_pushes_no_backup_out() {
    let folder = tempfile::tempdir().unwrap();
    newsroom(folder.path()).leave(NOW).unwrap();
    let export = |n: u32| {
        let (room, _) = Newsroom::open_for_one(folder.path(), NOW).unwrap();
        let text = room.load(&id()).unwrap().article;
        let kept = room.keep_export(&text, "Hạ Vy", NOW, vec![n.into()]).unwrap();
        room.leave(NOW).unwrap();
        (room.backups().unwrap(), room.proofs(&id(), kept.revision).unwrap().1)
    };
    for n in 1..=15 {
        let (backups, proofs) = export(n);
        assert_eq!((backups.len(), proofs.len()), (1, n as usize), "every word is in the backup");
    }
    let (backups, _) = export(16);
    let long_ago = SystemTime::now() - Duration::from_mins(11);
    let newest = fs::File::options().write(true).open(&backups[0].path).unwrap();
    newest.set_modified(long_ago).unwrap();
    let (backups, proofs) = export(17);
    assert_eq!((backups.len(), proofs.len()), (2, 17), "proofs are backed up now and then");
}

#[test]
fn what_went_out_is_what_is_kept_of_an_export() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    let sent = room.load(&id()).unwrap().article;
    room.save_working(&article("Bài một, viết tiếp"), 1, 0, "Hạ Vy", NOW).unwrap();
    let kept = room.keep_export(&sent, "Hạ Vy", NOW, vec!["proof".into()]).unwrap();
    let revision = room.revision(&id(), kept.revision).unwrap();
    assert_eq!(revision.article.document, sent.document, "not what was written meanwhile");
    assert_eq!(revision.row.hash, kept.hash);
    let working = article::plain(&room.load(&id()).unwrap().article.document.headline);
    assert_eq!(working, "Bài một, viết tiếp", "the working copy stays");
    let newer = room.cut_revision(&id(), "Hạ Vy", "pinned", "", NOW).unwrap();
    assert_eq!(room.proofs(&id(), newer).unwrap().1, Vec::<serde_json::Value>::new());
}

#[test]
fn a_run_that_only_reads_leaves_every_byte_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (database, seal) = (folder.path().join("newsroom.db"), folder.path().join("newsroom.seal"));
    newsroom(folder.path()).leave(NOW).unwrap();
    let files = || {
        (
            fs::read(&database).unwrap(),
            fs::read(&seal).unwrap(),
            fs::metadata(&seal).unwrap().modified(),
        )
    };
    let (bytes, hash, laid) = files();
    let later = "2025-10-04T08:00:00+07:00";
    for ends in ["in order", "suddenly"] {
        let (room, report) = Newsroom::open(folder.path(), later).unwrap();
        assert_eq!(report.notes, Vec::<String>::new(), "the run before ended in order");
        assert!(room.load(&id()).is_ok());
        if ends == "in order" {
            room.leave(later).unwrap();
        }
        drop(room);
        let (bytes_after, hash_after, laid_after) = files();
        assert!(bytes == bytes_after && hash == hash_after, "{ends}");
        assert_eq!(laid.as_ref().ok(), laid_after.as_ref().ok(), "{ends}: the same seal");
    }
    let (room, _) = Newsroom::open(folder.path(), later).unwrap();
    room.save_working(&article("Bài một, viết tiếp"), 1, 0, "Hạ Vy", later).unwrap();
    assert!(!seal.exists(), "what is written to is not sealed");
    drop(room);
    let (_, report) = Newsroom::open(folder.path(), later).unwrap();
    assert_eq!(report.notes, ["sudden_stop"]);
    assert_eq!(report.last_alive.as_deref(), Some(later));
}

/// Renaming would take the place of whatever has the name: whoever may write everywhere would lose the device.
#[cfg(unix)]
#[test]
fn a_backup_takes_the_place_of_nothing_but_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(&folder.path().join("newsroom"));
    let path = folder.path().join("loa.db");
    let _socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
    room.back_up_to(&path, NOW).unwrap_err();
    assert!(!fs::symlink_metadata(&path).unwrap().is_file(), "it stands there still");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside it");
}

#[test]
fn a_seal_that_could_not_be_taken_off_is_taken_off_by_the_next_write() {
    let folder = tempfile::tempdir().unwrap();
    let (room, _) = Newsroom::open(folder.path(), NOW).unwrap();
    room.put_setting("a", &1.into()).unwrap();
    room.leave(NOW).unwrap();
    let seal = folder.path().join("newsroom.seal");
    let sealed = fs::read(&seal).unwrap();
    fs::remove_file(&seal).unwrap();
    fs::create_dir(&seal).unwrap();
    assert!(room.put_setting("a", &2.into()).is_err(), "it cannot be taken off");
    fs::remove_dir(&seal).unwrap();
    fs::write(&seal, sealed).unwrap();
    room.put_setting("a", &3.into()).unwrap();
    assert!(!seal.exists(), "what is written to is not sealed");
}
