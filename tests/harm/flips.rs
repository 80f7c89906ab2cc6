//! Single bits turned over in every file of a newsroom and of a backup: noticed, or nothing a person sees is changed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use support::{Place, files_under, jpeg, say};

use crate::{
    corruption::{copy, furnish},
    seen::{NOW, Seen, look},
};

/// Turns one bit of `file` over.
fn flip(file: &Path, at: usize, bit: u32) {
    let mut bytes = fs::read(file).unwrap();
    bytes[at] ^= 1 << (bit % 8);
    fs::write(file, bytes).unwrap();
}

/// Points of the short form; the long form tries a hundred times as many.
fn many(count: usize) -> usize {
    if support::soaking() { count * 100 } else { count }
}

/// `count` places in `file`, spread evenly; the first bytes, where headers lie, always.
fn places(file: &Path, count: usize) -> Vec<usize> {
    let size = usize::try_from(fs::metadata(file).unwrap().len()).unwrap();
    let spread = (0..count).map(|n| size * (2 * n + 1) / (2 * count));
    let mut places: Vec<_> = (0..8).map(|n| n * 3).chain(spread).filter(|at| *at < size).collect();
    places.dedup();
    places
}

#[derive(Default)]
struct Count {
    points: u32,
    noticed: u32,
    unnoticed: Vec<String>,
}

impl Count {
    fn add(&mut self, noticed: bool, same: bool, what: String) {
        self.points += 1;
        self.noticed += u32::from(noticed);
        if !noticed && !same {
            self.unnoticed.push(what);
        }
    }

    fn close(self, title: &str) {
        let Self { points, noticed, unnoticed } = self;
        say!(
            "{title}: {points} points, {noticed} noticed, {} corrupt and unnoticed",
            unnoticed.len()
        );
        assert!(unnoticed.is_empty(), "{unnoticed:?}");
        assert!(noticed > 0, "the checks see damage at all");
    }
}

/// Everything but the ballast, whose bytes mean nothing, and the copies that backups are.
fn live_files(newsroom: &Path) -> Vec<PathBuf> {
    let aside = ["ballast", "lock", "newsroom.db-shm"];
    let live = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        !aside.contains(&name.as_str()) && !file.starts_with(newsroom.join("backups"))
    };
    files_under(newsroom).into_iter().filter(live).collect()
}

fn copied(source: &Path) -> Place {
    let place = Place::new();
    copy(source, &place.newsroom());
    place
}

/// The newest of the newsroom's own backups.
fn newest(newsroom: &Path) -> PathBuf {
    let is_backup = |file: &PathBuf| file.extension().is_some_and(|end| end == "db");
    files_under(&newsroom.join("backups")).into_iter().rfind(is_backup).unwrap()
}

fn seen(root: &Path) -> Option<Seen> {
    look(root).ok()
}

#[test]
fn a_newsroom_that_was_left_in_order_shows_every_flipped_bit() {
    let source = Place::new();
    furnish(&source);
    fs::remove_file(source.newsroom().join("ballast")).unwrap();
    let whole = seen(copied(&source.newsroom()).newsroom().as_path()).unwrap();
    let (mut count, mut drills) = (Count::default(), 0);
    for file in live_files(&source.newsroom()) {
        let name = file.strip_prefix(source.newsroom()).unwrap();
        let cached = name.to_string_lossy().contains("cache");
        for at in places(&file, if name.ends_with("newsroom.db") { many(300) } else { 6 }) {
            let place = copied(&source.newsroom());
            flip(&place.newsroom().join(name), at, at as u32);
            let verified = store::verify(&place.newsroom());
            let noticed = verified.is_ok_and(|report| !report.damage.is_empty());
            // A derivative is made again from its original whenever it is needed; it is no content.
            let same = noticed || cached || seen(&place.newsroom()).as_ref() == Some(&whole);
            count.add(noticed, same, format!("{} at {at}", name.display()));
            if noticed && name.ends_with("newsroom.db") {
                store::restore(&place.newsroom(), &newest(&place.newsroom()), NOW).unwrap();
                let back = seen(&place.newsroom()).unwrap();
                assert_eq!(back.texts, whole.texts, "drill after {} at {at}", name.display());
                drills += 1;
            }
        }
    }
    say!("restore drills after a flip: {drills}, 0 texts missing");
    count.close("flips, newsroom closed");
}

