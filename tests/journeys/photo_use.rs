//! Photos in use: what happens to them when the worker, the drive, the camera or the newsroom does not do as it should.

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use desk::{
    Desk,
    contract::{PhotoAdd, PhotoRow, RefusalCode},
};
use serde_json::{Value, json};
use support::{Place, body, fields, files_under, jpeg, tinphuong};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

async fn add(desk: &Desk, article: &Value, name: &str, bytes: Vec<u8>) -> PhotoRow {
    let ask = PhotoAdd { article: article["id"].as_str().unwrap().to_owned(), name: name.into() };
    desk.add_photo(ask, bytes).await.unwrap()
}

/// `jpeg` with another segment right after its start.
fn with_segment(jpeg: &[u8], body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, body, &jpeg[2..]].concat()
}

/// `jpeg` whose header says that it was taken at `moment`, `2025:10:03 08:30:00`.
fn taken(jpeg: &[u8], moment: &str) -> Vec<u8> {
    let tiff = [
        &b"Exif\0\0II*\0\x08\0\0\0\x01\0\x32\x01\x02\0\x14\0\0\0\x1a\0\0\0\0\0\0\0"[..],
        moment.as_bytes(),
        &[0],
    ]
    .concat();
    with_segment(jpeg, &tiff)
}

/// Saves the article `id` with `photo` and its caption in the text, under `headline`.
async fn save(desk: &Desk, id: &Value, headline: &str, photo: &str, caption: &str) {
    let sequence = ask(desk, "article_read", json!({ "id": id })).await["sequence"].clone();
    let mut body = body(headline, "Nội dung.");
    let words = json!([{ "type": "caption", "content": [{ "type": "text", "text": caption }] }]);
    let figure = json!({ "type": "figure", "attrs": { "id": "b2", "photo": photo, "credit": "Ảnh: Hạ Vy", "alt": "" }, "content": words });
    body["content"].as_array_mut().unwrap().insert(3, figure);
    let save =
        json!({ "id": id, "sequence": sequence, "fields": fields(), "body": body, "caret": 0 });
    ask(desk, "article_save", save).await;
}

async fn found(desk: &Desk, words: &str, trashed: bool) -> Vec<Value> {
    let search = json!({ "words": words, "trashed": trashed, "limit": 50, "offset": 0 });
    ask(desk, "photo_search", search).await["photos"].as_array().unwrap().clone()
}

/// A desk whose photo workers write their numbers into a file.
struct Noting {
    numbers: PathBuf,
    script: &'static str,
}

impl desk::Host for Noting {
    fn export_folder(&self) -> PathBuf {
        std::env::temp_dir()
    }

    fn photo_worker(&self) -> std::io::Result<Command> {
        let mut command = Command::new("sh");
        command.arg("-c").arg(self.script).arg("sh");
        command.arg(&self.numbers).arg(tinphuong()).arg(desk::PHOTO_WORKER);
        Ok(command)
    }
}

/// The system may end a worker that waits for work, for want of memory say: no photo of the person's may pay for it.
#[cfg(unix)]
#[tokio::test]
async fn a_worker_that_was_ended_while_it_waited_costs_no_photo() {
    let place = Place::new();
    // In the second the program that was started outlives the one that works: it is found out while it is asked.
    let scripts = [
        r#"echo $$ >> "$1"; exec "$2" "$3""#,
        r#"exec 3<&0; "$2" "$3" <&3 & echo $! >> "$1"; exec 3<&- <&- >&-; wait; exec sleep 60"#,
    ];
    for script in scripts {
        let numbers = place.path(&format!("numbers of {}", script.len()));
        let host = Arc::new(Noting { numbers: numbers.clone(), script });
        let desk = Desk::open(&place.newsroom(), host).await.unwrap();
        let article = ask(&desk, "article_new", json!({})).await;
        add(&desk, &article, "một.jpg", jpeg(script.len() as u32, 600)).await;
        let started = std::fs::read_to_string(&numbers).unwrap();
        let mut kill = Command::new("kill");
        assert!(kill.arg("-9").args(started.split_whitespace()).status().unwrap().success());
        std::thread::sleep(std::time::Duration::from_millis(200));
        add(&desk, &article, "hai.jpg", jpeg(script.len() as u32, 601)).await;
    }
}

