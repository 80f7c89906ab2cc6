//! The library over all photos: changes that leave the original alone, hidden places that are gone everywhere, photos
//! known again, search by words, uses, trash, a look at once.

use desk::{
    Desk,
    contract::{PhotoAdd, PhotoRow, RefusalCode},
};
use serde_json::{Value, json};
use support::{Place, body, fields, files_under, holds};

pub(crate) async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

async fn refused(desk: &Desk, name: &str, ask: Value) -> RefusalCode {
    desk.answer(name, ask).await.expect_err(name).code
}

/// A picture with a scene that depends on `seed`, and a red square at its upper left.
fn scene(width: u32, height: u32, seed: u32) -> image::RgbImage {
    image::RgbImage::from_fn(width, height, |x, y| {
        let (fx, fy) = (x * 640 / width, y * 480 / height);
        if (40..200).contains(&fx) && (40..160).contains(&fy) {
            return image::Rgb([230, 10, 10]);
        }
        let wave = ((fx * (3 + seed) / 7) ^ (fy * (5 + seed) / 11)) * (seed + 1);
        image::Rgb([20, (((fx * (seed + 1)) ^ (fy * 3)) / 5 % 256) as u8, (wave % 256) as u8])
    })
}

pub(crate) fn encoded(picture: &image::RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

fn decoded(jpeg: &[u8]) -> image::RgbImage {
    image::load_from_memory(jpeg).unwrap().into_rgb8()
}

/// Whether anything of the red square is left.
fn shows_red(jpeg: &[u8]) -> bool {
    decoded(jpeg).pixels().any(|p| p.0[0] > 120 && p.0[1] < 90 && p.0[2] < 90)
}

pub(crate) async fn add(desk: &Desk, article: &Value, name: &str, bytes: Vec<u8>) -> PhotoRow {
    let ask = PhotoAdd { article: article["id"].as_str().unwrap().to_owned(), name: name.into() };
    desk.add_photo(ask, bytes).await.unwrap()
}

pub(crate) async fn new(desk: &Desk) -> Value {
    ask(desk, "article_new", json!({})).await
}

/// Saves `article` with `photo` and its caption in the text.
pub(crate) async fn put_into_text(desk: &Desk, article: &Value, photo: &str, caption: &str) {
    let mut body = body("Hội nghị ủy ban", "Nội dung.");
    let words = json!([{ "type": "caption", "content": [{ "type": "text", "text": caption }] }]);
    let figure = json!({ "type": "figure", "attrs": { "id": "b2", "photo": photo, "credit": "Ảnh: Hạ Vy", "alt": "" }, "content": words });
    body["content"].as_array_mut().unwrap().insert(3, figure);
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": body, "caret": 0 });
    ask(desk, "article_save", save).await;
}

fn edits(change: Value) -> Value {
    let mut edits = json!({ "quarters": 0, "straighten": 0.0, "crop": null, "focal": null, "brightness": 0.0, "contrast": 0.0, "redactions": [] });
    for (name, value) in change.as_object().unwrap() {
        edits[name] = value.clone();
    }
    edits
}

/// The pictures of a web package of the article: the photo, and the shapes of the lead photo.
async fn export_pictures(desk: &Desk, article: &Value) -> Vec<Vec<u8>> {
    let export = json!({ "id": article["id"], "formats": ["folder"] });
    let exported = ask(desk, "export_run", export).await;
    let written = files_under(std::path::Path::new(exported["folder"].as_str().unwrap()));
    let pictures = written.iter().filter(|f| f.extension().is_some_and(|e| e == "jpg"));
    let pictures: Vec<_> = pictures.map(|f| std::fs::read(f).unwrap()).collect();
    assert!(!pictures.is_empty());
    pictures
}

/// No file of the newsroom but the original, and those that bear another photo's name (the sample has one), holds a
/// picture with anything of the red square.
fn assert_none_shows_red(place: &Place, photo: &str, original: &[u8], when: &str) {
    let mut looked_at = 0;
    for file in files_under(&place.newsroom()) {
        let name = file.file_name().unwrap().to_string_lossy();
        let named = name.get(..64).filter(|id| id.bytes().all(|b| b.is_ascii_hexdigit()));
        if named.is_some_and(|id| id != photo) {
            continue;
        }
        let bytes = std::fs::read(&file).unwrap();
        if bytes.starts_with(&[0xFF, 0xD8]) && bytes != original {
            assert!(!shows_red(&bytes), "{when}: {} shows it", file.display());
            looked_at += 1;
        }
    }
    assert!(looked_at >= 3, "{when}: {looked_at} pictures");
}

fn over_the_square(cover: &str) -> Value {
    json!([{ "region": { "left": 0.05, "top": 0.07, "width": 0.28, "height": 0.28 }, "cover": cover }])
}

#[tokio::test]
async fn what_is_hidden_is_gone_from_every_picture_and_export() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = new(&desk).await;
    let original = encoded(&scene(1280, 960, 1), 90);
    let row = add(&desk, &article, "một.jpg", original.clone()).await;
    put_into_text(&desk, &article, &row.id, "Người dân nhận hồ sơ").await;
    assert!(shows_red(&desk.photo_picture("web", &row.id).await.unwrap().bytes));
    let shown = export_pictures(&desk, &article).await;
    assert!(shown.iter().all(|jpeg| shows_red(jpeg)), "nothing is hidden yet");
    let begun = place.newsroom().join("photos/cache").join(&row.id[..2]).join(".new-abc");
    std::fs::write(&begun, &shown[0]).unwrap();
    let hide = json!({ "photo": row.id, "edits": edits(json!({ "redactions": over_the_square("solid") })) });
    let edited = ask(&desk, "photo_edit", hide).await;
    assert_eq!(
        (&edited["filled"], &edited["squared"], &edited["deleted"]),
        (&json!(1), &json!(0), &json!(3 + shown.len())),
        "the three sizes and what the export kept"
    );
    for size in ["web", "card", "thumb"] {
        assert!(!shows_red(&desk.photo_picture(size, &row.id).await.unwrap().bytes), "{size}");
    }
    assert_none_shows_red(&place, &row.id, &original, "hidden");
    for jpeg in export_pictures(&desk, &article).await {
        assert!(!shows_red(&jpeg), "an export shows what is hidden");
    }
    assert_none_shows_red(&place, &row.id, &original, "hidden, and exported");
    add(&desk, &article, "một lần nữa.jpg", original.clone()).await;
    assert!(!shows_red(&desk.photo_picture("web", &row.id).await.unwrap().bytes), "taken in again");
    let plain = desk.photo_picture("plain", &row.id).await.unwrap();
    assert!(shows_red(&plain.bytes) && !plain.lasting, "the desk still has the original");
    let back = ask(&desk, "photo_edit", json!({ "photo": row.id, "edits": null })).await;
    assert_eq!((&back["row"]["edits"], &back["row"]["edition"]), (&Value::Null, &json!(2)));
    assert!(shows_red(&desk.photo_picture("web", &row.id).await.unwrap().bytes), "về ảnh gốc");
    let kept =
        files_under(&place.newsroom()).into_iter().any(|f| std::fs::read(f).unwrap() == original);
    assert!(kept, "the original is untouched");
}

