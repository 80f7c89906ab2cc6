//! The alarm for a photo that is cut out of one used before: at once, in whichever order they come, after a start of a
//! newsroom from before it was there, with photos of the trash and those that leave the library.

use desk::{Desk, contract::PhotoRow};
use image::{Rgb, RgbImage, imageops};
use serde_json::json;
use support::Place;

use crate::photo_library::{add, ask, encoded, new, put_into_text};

/// Walls, people and banners as rectangles of many sizes, other ones for each `seed`.
fn place_of(seed: u32) -> RgbImage {
    let mut turn = seed.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let mut next = |below: u32| {
        turn = turn.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (turn >> 8) % below
    };
    let mut picture = RgbImage::from_fn(960, 720, |x, y| Rgb([(60 + x / 12 + y / 9) as u8; 3]));
    for n in 0..70 {
        let most = 380 - n * 4;
        let (left, top) = (next(960), next(720));
        let (wide, high) = (18 + next(most), 18 + next(most));
        let grey = next(256) as u8;
        for y in top..(top + high).min(720) {
            for x in left..(left + wide).min(960) {
                picture.put_pixel(x, y, Rgb([grey, grey, 255 - grey / 2]));
            }
        }
    }
    picture
}

fn corner(whole: &RgbImage) -> RgbImage {
    imageops::crop_imm(whole, 192, 0, 768, 576).to_image()
}

async fn listed(desk: &Desk, article: &serde_json::Value, photo: &str) -> serde_json::Value {
    let listed = ask(desk, "photo_list", json!({ "id": article["id"] })).await;
    let rows = listed["photos"].as_array().unwrap().clone();
    rows.into_iter().find(|row| row["id"] == photo).expect("it lies in the tray")["alike"].clone()
}

fn is_part_of(row: &PhotoRow, other: &PhotoRow) -> bool {
    row.alike.as_ref().is_some_and(|alike| alike.part && !alike.same && alike.photo == other.id)
}

#[tokio::test]
async fn a_cut_of_a_photo_used_before_is_told() {
    let place = Place::new();
    let desk = place.desk().await;
    let (first, second) = (new(&desk).await, new(&desk).await);
    let old = add(&desk, &first, "hội nghị.jpg", encoded(&place_of(1), 92)).await;
    put_into_text(&desk, &first, &old.id, "Quang cảnh hội nghị").await;
    let part = add(&desk, &second, "từ Zalo.jpg", encoded(&corner(&place_of(1)), 60)).await;
    assert!(is_part_of(&part, &old), "{:?}", part.alike);
    assert!(part.warnings.contains(&"used_before".to_owned()), "{:?}", part.warnings);
    assert!(part.alike.is_some_and(|alike| alike.in_text && alike.headline == "Hội nghị ủy ban"));
    let other = add(&desk, &second, "khác.jpg", encoded(&place_of(2), 92)).await;
    assert!(other.alike.is_none(), "another place is no part");
    drop(desk);
    let desk = place.desk().await;
    assert_eq!(listed(&desk, &second, &part.id).await["part"], true, "after a new start, too");
}

#[tokio::test]
async fn the_whole_is_told_of_when_its_cut_came_first() {
    let place = Place::new();
    let desk = place.desk().await;
    let (first, second) = (new(&desk).await, new(&desk).await);
    let part = add(&desk, &first, "cắt.jpg", encoded(&corner(&place_of(3)), 80)).await;
    put_into_text(&desk, &first, &part.id, "Quang cảnh").await;
    let whole = add(&desk, &second, "gốc.jpg", encoded(&place_of(3), 92)).await;
    assert!(is_part_of(&whole, &part), "{:?}", whole.alike);
}

#[tokio::test]
async fn parts_of_photos_from_before_are_found_by_the_upkeep() {
    let place = Place::new();
    let desk = place.desk().await;
    let (first, second) = (new(&desk).await, new(&desk).await);
    let old = add(&desk, &first, "cũ.jpg", encoded(&place_of(4), 92)).await;
    put_into_text(&desk, &first, &old.id, "Quang cảnh").await;
    let part = add(&desk, &second, "cắt.jpg", encoded(&corner(&place_of(4)), 80)).await;
    while desk.study_older_photos(9).await.unwrap() > 0 {}
    drop(desk);
    let database = rusqlite::Connection::open(place.newsroom().join("newsroom.db")).unwrap();
    database.execute("DELETE FROM photo_part", []).unwrap();
    for table in ["photo_outline", "photo_detail"] {
        let gone = format!("DELETE FROM {table} WHERE photo IN (?1, ?2)");
        assert_eq!(database.execute(&gone, [&old.id, &part.id]).unwrap(), 2);
    }
    drop(database);
    let desk = place.desk().await;
    assert!(listed(&desk, &second, &part.id).await.is_null(), "nothing is known yet");
    assert_eq!(desk.study_older_photos(1).await.unwrap(), 1, "a few at a time");
    assert!(listed(&desk, &second, &part.id).await.is_null(), "one of the two is not enough");
    drop(desk);
    let desk = place.desk().await;
    assert_eq!(desk.study_older_photos(9).await.unwrap(), 1, "a new start goes on where it was");
    assert_eq!(desk.study_older_photos(9).await.unwrap(), 0, "and ends");
    assert_eq!(listed(&desk, &second, &part.id).await["photo"], old.id.as_str());
}

