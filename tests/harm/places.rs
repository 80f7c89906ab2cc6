//! Places that refuse: full drives, newer databases, clocks that jump.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use serde_json::json;
use support::{Place, SEED, say};

#[test]
fn a_database_of_a_newer_program_is_read_and_not_changed() {
    let place = Place::new();
    let file = place.file("bài.txt", SEED);
    let imported = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]).json();
    let id = imported["articles"][0]["id"].as_str().unwrap().to_owned();
    let database = place.newsroom().join("newsroom.db");
    let connection = rusqlite::Connection::open(&database).unwrap();
    connection.pragma_update(None, "journal_mode", "delete").unwrap();
    let known: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    connection.pragma_update(None, "user_version", known + 1).unwrap();
    drop(connection);
    let before = fs::read(&database).unwrap();
    assert_eq!(place.tinphuong(["show", &id]).code, 0, "it can be read");
    let refused = place.tinphuong(["import".as_ref(), file.as_os_str()]);
    assert_eq!(refused.code, 5, "{}", refused.stderr);
    assert_eq!(fs::read(&database).unwrap(), before, "not a byte has changed");
}

#[test]
fn an_article_that_can_only_be_read_is_opened_exported_and_left() {
    let place = Place::new();
    let file = place.file("bài.txt", SEED);
    let imported = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]).json();
    let id = imported["articles"][0]["id"].as_str().unwrap().to_owned();
    let connection = rusqlite::Connection::open(place.newsroom().join("newsroom.db")).unwrap();
    let known: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    connection.pragma_update(None, "user_version", known + 1).unwrap();
    drop(connection);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let opened = desk.answer("newsroom_open", json!({})).await.unwrap();
        assert_eq!(opened["readOnly"], true, "{opened}");
        let view = desk.answer("article_open", json!({ "id": id })).await.unwrap();
        assert!(view["body"].to_string().contains("Thanh Xuân"));
        let plan = desk.answer("export_plan", json!({ "id": id })).await;
        assert!(plan.is_ok(), "{plan:?}");
        let exported = desk.answer("export_run", json!({ "id": id, "formats": ["html"] })).await;
        assert!(exported.is_ok(), "{exported:?}");
        let left = desk.answer("article_leave", json!({ "id": id, "caret": 1, "scroll": 0 })).await;
        assert!(left.is_ok(), "{left:?}");
        desk.leave().await;
    });
}

#[test]
fn revisions_are_ordered_by_number_though_the_clock_jumps_back() {
    let place = Place::new();
    let newsroom = place.newsroom();
    let (store, _) = store::Newsroom::open(&newsroom, "2031-01-01T00:00:00+07:00").unwrap();
    let id = article::ArticleId::parse("01990000-0000-7000-8000-000000000001").unwrap();
    let article = article::Article::draft(id.clone(), article::Document::blank("Hạ Vy"));
    store.create(&article, "Hạ Vy", "created", "2031-01-01T00:00:00+07:00").unwrap();
    for (n, when) in ["2025-01-01T00:00:00+07:00", "2019-01-01T00:00:00+07:00"].iter().enumerate() {
        store.cut_revision(&id, "Hạ Vy", "pinned", &format!("Bản {n}"), when).unwrap();
    }
    let names: Vec<_> = store.revisions(&id).unwrap().into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["Bản 1", "Bản 0", ""], "newest first, whatever the clock said");
}

/// 200 KB of words that do not compress to nothing.
fn noise(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut words = String::with_capacity(210_000);
    while words.len() < 200_000 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let _ = write!(words, "{state:x} ");
    }
    words
}

/// A file system of 24 MB, where this machine lets us mount one.
struct Small(std::path::PathBuf);

impl Small {
    fn mount(at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", "size=24m", "tmpfs"]).arg(at).output();
        mounted.is_ok_and(|done| done.status.success()).then(|| Self(at.to_owned()))
    }
}

