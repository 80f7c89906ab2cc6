//! Bits flipped and files cut: everything that is damaged is noticed, and the newsroom still opens.

use std::{fs, path::Path};

use serde_json::json;
use support::{Place, files_under, jpeg, say};

/// A newsroom with an article, a photo, revisions and a backup; answers the article's id.
pub fn furnish(place: &Place) -> String {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let new = desk.answer("article_new", json!({})).await.unwrap();
        let id = new["id"].as_str().unwrap().to_owned();
        let mut sequence = new["sequence"].clone();
        for n in 0..3 {
            let text = format!("Đoạn thứ {n}. {}", "Tổ dân phố số 7 lắp camera an ninh. ".repeat(20));
            let save = json!({ "id": id, "sequence": sequence, "fields": support::fields(), "body": support::body("Tít", &text), "caret": 1 });
            sequence = desk.answer("article_save", save).await.unwrap()["sequence"].clone();
            desk.answer("revision_pin", json!({ "id": id, "name": format!("Bản {n}") })).await.unwrap();
        }
        let ask = desk::contract::PhotoAdd { article: id.clone(), name: "ảnh.jpg".into() };
        desk.add_photo(ask, jpeg(600, 400)).await.unwrap();
        desk.answer("backup_now", json!({})).await.unwrap();
        desk.leave().await;
        id
    })
}

pub fn copy(from: &Path, to: &Path) {
    for file in files_under(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

/// What a person sees of the article: its words, or nothing.
fn words(place: &Place, id: &str) -> Option<String> {
    let run = place.tinphuong(["--json", "show", id]);
    (run.code == 0).then(|| run.json()["blocks"].to_string())
}

#[test]
fn a_flipped_bit_is_noticed_or_harmless() {
    let source = Place::new();
    let id = furnish(&source);
    let whole = words(&source, &id);
    let (mut points, mut noticed, mut unnoticed) = (0, 0, 0);
    let original = files_under(&source.newsroom()).into_iter().find(|file| {
        file.to_string_lossy().contains("photo") && file.extension().is_some_and(|end| end == "jpg")
    });
    let database = source.newsroom().join("newsroom.db");
    let size = fs::metadata(&database).unwrap().len();
    let mut targets: Vec<(std::path::PathBuf, u64)> =
        (0..24).map(|n| (database.clone(), size * (2 * n + 1) / 48)).collect();
    targets.extend(original.map(|file| (file, 300)));
    for (file, at) in targets {
        let place = Place::new();
        copy(&source.newsroom(), &place.newsroom());
        let target = place.newsroom().join(file.strip_prefix(source.newsroom()).unwrap());
        let mut bytes = fs::read(&target).unwrap();
        bytes[usize::try_from(at).unwrap()] ^= 0x10;
        fs::write(&target, bytes).unwrap();
        points += 1;
        let verified =
            place.tinphuong(["--json".as_ref(), "verify".as_ref(), place.newsroom().as_os_str()]);
        let saw = verified.code != 0;
        let same = words(&place, &id) == whole;
        noticed += u32::from(saw);
        unnoticed += u32::from(!saw && !same);
    }
    say!("flips: {points} points, {noticed} noticed, {unnoticed} corrupt and unnoticed");
    assert_eq!(unnoticed, 0);
    assert!(noticed > 0, "the check sees damage at all");
}

#[test]
fn a_database_that_will_not_open_is_kept_and_replaced_by_the_backup() {
    let place = Place::new();
    let id = furnish(&place);
    let database = place.newsroom().join("newsroom.db");
    fs::write(&database, b"this is no database any more, not even its first page").unwrap();
    for side in ["newsroom.db-wal", "newsroom.db-shm"] {
        let _ = fs::remove_file(place.newsroom().join(side));
    }
    let shown = words(&place, &id).expect("the article came back from the backup");
    assert!(shown.contains("Đoạn thứ 2"), "{shown}");
    let kept = files_under(&place.newsroom())
        .into_iter()
        .any(|file| fs::read(&file).is_ok_and(|bytes| bytes.starts_with(b"this is no database")));
    assert!(kept, "what was there is kept byte for byte");
}

#[test]
fn a_backup_that_was_cut_is_no_backup() {
    let place = Place::new();
    furnish(&place);
    let backup = place.path("sao-luu");
    place.tinphuong(["backup".as_ref(), "-o".as_ref(), backup.as_os_str()]);
    let bytes = fs::read(&backup).unwrap();
    let (mut points, mut unnoticed) = (0, 0);
    for part in 1..8 {
        let cut = place.file("cụt", &bytes[..bytes.len() * part / 8]);
        points += 1;
        unnoticed += u32::from(place.tinphuong(["verify".as_ref(), cut.as_os_str()]).code == 0);
    }
    say!("cut backups: {points} points, {unnoticed} unnoticed");
    assert_eq!(unnoticed, 0);
}
