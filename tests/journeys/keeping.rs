//! Keeping by the desk: the second place, the drill, coming back, files handed over at a start, moving to a safe place.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use desk::{Desk, Host, Question};
use serde_json::{Value, json};
use support::Place;

/// A host whose person always chooses the same folder, and whose computer has a safe place.
struct Chooses {
    folder: PathBuf,
    safe: PathBuf,
}

impl Host for Chooses {
    fn export_folder(&self) -> PathBuf {
        self.folder.clone()
    }

    fn choose_folder(&self, _question: Question, _start: &Path) -> Option<PathBuf> {
        Some(self.folder.clone())
    }

    fn choose_file(&self, _question: Question) -> Option<PathBuf> {
        let files = support::files_under(&self.folder);
        files.into_iter().rfind(|file| file.extension().is_some_and(|end| end == "db"))
    }

    fn choose_target(&self, _question: Question, name: &str) -> Option<PathBuf> {
        Some(self.folder.join(name))
    }

    fn safe_newsroom(&self) -> Option<PathBuf> {
        Some(self.safe.clone())
    }

    fn move_to(&self, _folder: &Path) -> std::io::Result<()> {
        Ok(())
    }
}

async fn ask(desk: &Desk, name: &str, words: Value) -> Value {
    desk.answer(name, words).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

async fn titles(desk: &Desk) -> Vec<String> {
    let list = ask(desk, "article_list", json!({})).await;
    let rows = list["articles"].as_array().unwrap();
    rows.iter().map(|row| row["headline"].as_str().unwrap().to_owned()).collect()
}

async fn opened(place: &Place) -> Desk {
    let (folder, safe) = (place.path("usb"), place.path("máy này/newsroom"));
    std::fs::create_dir_all(&folder).unwrap();
    Desk::open(&place.newsroom(), Arc::new(Chooses { folder, safe })).await.unwrap()
}

#[tokio::test]
async fn the_second_place_is_chosen_filled_and_comes_back_on_another_computer() {
    let place = Place::new();
    let desk = opened(&place).await;
    let chosen = ask(&desk, "backup_second_choose", json!({})).await;
    assert_eq!(chosen["second"]["there"], true);
    assert_eq!(chosen["second"]["newest"]["articles"], 1, "the newest backup is there at once");
    let file = place.file("bài.txt", support::SEED);
    desk.import_files(&[file]).await.unwrap();
    ask(&desk, "backup_now", json!({})).await;
    let after = ask(&desk, "backup_list", json!({})).await;
    assert_eq!(after["second"]["newest"]["articles"], 2);
    desk.leave().await;
    drop(desk);
    // Another computer, with the same stick in it.
    let other = Place::new();
    let host = Chooses { folder: place.path("usb"), safe: other.path("x") };
    let desk = Desk::open(&other.newsroom(), Arc::new(host)).await.unwrap();
    let back = ask(&desk, "backup_restore_file", json!({})).await;
    assert_eq!((&back["done"], &back["complete"]), (&json!(true), &json!(true)), "{back}");
    assert_eq!(back["articles"], 2);
    assert!(titles(&desk).await.iter().any(|title| title.starts_with("Đảng bộ phường")));
    let none = ask(&desk, "backup_second_forget", json!({})).await;
    assert_eq!(none["second"], Value::Null);
}

#[tokio::test]
async fn the_drill_leaves_its_line() {
    let place = Place::new();
    let desk = opened(&place).await;
    assert_eq!(ask(&desk, "backup_drill", json!({})).await["drill"], Value::Null);
    ask(&desk, "backup_now", json!({})).await;
    let drill = ask(&desk, "backup_drill", json!({})).await["drill"].clone();
    assert_eq!((&drill["passed"], &drill["articles"]), (&json!(true), &json!(1)), "{drill}");
}

#[tokio::test]
async fn files_handed_over_become_articles_once() {
    let place = Place::new();
    let desk = opened(&place).await;
    desk.hand_over(vec![place.file("bài.txt", support::SEED)]);
    let taken = ask(&desk, "article_handed", json!({})).await;
    assert_eq!(taken["articles"].as_array().unwrap().len(), 1);
    let again = ask(&desk, "article_handed", json!({})).await;
    assert_eq!(again["articles"].as_array().unwrap().len(), 0);
}

#[tokio::test]
async fn a_newsroom_in_a_synced_folder_says_so_and_moves() {
    let place = Place::new();
    let synced = place.path("OneDrive - Phường").join("newsroom");
    let safe = place.path("máy này/newsroom");
    let host = Arc::new(Chooses { folder: place.path("usb"), safe: safe.clone() });
    let desk = Desk::open(&synced, host).await.unwrap();
    desk.import_files(&[place.file("bài.txt", support::SEED)]).await.unwrap();
    assert_eq!(ask(&desk, "newsroom_open", json!({})).await["placement"], "synced");
    let moved = ask(&desk, "newsroom_move", json!({})).await;
    assert_eq!(moved["articles"], 2);
    desk.import_files(&[place.file("mới.txt", "Tít bài mới\n\nSa-pô.\n\nNội dung.")])
        .await
        .unwrap();
    let before = titles(&desk).await;
    assert_eq!(before.len(), 3, "saving goes on until the run ends");
    desk.follow(&safe).await.unwrap();
    let late = desk.import_files(&[place.file("muộn.txt", "Tít\n\nSa-pô.\n\nThân.")]).await;
    assert!(late.is_err(), "nothing is saved where nobody will look");
    desk.leave().await;
    drop(desk);
    assert!(synced.join("newsroom.db").is_file(), "the old place stays as it is");
    let host = Arc::new(Chooses { folder: place.path("usb"), safe: place.path("x") });
    let desk = Desk::open(&safe, host).await.unwrap();
    assert_eq!(titles(&desk).await, before);
    let start = ask(&desk, "newsroom_open", json!({})).await;
    assert_eq!((&start["placement"], &start["recovered"]), (&json!("local"), &Value::Null));
    assert!(store::verify(&safe).unwrap().damage.is_empty(), "photos came along");
}

#[tokio::test]
async fn the_text_on_the_screen_is_written_elsewhere_and_can_be_read_again() {
    let place = Place::new();
    let desk = opened(&place).await;
    let new = ask(&desk, "article_new", json!({})).await;
    let text = support::body("Nước ngập phố Suối Hoa", "Chữ chưa lưu được vào đâu.");
    let copy = json!({ "id": new["id"], "fields": support::fields(), "body": text });
    let copied = ask(&desk, "article_copy_away", copy).await;
    let file = PathBuf::from(copied["place"].as_str().unwrap());
    assert_eq!(file, place.path("usb").join("nuoc-ngap-pho-suoi-hoa.docx"));
    let other = Place::new();
    let imported = other.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]).json();
    let id = imported["articles"][0]["id"].as_str().unwrap();
    let shown = other.tinphuong(["--json", "show", id]).stdout;
    assert!(shown.contains("Chữ chưa lưu được vào đâu."), "{shown}");
    let still = ask(&desk, "article_read", json!({ "id": new["id"] })).await;
    assert_eq!(still["sequence"], new["sequence"], "nothing of the newsroom changed");
}