impl Small {
    /// Nothing on it can be changed from now on, not even by root.
    fn freeze(&self) -> bool {
        let frozen = Command::new("mount").args(["-o", "remount,ro"]).arg(&self.0).output();
        frozen.is_ok_and(|done| done.status.success())
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[test]
fn a_full_drive_refuses_and_loses_nothing() {
    let place = Place::new();
    let Some(small) = Small::mount(&place.newsroom()) else {
        say!("SKIPPED: no file system can be mounted here, the full drive was not tried");
        return;
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let new = desk.answer("article_new", json!({})).await.unwrap();
        let id = new["id"].as_str().unwrap().to_owned();
        let save = |sequence: &serde_json::Value, text: &str| json!({ "id": id, "sequence": sequence, "fields": support::fields(), "body": support::body("Tít", text), "caret": 1 });
        let saved = desk.answer("article_save", save(&new["sequence"], "Trước khi đầy.")).await.unwrap();
        let block = vec![7_u8; 256 * 1024];
        let mut filler = fs::File::create(small.0.join("filler")).unwrap();
        while std::io::Write::write_all(&mut filler, &block).is_ok() {}
        let mut sequence = saved["sequence"].clone();
        let mut last = "Trước khi đầy.".to_owned();
        let mut refused = false;
        for n in 0..400_u64 {
            let text = format!("Lần {n}. {}", noise(n));
            match desk.answer("article_save", save(&sequence, &text)).await {
                Ok(answer) => {
                    sequence = answer["sequence"].clone();
                    last = text;
                    let _ = desk.answer("revision_pin", json!({ "id": id, "name": "" })).await;
                }
                Err(refusal) => {
                    assert_eq!(refusal.code, desk::contract::RefusalCode::StorageFull, "{refusal:?}");
                    refused = true;
                    break;
                }
            }
        }
        let read = desk.answer("article_read", json!({ "id": id })).await.unwrap();
        assert!(read["body"].to_string().contains(last.trim()), "the last acknowledged text is there");
        drop(filler);
        fs::remove_file(small.0.join("filler")).unwrap();
        let again = desk.answer("article_save", save(&sequence, "Sau khi có chỗ.")).await;
        assert!(again.is_ok(), "saving goes on by itself: {again:?}");
        assert!(refused, "the drive really was full");
        say!("full drive: refused {refused}, acknowledged but lost 0");
        desk.leave().await;
    });
}

#[test]
fn a_folder_that_can_only_be_read_is_read_and_not_changed() {
    let place = Place::new();
    let Some(small) = Small::mount(&place.newsroom()) else {
        say!("SKIPPED: no file system can be mounted here, the read-only folder was not tried");
        return;
    };
    let file = place.file("bài.txt", SEED);
    let imported = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]).json();
    let id = imported["articles"][0]["id"].as_str().unwrap().to_owned();
    assert!(small.freeze(), "the drive is read-only now");
    let before: Vec<_> =
        support::files_under(&small.0).into_iter().map(|f| fs::read(f).unwrap()).collect();
    let shown = place.tinphuong(["show", &id]);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    for target in ["bài.html", "bài.zip"] {
        let out = place.path(target);
        let format = target.rsplit('.').next().unwrap();
        let run = place.tinphuong([
            "export".as_ref(),
            id.as_ref(),
            "--format".as_ref(),
            format.as_ref(),
            "-o".as_ref(),
            out.as_os_str(),
        ]);
        assert_eq!(run.code, 0, "the text comes out: {}", run.stderr);
    }
    let saved = place.path("cứu.db");
    let backup = place.tinphuong(["backup".as_ref(), "-o".as_ref(), saved.as_os_str()]);
    assert_eq!(backup.code, 0, "{}", backup.stderr);
    let verified = place.tinphuong(["verify".as_ref(), saved.as_os_str()]);
    assert_eq!(verified.code, 0, "{}", verified.stderr);
    let refused = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
    assert_eq!(
        (refused.code, &refused.json()["refusal"]["code"]),
        (5, &"storage_read_only".into())
    );
    let after: Vec<_> =
        support::files_under(&small.0).into_iter().map(|f| fs::read(f).unwrap()).collect();
    assert!(before == after, "not a byte has changed");
    say!("read-only folder: shown, exported, saved elsewhere; 0 bytes changed");
}