/// Files that left the newsroom cannot be called back: a person is told which of them show what is hidden now.
#[tokio::test]
async fn what_left_before_a_place_was_hidden_is_named() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = new(&desk).await;
    let row = add(&desk, &article, "một.jpg", encoded(&scene(640, 480, 1), 90)).await;
    put_into_text(&desk, &article, &row.id, "Người dân nhận hồ sơ").await;
    export_pictures(&desk, &article).await;
    let id = article["id"].as_str().unwrap();
    ask(&desk, "portal_photos", json!({ "id": id })).await;
    assert!(desk.portal_file(id, 1).is_some());
    let edit = async |change: Value| {
        ask(&desk, "photo_edit", json!({ "photo": row.id, "edits": edits(change) })).await
    };
    let told = edit(json!({ "redactions": over_the_square("mosaic") })).await["exports"].clone();
    let (headline, count) = (&told[0]["headline"], &told[0]["count"]);
    assert_eq!((headline, count), (&json!("Hội nghị ủy ban"), &json!(2)), "{told}");
    assert_eq!(desk.portal_file(id, 1), None, "files with the place are given out no more");
    let lighter = json!({ "redactions": over_the_square("mosaic"), "brightness": 0.2 });
    assert_eq!(edit(lighter).await["exports"], json!([]), "nothing more is hidden");
    let filled = edit(json!({ "redactions": over_the_square("solid") })).await;
    assert_eq!(filled["exports"], told, "squares show more than one colour");
    assert_eq!(edit(json!({})).await["exports"], json!([]));
}