/// A picture made of a photo can be made again: where it cannot be kept, the photo is taken in, shown and changed all the
/// same.
#[tokio::test]
async fn a_picture_that_cannot_be_kept_costs_no_photo_and_no_change() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let bytes = jpeg(1280, 960);
    let id = store::photo_of(&bytes).to_string();
    let cache = place.newsroom().join("photos").join("cache");
    std::fs::create_dir_all(&cache).unwrap();
    std::fs::write(cache.join(&id[..2]), "no folder can be made here").unwrap();
    let row = add(&desk, &article, "một.jpg", bytes).await;
    assert_eq!(row.id, id);
    let listed = ask(&desk, "photo_list", json!({ "id": article["id"] })).await;
    assert_eq!(listed["photos"][0]["id"], json!(id), "it lies in the tray");
    assert!(!desk.photo_picture("web", &id).await.unwrap().bytes.is_empty(), "it is shown");
    let hide = json!([{ "region": { "left": 0.125, "top": 0.125, "width": 0.25, "height": 0.25 }, "cover": "solid" }]);
    let edits = json!({ "quarters": 0, "straighten": 0.0, "crop": null, "focal": null, "brightness": 0.0, "contrast": 0.0, "redactions": hide });
    let edited = ask(&desk, "photo_edit", json!({ "photo": id, "edits": edits })).await;
    assert_eq!((&edited["filled"], &edited["row"]["edits"]), (&json!(1), &edits));
    let shown = desk.photo_picture("web", &id).await.unwrap().bytes;
    let shown = image::load_from_memory(&shown).unwrap().into_rgb8();
    assert!(shown.get_pixel(320, 240).0.iter().all(|v| *v < 30), "with the change");
}

fn original_of(place: &Place, id: &str) -> PathBuf {
    let originals = files_under(&place.newsroom().join("photos").join("originals"));
    originals.into_iter().find(|file| file.file_stem().is_some_and(|name| name == id)).unwrap()
}

/// «Hãy thêm lại ảnh»: the same photo, added again, takes the place of one that the drive has damaged.
#[tokio::test]
async fn a_damaged_original_is_mended_by_the_same_photo() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let bytes = jpeg(1280, 960);
    let row = add(&desk, &article, "một.jpg", bytes.clone()).await;
    let original = original_of(&place, &row.id);
    let mut bent = bytes.clone();
    bent[5000] ^= 0x40;
    std::fs::write(&original, &bent).unwrap();
    assert!(desk.photo_picture("plain", &row.id).await.is_err(), "it is noticed");
    add(&desk, &article, "một.jpg", bytes.clone()).await;
    assert!(desk.photo_picture("plain", &row.id).await.is_ok(), "it is whole again");
    assert!(std::fs::read(&original).unwrap() == bytes);
}

#[tokio::test]
async fn long_words_are_kept_whole_or_refused_never_cut() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let row = add(&desk, &article, "một.jpg", jpeg(800, 600)).await;
    let words = |caption: &str| json!({ "photo": row.id, "caption": caption, "credit": "", "alt": "", "people": "" });
    let long = "Bà con tổ dân phố ".repeat(300);
    let kept = ask(&desk, "photo_words", words(&long)).await;
    assert_eq!(kept["caption"].as_str().unwrap(), long.trim());
    let refused = desk.answer("photo_words", words(&"ảnh ".repeat(10_000))).await.unwrap_err();
    assert_eq!(refused.code, RefusalCode::BadAsk);
    let after = ask(&desk, "photo_list", json!({ "id": article["id"] })).await;
    assert_eq!(after["photos"][0]["caption"].as_str().unwrap(), long.trim(), "as it was");
}

