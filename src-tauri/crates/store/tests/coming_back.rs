//! Coming back while somebody watches: the counts are told, a stop at any of them leaves everything as it was, and
//! what is written meanwhile is kept.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod originals;

use std::{
    collections::BTreeMap,
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use article::Inline;
use store::{Newsroom, PhotoChange, PhotoWords, Stand, StoreFault, Watch, Work};

use originals::{NOW, about, article};

/// A newsroom with one more article than its backup on the stick, without the backup's originals.
struct Scene {
    room: Arc<Newsroom>,
    root: PathBuf,
    backup: PathBuf,
    _folder: tempfile::TempDir,
}

fn scene() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("newsroom");
    let (room, _) = Newsroom::open(&root, NOW).unwrap();
    for n in 1..=6 {
        let mut article = article(n, &format!("Bài số {n}"));
        // Texts that do not shrink, so that the database is several mebibytes.
        let text: String = (0..8_000)
            .map(|k| blake3::hash(format!("{n} {k}").as_bytes()).to_hex()[..8].to_owned() + " ")
            .collect();
        article.document.sapo = vec![Inline::text(text)];
        room.create(&article, "Hạ Vy", "created", NOW).unwrap();
    }
    for n in 0..5_u8 {
        room.put_original(&[n; 3_000], &about("a.jpg")).unwrap();
    }
    let backup = folder.path().join("usb").join("sao.db");
    room.back_up_to(&backup, NOW).unwrap();
    room.create(&article(90, "Viết sau"), "Hạ Vy", "created", NOW).unwrap();
    room.put_original(&[9; 3_000], &about("a.jpg")).unwrap();
    for file in files(&root.join("photos").join("originals")).keys() {
        if fs::read(file).unwrap()[0] < 3 {
            fs::remove_file(file).unwrap();
        }
    }
    Scene { room: Arc::new(room), root, backup, _folder: folder }
}

/// All files under `folder` with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    found
}

/// Every row of every table, and every original.
fn everything(root: &Path) -> (Vec<String>, BTreeMap<PathBuf, Vec<u8>>) {
    let database = rusqlite::Connection::open(root.join("newsroom.db")).unwrap();
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
    let mut tables = database.prepare(sql).unwrap();
    let names: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut rows = Vec::new();
    for name in names {
        let mut all = database.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = all.column_count();
        let mut found = all.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let values: Vec<_> = (0..columns).map(|n| format!("{:?}", row.get_ref(n))).collect();
            rows.push(format!("{name}: {}", values.join(", ")));
        }
    }
    (rows, files(&root.join("photos").join("originals")))
}

/// Keeps what it hears, and stops at the hearing with this number, counted from 0.
struct Hears {
    stop_at: usize,
    heard: Mutex<Vec<Stand>>,
}

impl Hears {
    fn until(stop_at: usize) -> Arc<Self> {
        Arc::new(Self { stop_at, heard: Mutex::default() })
    }
}