#[tokio::test]
async fn a_photo_that_waits_in_another_tray_was_not_used() {
    let place = Place::new();
    let desk = place.desk().await;
    let (first, second) = (new(&desk).await, new(&desk).await);
    let photo = encoded(&scene(1600, 1200, 2), 92);
    add(&desk, &first, "một.jpg", photo.clone()).await;
    let again = add(&desk, &second, "hai.jpg", photo.clone()).await;
    let alike = again.alike.expect("it lies in a tray");
    assert!(alike.same && alike.article.is_some() && !alike.in_text, "{alike:?}");
    assert!(!again.warnings.contains(&"used_before".to_owned()), "{:?}", again.warnings);
    put_into_text(&desk, &first, &again.id, "Quang cảnh").await;
    let again = add(&desk, &second, "ba.jpg", photo).await;
    assert!(again.alike.is_some_and(|alike| alike.in_text));
    assert!(again.warnings.contains(&"used_before".to_owned()));
}

#[tokio::test]
async fn a_change_survives_a_lost_cache_and_drives_every_ratio() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = new(&desk).await;
    let row = add(&desk, &article, "một.jpg", encoded(&scene(1280, 960, 1), 90)).await;
    put_into_text(&desk, &article, &row.id, "Chú thích").await;
    let half = json!({ "crop": { "left": 0.0, "top": 0.0, "width": 0.5, "height": 0.5 }, "focal": { "x": 0.1, "y": 0.1 } });
    let edited = ask(&desk, "photo_edit", json!({ "photo": row.id, "edits": edits(half) })).await;
    assert_eq!(
        (&edited["row"]["webWidth"], &edited["row"]["webHeight"]),
        (&json!(640), &json!(480))
    );
    let before = desk.photo_picture("web", &row.id).await.unwrap().bytes;
    let cache = |place: &Place| {
        files_under(&place.newsroom()).into_iter().filter(|f| std::fs::read(f).unwrap() == before)
    };
    assert!(cache(&place).count() >= 1);
    cache(&place).for_each(|file| std::fs::remove_file(file).unwrap());
    assert_eq!(
        desk.photo_picture("web", &row.id).await.unwrap().bytes,
        before,
        "made anew, cut alike"
    );
    let export = json!({ "id": article["id"], "formats": ["folder"] });
    let exported = ask(&desk, "export_run", export).await;
    let written = files_under(std::path::Path::new(exported["folder"].as_str().unwrap()));
    let sizes: Vec<_> = written
        .iter()
        .filter(|f| f.extension().is_some_and(|e| e == "jpg"))
        .map(|f| decoded(&std::fs::read(f).unwrap()).dimensions())
        .collect();
    assert!(sizes.contains(&(640, 480)), "{sizes:?}");
    let preview = json!({ "id": article["id"], "fields": fields(), "body": ask(&desk, "article_read", json!({ "id": article["id"] })).await["body"] });
    let page = ask(&desk, "article_preview", preview).await;
    assert!(page["html"].as_str().unwrap().contains("640"), "the page knows the cut size");
}

/// Photos of a newsroom from before the alarm was there have no likeness: the upkeep looks at them.
#[tokio::test]
async fn the_alarm_learns_photos_from_before_it_was_there() {
    let place = Place::new();
    let desk = place.desk().await;
    let (first, second) = (new(&desk).await, new(&desk).await);
    let old = add(&desk, &first, "năm ngoái.jpg", encoded(&scene(1600, 1200, 2), 92)).await;
    put_into_text(&desk, &first, &old.id, "Quang cảnh hội nghị").await;
    drop(desk);
    let database = rusqlite::Connection::open(place.newsroom().join("newsroom.db")).unwrap();
    let gone =
        "UPDATE photo SET likeness = NULL; DELETE FROM photo_outline; DELETE FROM photo_detail";
    database.execute_batch(gone).unwrap();
    drop(database);
    let desk = place.desk().await;
    let copy = |quality| encoded(&scene(1600, 1200, 2), quality);
    let unknown = add(&desk, &second, "lần một.jpg", copy(70)).await;
    assert!(unknown.alike.is_none(), "nothing is known of the old photo");
    assert!(desk.study_older_photos(1).await.unwrap() == 1, "a few at a time");
    while desk.study_older_photos(2).await.unwrap() > 0 {}
    let again = add(&desk, &second, "lần hai.jpg", copy(75)).await;
    assert_eq!(again.alike.expect("known now").photo, old.id);
}