/// Words that come with a file are one line each: a caption has no paragraphs.
#[tokio::test]
async fn words_that_come_in_many_lines_become_one() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let long = "rất dài ".repeat(3_000);
    let packet = format!(
        "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:RDF><rdf:Description><dc:description><rdf:Alt><rdf:li>Bà con\r\n\
         tổ 5\tnhận&#x0B;quà\u{202E}\u{8}</rdf:li></rdf:Alt></dc:description><photoshop:Credit>{long}</photoshop:Credit>\
         <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Lê\nThị Mơ</rdf:li><rdf:li>Trần Văn Đạt</rdf:li></rdf:Bag>\
         </Iptc4xmpExt:PersonInImage></rdf:Description></rdf:RDF></x:xmpmeta>"
    );
    let row =
        add(&desk, &article, "một.jpg", with_segment(&jpeg(800, 600), packet.as_bytes())).await;
    assert_eq!(row.caption, "Bà con tổ 5 nhận quà");
    assert_eq!(row.people, "Lê Thị Mơ, Trần Văn Đạt");
    let words = json!({ "photo": row.id, "caption": "Bà con", "credit": row.credit, "alt": "", "people": "" });
    assert_eq!(
        ask(&desk, "photo_words", words).await["caption"],
        "Bà con",
        "what came can be kept with a change"
    );
}

/// Photo desks of old wrote IPTC in the letters of their fonts, TCVN3 say. What is Unicode beside it goes first.
#[tokio::test]
async fn words_in_old_letters_come_as_unicode() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let with = |sets: &[(u8, &[u8])], photo: &[u8]| {
        let record =
            |(set, text): &(u8, &[u8])| [&[0x1C, 2, *set, 0, text.len() as u8][..], *text].concat();
        let body: Vec<u8> = sets.iter().flat_map(record).collect();
        let length = (body.len() as u32).to_be_bytes();
        let resources = [b"Photoshop 3.0\08BIM\x04\x04\0\0", &length[..], &body].concat();
        let segment = (resources.len() as u16 + 2).to_be_bytes();
        [&photo[..2], &[0xFF, 0xED], &segment, &resources, &photo[2..]].concat()
    };
    // «Đảng bộ phường Thanh Xuân nhận quà», «Ảnh: Lê Thị Mơ».
    let caption = b"\xA7\xB6ng b\xE9 ph\xAD\xEAng Thanh Xu\xA9n nh\xCBn qu\xB5";
    let credit = b"\xB6nh: L\xAA Th\xDE M\xAC";
    let old = with(&[(120, caption), (110, credit)], &jpeg(800, 600));
    let row = add(&desk, &article, "một.jpg", old.clone()).await;
    assert_eq!(row.caption, "Đảng bộ phường Thanh Xuân nhận quà");
    assert_eq!(row.credit.to_lowercase(), "ảnh: lê thị mơ");
    let packet = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:RDF><rdf:Description><dc:description><rdf:Alt><rdf:li>\
                  Trao quà</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>";
    let both = add(&desk, &article, "hai.jpg", with_segment(&old, packet.as_bytes())).await;
    assert_eq!(both.caption, "Trao quà");
    let packet = packet.replace("Trao quà", "Đảng bộ trao quà");
    let rights = b"B\xB6n quy\xD2n thu\xE9c \xA7\xB6ng b\xE9 ph\xAD\xEAng Thanh Xu\xA9n";
    let old = with(&[(120, caption), (110, credit), (116, rights)], &jpeg(802, 600));
    let mixed = add(&desk, &article, "tư.jpg", with_segment(&old, packet.as_bytes())).await;
    assert_eq!(mixed.caption, "Đảng bộ trao quà");
    assert_eq!(
        mixed.credit.to_lowercase(),
        "ảnh: lê thị mơ",
        "Unicode beside it hides no old letters"
    );
    let french = with(&[(120, b"\xC9cole fran\xE7aise de Hano\xEF, \xE9t\xE9")], &jpeg(801, 600));
    let row = add(&desk, &article, "ba.jpg", french).await;
    assert_eq!(row.caption, "École française de Hanoï, été", "what reads as it stands stays");
}