impl Watch for Hears {
    fn hears(&self, stand: Stand) -> ControlFlow<()> {
        let mut heard = self.heard.lock().unwrap();
        heard.push(stand);
        if heard.len() > self.stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

#[test]
fn a_stop_at_any_count_leaves_everything_as_it_was() {
    let scene = scene();
    let before = everything(&scene.root);
    let mut stopped = BTreeMap::<String, u32>::new();
    for stop_at in 0.. {
        let watch = Hears::until(stop_at);
        let back = scene.room.come_back(&scene.backup, NOW, Arc::clone(&watch) as Arc<dyn Watch>);
        let last = *watch.heard.lock().unwrap().last().unwrap();
        match back {
            Err(StoreFault::Stopped) => {
                *stopped.entry(format!("{:?}", last.work)).or_default() += 1;
                assert!(everything(&scene.root) == before, "stopped at {last:?}");
            }
            done => {
                let back = done.unwrap();
                assert_eq!(last.work, Work::Count, "it can no longer be stopped");
                assert_eq!((back.counted.articles, back.counted.photos), (6, 5));
                assert!(back.counted.damage.is_empty(), "{:?}", back.counted.damage);
                break;
            }
        }
    }
    let works: Vec<_> = stopped.keys().map(String::as_str).collect();
    assert_eq!(works, ["BackUp", "Check", "Photos", "Replace"], "{stopped:?}");
    assert!(stopped["Replace"] > 2, "the copying is stopped on its way: {stopped:?}");
    let room = &scene.room;
    room.create(&article(91, "Viết tiếp"), "Hạ Vy", "created", NOW).unwrap();
    assert!(store::verify(&scene.root).unwrap().damage.is_empty());
}

#[test]
fn no_picture_shows_what_is_hidden_in_the_database_that_came_back() {
    let stick = tempfile::tempdir().unwrap();
    let root = stick.path().join("newsroom");
    let (room, _) = Newsroom::open(&root, NOW).unwrap();
    let photo = room.put_original(&[7; 3_000], &about("b.jpg")).unwrap();
    let still = room.put_original(&[8; 3_000], &about("c.jpg")).unwrap();
    let change =
        |edits: Option<&str>| PhotoChange { edits: edits.map(str::to_owned), web_size: None };
    room.put_photo_change(&photo, &change(Some("{\"hidden\":1}"))).unwrap();
    let backup = stick.path().join("usb").join("hidden.db");
    room.back_up_to(&backup, NOW).unwrap();
    room.put_photo_change(&photo, &change(None)).unwrap();
    room.put_derivative(&photo, "web", b"a face").unwrap();
    room.put_derivative(&still, "web", b"a hall").unwrap();
    room.come_back(&backup, NOW, Hears::until(usize::MAX)).unwrap();
    assert_eq!(room.derivative(&photo, "web"), None);
    assert!(room.derivative(&still, "web").is_some(), "one that nobody changed stays");
    room.leave(NOW).unwrap();
    drop(room);
    store::restore(&root, &backup, NOW).unwrap();
    let (room, _) = Newsroom::open(&root, NOW).unwrap();
    assert_eq!(room.derivative(&still, "web"), None, "another database, all pictures anew");
}

#[test]
fn what_was_hidden_and_said_after_the_backup_outlives_a_damaged_database() {
    let root = tempfile::tempdir().unwrap();
    let (room, _) = Newsroom::open(root.path(), NOW).unwrap();
    let photos = [7_u8, 8].map(|n| room.put_original(&[n; 3_000], &about("b.jpg")).unwrap());
    let change =
        |edits: &str| PhotoChange { edits: Some(edits.to_owned()), web_size: Some((3, 2)) };
    room.put_photo_change(&photos[0], &change("{\"straighten\":1.5}")).unwrap();
    room.back_up(NOW).unwrap();
    for photo in &photos {
        room.put_photo_change(photo, &change("{\"straighten\":2.5}")).unwrap();
    }
    let caption = "Chị Mơ nhận thẻ".to_owned();
    let words = PhotoWords { caption, people: "Lê Thị Mơ".to_owned(), ..PhotoWords::default() };
    room.put_photo_words(&photos[1], &words).unwrap();
    let before = photos.each_ref().map(|photo| room.photo(photo).unwrap());
    drop(room);
    fs::write(root.path().join("newsroom.damaged"), "a page").unwrap();
    let (room, report) = Newsroom::open(root.path(), NOW).unwrap();
    assert!(report.notes.contains(&"database_replaced".to_owned()), "{:?}", report.notes);
    assert_eq!(photos.each_ref().map(|photo| room.photo(photo).unwrap()), before);
}

#[test]
fn no_edition_shows_another_picture_after_coming_back() {
    let stick = tempfile::tempdir().unwrap();
    let (room, _) = Newsroom::open(&stick.path().join("newsroom"), NOW).unwrap();
    let photo = room.put_original(&[7; 3_000], &about("b.jpg")).unwrap();
    let backup = stick.path().join("usb").join("before.db");
    room.back_up_to(&backup, NOW).unwrap();
    let mut shown = std::collections::HashMap::from([(0, None)]);
    let mut show = || {
        let row = room.photo(&photo).unwrap();
        let before = shown.insert(row.edition, row.edits.clone());
        assert!(before.is_none_or(|edits| edits == row.edits), "edition {}", row.edition);
    };
    for edits in ["{\"straighten\":1}", "{\"straighten\":2}"] {
        for _ in 0..2 {
            let change = PhotoChange { edits: Some(edits.to_owned()), web_size: None };
            room.put_photo_change(&photo, &change).unwrap();
            show();
        }
        room.come_back(&backup, NOW, Hears::until(usize::MAX)).unwrap();
        assert_eq!(room.photo(&photo).unwrap().edits, None);
        show();
    }
}

#[test]
fn a_closed_newsroom_is_as_it_was_until_it_is_replaced() {
    let Scene { room, root, backup, _folder } = scene();
    drop(room);
    let before = everything(&root);
    let mut stopped = BTreeMap::<String, u32>::new();
    for stop_at in 0.. {
        let watch = Hears::until(stop_at);
        let told = Arc::clone(&watch) as Arc<dyn Watch>;
        let back = store::restore_watched(&root, &backup, NOW, told);
        let heard = watch.heard.lock().unwrap();
        let last = *heard.last().unwrap();
        match back {
            Err(StoreFault::Stopped) => {
                *stopped.entry(format!("{:?}", last.work)).or_default() += 1;
                assert!(everything(&root) == before, "stopped at {last:?}");
                let left =
                    files(&root).into_keys().find(|file| file.to_string_lossy().contains(".new-"));
                assert_eq!(left, None, "nothing unfinished is left");
            }
            done => {
                let store::BroughtBack { counted: back, replaced } = done.unwrap();
                assert!(replaced);
                assert_eq!((back.articles, back.photos, back.damage), (6, 5, Vec::new()));
                assert_eq!((last.work, last.whole_done), (Work::Count, last.whole_all));
                assert!(heard.is_sorted_by_key(|stand| stand.whole_done), "{heard:?}");
                break;
            }
        }
    }
    let works: Vec<_> = stopped.keys().map(String::as_str).collect();
    assert_eq!(works, ["Check", "Photos", "Replace"], "{stopped:?}");
}

#[test]
fn every_part_is_counted_once_and_in_order() {
    let scene = scene();
    let watch = Hears::until(usize::MAX);
    scene.room.come_back(&scene.backup, NOW, Arc::clone(&watch) as Arc<dyn Watch>).unwrap();
    let heard = watch.heard.lock().unwrap();
    let whole = heard[0].whole_all;
    for pair in heard.windows(2) {
        assert!(pair[0].whole_done <= pair[1].whole_done, "{pair:?}");
        assert!(pair[1].done <= pair[1].all && pair[1].whole_all == whole, "{pair:?}");
    }
    for (work, all) in [(Work::Check, 12), (Work::Photos, 5), (Work::BackUp, 14), (Work::Count, 17)]
    {
        let of_work: Vec<_> = heard.iter().filter(|stand| stand.work == work).collect();
        assert_eq!((of_work[0].done, of_work[0].all), (0, all), "{work:?}");
        assert_eq!(of_work.last().unwrap().done, all, "{work:?}");
    }
    let last = heard.last().unwrap();
    assert_eq!(last.whole_done, last.whole_all);
}

/// Writes one more article when the backup of what stands there has just been checked.
struct Writes {
    room: Arc<Newsroom>,
    written: Mutex<bool>,
}

impl Watch for Writes {
    fn hears(&self, stand: Stand) -> ControlFlow<()> {
        let mut written = self.written.lock().unwrap();
        if stand.work == Work::BackUp && stand.done == stand.all && !*written {
            *written = true;
            self.room.create(&article(92, "Vừa viết"), "Hạ Vy", "created", NOW).unwrap();
        }
        ControlFlow::Continue(())
    }
}

#[test]
fn what_is_written_while_the_newsroom_is_backed_up_is_in_a_backup() {
    let scene = scene();
    let had = scene.room.backups().unwrap().len();
    let watch = Writes { room: Arc::clone(&scene.room), written: Mutex::new(false) };
    scene.room.come_back(&scene.backup, NOW, Arc::new(watch)).unwrap();
    let backups = scene.room.backups().unwrap();
    assert_eq!((backups.len(), backups[0].articles), (had + 1, 8), "the newer one alone is kept");
    assert!(store::verify(&backups[0].path).unwrap().damage.is_empty());
    let undone = scene.room.come_back(&backups[0].path, NOW, Hears::until(usize::MAX)).unwrap();
    assert_eq!(undone.counted.articles, 8);
}

#[test]
fn a_backup_that_is_not_sound_replaces_nothing_and_says_so() {
    let Scene { room, root, backup, _folder } = scene();
    drop(room);
    std::fs::write(&backup, b"no database").unwrap();
    let before = everything(&root);
    let back = store::restore_watched(&root, &backup, NOW, Hears::until(9_999)).unwrap();
    assert!(!back.replaced && !back.counted.damage.is_empty(), "{back:?}");
    assert!(everything(&root) == before);
}