#[tokio::test]
async fn a_photo_used_before_is_known_again() {
    let place = Place::new();
    let desk = place.desk().await;
    let (first, second) = (new(&desk).await, new(&desk).await);
    let old = add(&desk, &first, "hôm trước.jpg", encoded(&scene(1600, 1200, 2), 92)).await;
    put_into_text(&desk, &first, &old.id, "Quang cảnh hội nghị").await;
    let smaller = image::imageops::resize(
        &scene(1600, 1200, 2),
        900,
        675,
        image::imageops::FilterType::Triangle,
    );
    let again = add(&desk, &second, "từ Zalo.jpg", encoded(&smaller, 70)).await;
    let alike = again.alike.expect("a smaller copy is known");
    assert_eq!(
        (alike.photo.as_str(), alike.same, alike.headline.as_str()),
        (old.id.as_str(), false, "Hội nghị ủy ban")
    );
    let other = add(&desk, &second, "khác.jpg", encoded(&scene(1600, 1200, 5), 92)).await;
    assert!(other.alike.is_none(), "another scene is no copy");
    let listed = ask(&desk, "photo_list", json!({ "id": second["id"] })).await;
    let warned =
        listed["photos"].as_array().unwrap().iter().filter(|row| !row["alike"].is_null()).count();
    assert_eq!(warned, 1, "the alarm is still there when the tray is opened again");
}

#[tokio::test]
async fn a_printed_copy_is_told_before_the_photo_itself_that_waits() {
    let place = Place::new();
    let desk = place.desk().await;
    let (printed, waits, third) = (new(&desk).await, new(&desk).await, new(&desk).await);
    let old = add(&desk, &printed, "gốc.jpg", encoded(&scene(640, 480, 3), 92)).await;
    put_into_text(&desk, &printed, &old.id, "Quang cảnh").await;
    let copy = encoded(&scene(500, 375, 3), 70);
    add(&desk, &waits, "từ Zalo.jpg", copy.clone()).await;
    let again = add(&desk, &third, "từ Zalo.jpg", copy).await;
    let alike = again.alike.expect("a copy was printed");
    assert_eq!((alike.photo.as_str(), alike.in_text), (old.id.as_str(), true), "{alike:?}");
    assert!(again.warnings.contains(&"used_before".to_owned()), "{:?}", again.warnings);
}

#[tokio::test]
async fn a_correction_uses_no_photo_twice() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let (article, other) = (new(&desk).await, new(&desk).await);
    let photo = encoded(&scene(640, 480, 4), 92);
    let row = add(&desk, &article, "ảnh.jpg", photo.clone()).await;
    put_into_text(&desk, &article, &row.id, "Quang cảnh").await;
    let mut correction = article;
    for _ in 0..2 {
        for to in ["submitted", "approved", "exported", "posted"] {
            let step = json!({ "id": correction["id"], "to": to, "note": "" });
            ask(&desk, "article_step", step).await;
        }
        let posted = json!({ "id": correction["id"], "note": "Đính chính: nay sửa lại." });
        correction = ask(&desk, "article_correct", posted).await;
        let listed = ask(&desk, "photo_list", json!({ "id": correction["id"] })).await;
        assert_eq!(listed["photos"][0]["alike"], Value::Null, "its own photo");
    }
    let again = add(&desk, &other, "ảnh.jpg", photo).await;
    assert!(again.alike.is_some_and(|alike| alike.in_text), "another article uses it again");
}