/// As in a newsroom from before the alarm was there.
fn forget_what_photos_look_like(place: &Place) {
    let database = rusqlite::Connection::open(place.newsroom().join("newsroom.db")).unwrap();
    let gone =
        "UPDATE photo SET likeness = NULL; DELETE FROM photo_outline; DELETE FROM photo_detail";
    database.execute_batch(gone).unwrap();
}

fn lose(place: &Place, photo: &str, folder: &str) {
    let files = support::files_under(&place.newsroom().join("photos").join(folder));
    let of_photo = |file: &&std::path::PathBuf| file.to_string_lossy().contains(photo);
    let lost: Vec<_> = files.iter().filter(of_photo).collect();
    assert!(!lost.is_empty(), "{photo} lies in {folder}");
    for file in lost {
        std::fs::remove_file(file).unwrap();
    }
}

#[tokio::test]
async fn the_upkeep_passes_over_what_it_cannot_open() {
    let place = Place::new();
    let desk = place.desk().await;
    let (first, second) = (new(&desk).await, new(&desk).await);
    let old = add(&desk, &first, "cũ.jpg", encoded(&place_of(7), 92)).await;
    let small = add(&desk, &first, "mất bản gốc.jpg", encoded(&place_of(8), 92)).await;
    let changed = add(&desk, &first, "đã cắt.jpg", encoded(&place_of(9), 92)).await;
    let crop = json!({ "left": 0.5, "top": 0.5, "width": 0.5, "height": 0.5 });
    let edits = json!({ "quarters": 0, "straighten": 0.0, "crop": crop, "focal": null, "brightness": 0.0, "contrast": 0.0, "redactions": [] });
    ask(&desk, "photo_edit", json!({ "photo": changed.id, "edits": edits })).await;
    let lost = add(&desk, &first, "mất.jpg", encoded(&place_of(10), 92)).await;
    drop(desk);
    forget_what_photos_look_like(&place);
    lose(&place, &lost.id, "originals");
    lose(&place, &lost.id, "cache");
    lose(&place, &small.id, "originals");
    let desk = place.desk().await;
    let known = desk.study_older_photos(1).await.unwrap();
    assert_eq!(known, 1, "the newest is lost, and hinders none");
    while desk.study_older_photos(9).await.unwrap() > 0 {}
    for (seed, known) in [(7, &old), (8, &small), (9, &changed)] {
        let name = format!("cắt {seed}.jpg");
        let part = add(&desk, &second, &name, encoded(&corner(&place_of(seed)), 80)).await;
        assert!(is_part_of(&part, known), "{seed}: {:?}", part.alike);
    }
}

#[tokio::test]
async fn what_the_upkeep_cannot_open_is_tried_once_in_a_run() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = new(&desk).await;
    let old = add(&desk, &article, "cũ.jpg", encoded(&place_of(7), 92)).await;
    drop(desk);
    forget_what_photos_look_like(&place);
    lose(&place, &old.id, "cache");
    let originals = support::files_under(&place.newsroom().join("photos").join("originals"));
    let original = originals.iter().find(|file| file.to_string_lossy().contains(&old.id)).unwrap();
    let aside = place.path("aside.jpg");
    std::fs::rename(original, &aside).unwrap();
    let desk = place.desk().await;
    while desk.study_older_photos(9).await.unwrap() > 0 {}
    std::fs::rename(&aside, original).unwrap();
    assert_eq!(desk.study_older_photos(9).await.unwrap(), 0, "it was passed over");
    drop(desk);
    let desk = place.desk().await;
    assert_eq!(desk.study_older_photos(9).await.unwrap(), 1, "the next run tries it again");
}

#[tokio::test]
async fn a_photo_of_the_trash_is_told_of_again_when_it_comes_back() {
    let place = Place::new();
    let desk = place.desk().await;
    let (first, second) = (new(&desk).await, new(&desk).await);
    let old = add(&desk, &first, "cũ.jpg", encoded(&place_of(5), 92)).await;
    let part = add(&desk, &second, "cắt.jpg", encoded(&corner(&place_of(5)), 80)).await;
    assert!(is_part_of(&part, &old), "{:?}", part.alike);
    let taken = json!({ "article": first["id"], "photo": old.id });
    ask(&desk, "photo_remove", taken.clone()).await;
    ask(&desk, "photo_trash", json!({ "photo": old.id })).await;
    assert!(listed(&desk, &second, &part.id).await.is_null(), "it lies in the trash");
    ask(&desk, "photo_return", taken).await;
    assert_eq!(listed(&desk, &second, &part.id).await["photo"], old.id.as_str());
    drop(desk);
    let database = rusqlite::Connection::open(place.newsroom().join("newsroom.db")).unwrap();
    database.pragma_update(None, "foreign_keys", true).unwrap();
    let gone = "DELETE FROM article_photo WHERE photo = ?1";
    database.execute(gone, [&old.id]).unwrap();
    database.execute("DELETE FROM photo WHERE id = ?1", [&old.id]).unwrap();
    for table in ["photo_outline", "photo_detail", "photo_part"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let left: u32 = database.query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(left, u32::from(table != "photo_part"), "{table} goes with its photo");
    }
}