#[tokio::test]
async fn words_given_in_the_library_outlive_saves_that_do_not_touch_them() {
    let place = Place::new();
    let desk = place.desk().await;
    let id = ask(&desk, "article_new", json!({})).await["id"].clone();
    let article = json!({ "id": id });
    let row = add(&desk, &article, "một.jpg", jpeg(800, 600)).await;
    save(&desk, &id, "Tít", &row.id, "Bà con nhận quà").await;
    let caption = async || {
        found(&desk, "", false).await.into_iter().find(|one| one["id"] == json!(row.id)).unwrap()["caption"].clone()
    };
    assert_eq!(caption().await, "Bà con nhận quà");
    let words = json!({ "photo": row.id, "caption": "Bà con tổ 5 nhận quà Tết", "credit": "Ảnh: Lan Chi", "alt": "", "people": "" });
    ask(&desk, "photo_words", words).await;
    save(&desk, &id, "Tít khác", &row.id, "Bà con nhận quà").await;
    assert_eq!(caption().await, "Bà con tổ 5 nhận quà Tết", "the text did not change its caption");
    save(&desk, &id, "Tít khác", &row.id, "Bà con tổ 6 nhận quà").await;
    assert_eq!(
        caption().await,
        "Bà con tổ 6 nhận quà",
        "a caption written in the text goes to the library"
    );
}

#[tokio::test]
async fn a_photo_leaves_the_trash_with_the_article_that_shows_it() {
    let place = Place::new();
    let desk = place.desk().await;
    let id = ask(&desk, "article_new", json!({})).await["id"].clone();
    let article = json!({ "id": id });
    let row = add(&desk, &article, "một.jpg", jpeg(800, 600)).await;
    save(&desk, &id, "Tít", &row.id, "Chú thích").await;
    ask(&desk, "article_trash", json!({ "id": id })).await;
    ask(&desk, "photo_trash", json!({ "photo": row.id })).await;
    assert_eq!(found(&desk, "", true).await.len(), 1);
    ask(&desk, "article_untrash", json!({ "id": id })).await;
    assert_eq!(found(&desk, "", true).await.len(), 0, "its article shows it again");
    // The same when a text shows it again that did not for a while.
    let other = ask(&desk, "article_new", json!({})).await["id"].clone();
    ask(&desk, "article_trash", json!({ "id": id })).await;
    ask(&desk, "photo_trash", json!({ "photo": row.id })).await;
    save(&desk, &other, "Bài khác", &row.id, "Chú thích").await;
    assert_eq!(found(&desk, "", true).await.len(), 0, "another text shows it");
}

/// A camera with a wrong clock must not stand before all others for the next seventy years.
#[tokio::test]
async fn a_photo_from_the_future_stands_where_it_came() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let absurd =
        add(&desk, &article, "2099.jpg", taken(&jpeg(800, 600), "2099:01:01 00:00:00")).await;
    assert_eq!(absurd.captured.as_deref(), Some("2099-01-01T00:00:00"));
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    let undated = add(&desk, &article, "sau.jpg", jpeg(801, 600)).await;
    add(&desk, &article, "cũ.jpg", taken(&jpeg(802, 600), "2001:01:01 00:00:00")).await;
    let rows = found(&desk, "", false).await;
    let names: Vec<_> = rows
        .iter()
        .filter_map(|row| row["name"].as_str())
        .filter(|name| ["2099.jpg", "sau.jpg", "cũ.jpg"].contains(name))
        .collect();
    assert_eq!(names, ["sau.jpg", "2099.jpg", "cũ.jpg"], "{}", undated.id);
}

/// `photo` on the command line says what it noticed: a file that was cut off looks like any other when it was made smaller.
#[test]
fn a_cut_file_is_told_on_the_command_line() {
    let place = Place::new();
    let whole = jpeg(2000, 1500);
    let cut = place.file("chép dở.jpg", &whole[..whole.len() / 2]);
    let sound = place.file("đủ.jpg", &whole);
    let photo = |file: &Path| {
        let out = place.path("out");
        place.tinphuong([
            "photo".as_ref(),
            file.as_os_str(),
            "--preset".as_ref(),
            "web".as_ref(),
            "-o".as_ref(),
            out.as_os_str(),
        ])
    };
    let made = photo(&cut);
    assert_eq!(made.code, 1, "{}", made.stdout);
    assert!(
        made.stderr.contains("chép dở.jpg") && made.stderr.contains("thiếu phần cuối"),
        "{}",
        made.stderr
    );
    let made = photo(&sound);
    assert_eq!((made.code, made.stderr.as_str()), (0, ""));
}