#[tokio::test]
async fn the_library_finds_photos_by_their_words() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = new(&desk).await;
    let row = add(&desk, &article, "IMG_2041.jpg", encoded(&scene(800, 600, 3), 90)).await;
    add(&desk, &article, "IMG_2042.jpg", encoded(&scene(800, 600, 4), 90)).await;
    put_into_text(&desk, &article, &row.id, "Chủ tịch phường phát biểu").await;
    let find = |words: &str, trashed: bool| json!({ "words": words, "trashed": trashed, "limit": 50, "offset": 0 });
    for words in ["", "chu tich phat bieu", "CHỦ TỊCH", "img_2041", "ha vy"] {
        let found = ask(&desk, "photo_search", find(words, false)).await;
        let ids: Vec<_> =
            found["photos"].as_array().unwrap().iter().map(|p| p["id"].clone()).collect();
        assert!(ids.contains(&json!(row.id)), "«{words}»");
    }
    let people = json!({ "photo": row.id, "caption": "Chủ tịch phường phát biểu", "credit": "", "alt": "", "people": "Lê Thị Mơ, Trần Văn Đạt" });
    ask(&desk, "photo_words", people).await;
    assert_eq!(ask(&desk, "photo_search", find("van dat", false)).await["total"], 1);
    assert_eq!(ask(&desk, "photo_search", find("không có ai", false)).await["total"], 0);
    let behind = json!({ "words": "van dat", "trashed": false, "limit": 5, "offset": 3 });
    assert_eq!(ask(&desk, "photo_search", behind).await["total"], 1, "behind the last row, too");
    let uses = ask(&desk, "photo_uses", json!({ "photo": row.id })).await;
    assert_eq!(
        (&uses["uses"][0]["headline"], &uses["uses"][0]["inText"]),
        (&json!("Hội nghị ủy ban"), &json!(true))
    );
    let of = json!({ "photo": row.id });
    assert_eq!(refused(&desk, "photo_trash", of.clone()).await, RefusalCode::PhotoInUse);
    ask(&desk, "article_trash", json!({ "id": article["id"] })).await;
    ask(&desk, "photo_trash", of.clone()).await;
    assert_eq!(ask(&desk, "photo_search", find("2041", true)).await["total"], 1);
    assert_eq!(ask(&desk, "photo_search", find("2041", false)).await["total"], 0);
    ask(&desk, "photo_untrash", of).await;
    assert_eq!(ask(&desk, "photo_search", find("2041", false)).await["total"], 1);
}

#[tokio::test]
async fn a_look_comes_from_the_first_bytes() {
    let place = Place::new();
    let desk = place.desk().await;
    let whole =
        with_preview(&encoded(&scene(2400, 1800, 3), 90), &encoded(&scene(320, 240, 3), 70));
    let look = desk.look_at_photo(whole[..60_000].to_vec(), false).await.unwrap();
    let shown = desk.photo_picture("look", &look.look).await.unwrap();
    assert_eq!(decoded(&shown.bytes).dimensions(), (320, 240));
    let bare = encoded(&scene(1200, 900, 3), 90);
    assert!(desk.look_at_photo(bare[..40_000].to_vec(), false).await.is_err(), "no preview inside");
    let look = desk.look_at_photo(bare, true).await.unwrap();
    assert_eq!((look.width, look.height), (320, 240));
    assert!(!holds(&shown.bytes, b"Exif"), "a look says nothing about the photo");
    assert!(desk.photo_picture("look", &"0".repeat(64)).await.is_err());
}

/// `jpeg` with an EXIF block that carries `preview`.
fn with_preview(jpeg: &[u8], preview: &[u8]) -> Vec<u8> {
    let entry = |tag: u16, value: u32| {
        [&tag.to_le_bytes()[..], &4_u16.to_le_bytes(), &1_u32.to_le_bytes(), &value.to_le_bytes()]
            .concat()
    };
    let mut tiff = b"II*\0\x08\0\0\0\0\0\x0e\0\0\0".to_vec();
    tiff.extend(3_u16.to_le_bytes());
    let at = 14 + 2 + 3 * 12 + 4;
    tiff.extend(
        [
            &0x0103_u16.to_le_bytes()[..],
            &3_u16.to_le_bytes(),
            &1_u32.to_le_bytes(),
            &6_u32.to_le_bytes(),
        ]
        .concat(),
    );
    tiff.extend(entry(0x0201, at));
    tiff.extend(entry(0x0202, preview.len() as u32));
    tiff.extend([0; 4]);
    tiff.extend(preview);
    let block = [&b"Exif\0\0"[..], &tiff].concat();
    let length = u16::try_from(block.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &block, &jpeg[2..]].concat()
}