/// The text that a save carries.
#[cfg(unix)]
fn saying(id: &str, sequence: &serde_json::Value, text: &str) -> serde_json::Value {
    json!({ "id": id, "sequence": sequence, "fields": support::fields(), "body": support::body("Tít", text), "caret": 1 })
}

/// A new article with a first save: its id, and what the save answered.
#[cfg(unix)]
async fn before(desk: &desk::Desk) -> (String, serde_json::Value) {
    let new = desk.answer("article_new", json!({})).await.unwrap();
    let id = new["id"].as_str().unwrap().to_owned();
    let saved = desk.answer("article_save", saying(&id, &new["sequence"], "Trước.")).await.unwrap();
    (id, saved)
}

#[test]
#[cfg(unix)]
fn a_newsroom_that_is_moved_away_says_so_and_goes_on_where_it_comes_back() {
    let place = Place::new();
    let away = place.path("dời đi");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let (id, saved) = before(&desk).await;
        fs::rename(place.newsroom(), &away).unwrap();
        let refused =
            desk.answer("article_save", saying(&id, &saved["sequence"], "Sau.")).await.unwrap_err();
        assert_eq!(refused.code, desk::contract::RefusalCode::StorageGone, "{refused:?}");
        assert_eq!(refused.detail["place"], place.newsroom().display().to_string());
        let notes = desk.answer("newsroom_notes", json!({})).await.unwrap();
        assert_eq!(notes["notes"], json!(["folder_gone"]), "who does not write is told, too");
        let picture = support::jpeg(40, 30);
        let ask = desk::contract::PhotoAdd { article: id.clone(), name: "a.jpg".into() };
        let photo = desk.add_photo(ask, picture).await.unwrap_err();
        assert_eq!(photo.code, desk::contract::RefusalCode::StorageGone, "{photo:?}");
        assert!(!place.newsroom().exists(), "nothing is laid where the folder is to come back");
        fs::rename(&away, place.newsroom()).unwrap();
        let again = desk.answer("article_save", saying(&id, &saved["sequence"], "Sau.")).await;
        assert!(again.is_ok(), "saving goes on by itself: {again:?}");
        let notes = desk.answer("newsroom_notes", json!({})).await.unwrap();
        assert_eq!(notes["notes"], json!([]));
        fs::rename(place.newsroom(), &away).unwrap();
        desk.leave().await;
        assert!(!place.newsroom().exists(), "a second newsroom is not begun in its place");
    });
    fs::rename(&away, place.newsroom()).unwrap();
    let found = place.tinphuong(["--json", "search", "Sau"]);
    assert!(found.stdout.contains("Tít"), "{}{}", found.stdout, found.stderr);
}

#[test]
#[cfg(unix)]
fn a_newsroom_that_is_removed_while_it_is_open_is_backed_up_at_the_end() {
    let place = Place::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let (id, saved) = before(&desk).await;
        fs::remove_dir_all(place.newsroom()).unwrap();
        let refused =
            desk.answer("article_save", saying(&id, &saved["sequence"], "Sau.")).await.unwrap_err();
        assert_eq!(
            refused.code,
            desk::contract::RefusalCode::StorageGone,
            "nothing is called saved that no drive keeps"
        );
        desk.leave().await;
    });
    let found = place.tinphuong(["--json", "search", "Trước"]);
    assert!(
        found.stdout.contains("Tít"),
        "what was saved before is there: {}{}",
        found.stdout,
        found.stderr
    );
}