#[test]
fn a_newsroom_that_was_not_closed_never_shows_wrong_words() {
    let source = Place::new();
    let id = furnish(&source);
    let image = Place::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = source.desk().await;
        let mut sequence = desk.answer("article_read", json!({ "id": id })).await.unwrap()["sequence"].clone();
        for n in 0..4 {
            let body = support::body("Tít", &format!("Sau khi mở lại, lần {n}. {}", "Đường ngập. ".repeat(30)));
            let save = json!({ "id": id, "sequence": sequence, "fields": support::fields(), "body": body, "caret": 1 });
            sequence = desk.answer("article_save", save).await.unwrap()["sequence"].clone();
        }
        let _ = fs::remove_file(source.newsroom().join("ballast"));
        copy(&source.newsroom(), &image.newsroom());
    });
    let _ = fs::remove_file(image.newsroom().join("newsroom.db-shm"));
    let whole = seen(copied(&image.newsroom()).newsroom().as_path()).unwrap();
    let mut count = Count::default();
    let (mut older, mut names) = (0, 0);
    for (name, many) in [("newsroom.db", many(200)), ("newsroom.db-wal", many(120))] {
        for at in places(&image.newsroom().join(name), many) {
            let place = copied(&image.newsroom());
            flip(&place.newsroom().join(name), at, at as u32);
            let found = seen(&place.newsroom());
            let verified = store::verify(&place.newsroom());
            let noticed = found.as_ref().is_none_or(Seen::noticed)
                || verified.is_ok_and(|report| !report.damage.is_empty());
            let found = found.unwrap_or_default();
            // A log that breaks off gives the last text before the break: whole, and one that was acknowledged.
            let log = name.ends_with("wal")
                && (0..4).any(|n| {
                    found.texts.iter().any(|text| {
                        text.contains(&format!("lần {n}.")) || text.contains("Đoạn thứ 2")
                    })
                });
            older += u32::from(!noticed && log && found.texts != whole.texts);
            names += u32::from(!noticed && found.texts == whole.texts && found.rest != whole.rest);
            count.add(
                noticed,
                log || found.texts == whole.texts,
                format!(
                    "{name} at {at}: {:?}",
                    found
                        .texts
                        .iter()
                        .find(|text| !whole.texts.contains(text))
                        .or_else(|| whole.texts.iter().find(|text| !found.texts.contains(text)))
                ),
            );
        }
    }
    say!(
        "flips, newsroom not closed: {older} gave an older whole text, {names} a changed name or time"
    );
    count.close("flips, newsroom not closed");
}

#[test]
fn a_backup_on_another_drive_shows_every_flipped_bit() {
    let source = Place::new();
    furnish(&source);
    let drive = source.path("ổ cứng ngoài");
    let run =
        source.tinphuong(["backup".as_ref(), "-o".as_ref(), drive.join("sao.db").as_os_str()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut count = Count::default();
    for file in files_under(&drive) {
        let name = file.strip_prefix(&drive).unwrap();
        for at in places(&file, if name.ends_with("sao.db") { many(240) } else { 12 }) {
            let place = Place::new();
            copy(&drive, &place.newsroom());
            flip(&place.newsroom().join(name), at, at as u32);
            let verified = store::verify(&place.newsroom().join("sao.db"));
            let noticed = verified.is_ok_and(|report| !report.damage.is_empty());
            count.add(noticed, false, format!("{} at {at}", name.display()));
        }
    }
    count.close("flips, backup");
}

#[test]
fn a_flipped_derivative_reaches_no_export() {
    let place = Place::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let new = desk.answer("article_new", json!({})).await.unwrap();
        let id = new["id"].as_str().unwrap().to_owned();
        let ask = desk::contract::PhotoAdd { article: id.clone(), name: "ảnh.jpg".into() };
        let row = desk.add_photo(ask, jpeg(1800, 1200)).await.unwrap();
        let mut body = support::body("Tít", "Nội dung.");
        let caption = json!([{ "type": "caption", "content": [{ "type": "text", "text": "Chú thích" }] }]);
        let figure = json!({ "type": "figure", "attrs": { "id": "b2", "photo": row.id, "credit": "", "alt": "" }, "content": caption });
        body["content"].as_array_mut().unwrap().insert(3, figure);
        let save = json!({ "id": id, "sequence": new["sequence"], "fields": support::fields(), "body": body, "caret": 0 });
        desk.answer("article_save", save).await.unwrap();
        desk.export_to(&id, "html", None, &place.path("trước.html")).await.unwrap();
        for size in ["web", "card", "thumb"] {
            desk.photo_picture(size, &row.id).await.unwrap();
        }
        let cached: Vec<_> = files_under(&place.newsroom().join("photos").join("cache"));
        assert!(!cached.is_empty(), "derivatives are kept");
        for file in &cached {
            let middle = usize::try_from(fs::metadata(file).unwrap().len()).unwrap() / 2;
            flip(file, middle, 3);
        }
        desk.export_to(&id, "html", None, &place.path("sau.html")).await.unwrap();
        assert_eq!(fs::read(place.path("trước.html")).unwrap(), fs::read(place.path("sau.html")).unwrap());
        say!("flips, derivatives: {} points, 0 in an export", cached.len());
    });
}
