//! Sweeping: what nothing names goes, and what was in the trash of photos long enough; all else stays.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod kept;
mod originals;

use std::{
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use article::Article;
use store::StoreFault;

use kept::{id, newsroom};
use originals::{NOW, about, article};

#[test]
fn only_what_nothing_names_is_swept_away() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    let originals = folder.path().join("photos/originals/zz");
    fs::create_dir_all(&originals).unwrap();
    let old = SystemTime::now() - Duration::from_hours(40 * 24);
    let lay = |path: &Path, age: Option<SystemTime>| {
        let file = fs::File::create(path).unwrap();
        if let Some(age) = age {
            file.set_modified(age).unwrap();
        }
    };
    lay(&originals.join("orphan.jpg"), Some(old));
    lay(&originals.join("young.jpg"), None);
    lay(&folder.path().join("backups.tmp"), Some(old));
    lay(&folder.path().join(".new-abc"), Some(old));
    let photo = store::photo_of(b"a photo's bytes").to_string();
    let named = folder.path().join("photos/originals").join(&photo[..2]);
    fs::File::options()
        .write(true)
        .open(named.join(format!("{photo}.jpg")))
        .unwrap()
        .set_modified(old)
        .unwrap();
    let swept = room.sweep().unwrap();
    assert_eq!((swept.originals, swept.unfinished), (1, 1));
    assert!(originals.join("young.jpg").exists() && folder.path().join("backups.tmp").exists());
    assert!(named.join(format!("{photo}.jpg")).exists(), "what the database names stays");
}

/// A figure with `photo` alone in the text of `article`.
fn shown(mut article: Article, photo: &article::PhotoRef) -> Article {
    let figure = article::Figure {
        photo: Some(photo.clone()),
        caption: Vec::new(),
        credit: String::new(),
        alt: String::new(),
    };
    let kind = article::BlockKind::Figure(figure);
    let block = article::Block { id: article::BlockId::numbered(1), kind };
    article.document.blocks = vec![block];
    article
}

#[test]
fn a_photo_that_an_article_uses_does_not_go() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    let [printed, waiting] = ["printed", "waiting"]
        .map(|name| room.put_original(name.as_bytes(), &about(name)).unwrap());
    room.create(&shown(article(2, "Bài hai"), &printed), "Hạ Vy", "created", NOW).unwrap();
    room.lay_into_tray(&id(2), &waiting).unwrap();
    for photo in [&printed, &waiting] {
        assert!(!room.trash_unused_photo(photo, NOW).unwrap());
        assert!(room.photo(photo).unwrap().trashed.is_none());
    }
    room.take_from_tray(&id(2), &waiting).unwrap();
    assert!(room.trash_unused_photo(&waiting, NOW).unwrap());
    assert!(room.photo(&waiting).unwrap().trashed.is_some());
    let nobody = store::photo_of(b"never seen");
    assert!(matches!(room.trash_unused_photo(&nobody, NOW), Err(StoreFault::NoPhoto)));
}

#[test]
fn the_trash_of_photos_is_emptied_after_thirty_days_of_what_no_text_ever_showed() {
    let folder = tempfile::tempdir().unwrap();
    let room = newsroom(folder.path());
    let unused = store::photo_of(b"a photo's bytes");
    let [printed, waiting, young, standing] = ["printed", "waiting", "young", "standing"]
        .map(|name| room.put_original(name.as_bytes(), &about(name)).unwrap());
    room.create(&shown(article(2, "Bài hai"), &printed), "Hạ Vy", "created", NOW).unwrap();
    let sequence = room.load(&id(2)).unwrap().sequence;
    room.save_working(&article(2, "Không ảnh"), sequence, 0, "Hạ Vy", NOW).unwrap();
    room.take_from_tray(&id(2), &printed).unwrap();
    // Saved, and no revision of it: the text alone names the photo.
    room.create(&article(3, "Bài ba"), "Hạ Vy", "created", NOW).unwrap();
    let sequence = room.load(&id(3)).unwrap().sequence;
    let text = shown(article(3, "Bài ba"), &standing);
    room.save_working(&text, sequence, 0, "Hạ Vy", NOW).unwrap();
    room.take_from_tray(&id(3), &standing).unwrap();
    for photo in [&unused, &printed, &young, &standing] {
        room.trash_photo(photo, Some(NOW)).unwrap();
    }
    room.lay_into_tray(&id(1), &waiting).unwrap();
    room.trash_photo(&waiting, Some(NOW)).unwrap();
    room.trash_photo(&young, Some("2025-10-20T09:00:00+07:00")).unwrap();
    room.put_derivative(&unused, "thumb", b"a picture").unwrap();
    room.back_up(NOW).unwrap();
    assert_eq!(room.empty_photo_trash("2025-11-02T08:59:00+07:00").unwrap(), 0, "not yet");
    assert_eq!(room.empty_photo_trash("2025-11-02T09:01:00+07:00").unwrap(), 1);
    assert!(matches!(room.photo(&unused), Err(StoreFault::NoPhoto)));
    for kept in [&printed, &waiting, &young, &standing] {
        assert!(room.original(kept).is_ok(), "a text, a revision, a tray or the days keep it");
    }
    let old = SystemTime::now() - Duration::from_hours(40 * 24);
    let name = unused.as_str();
    let original =
        folder.path().join("photos/originals").join(&name[..2]).join(format!("{name}.jpg"));
    let picture =
        folder.path().join("photos/cache").join(&name[..2]).join(format!("{name}-thumb.jpg"));
    for file in [&original, &picture] {
        fs::File::options().write(true).open(file).unwrap().set_modified(old).unwrap();
    }
    let swept = room.sweep().unwrap();
    assert_eq!((swept.originals, swept.pictures), (0, 1), "a backup still names the original");
    assert!(original.exists() && !picture.exists());
    fs::remove_dir_all(folder.path().join("backups")).unwrap();
    assert_eq!(room.sweep().unwrap().originals, 1);
    assert!(!original.exists());
}
