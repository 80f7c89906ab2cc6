//! Photos on their way out: what is hidden in that very moment is told and given out no more; what leaves is in Unicode.

use std::time::Duration;

use desk::{
    Desk,
    contract::{PhotoAdd, PhotoRow},
};
use serde_json::{Value, json};
use support::{Place, body, fields, files_under, holds, jpeg};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

async fn add(desk: &Desk, article: &Value, name: &str, bytes: Vec<u8>) -> PhotoRow {
    let ask = PhotoAdd { article: article["id"].as_str().unwrap().to_owned(), name: name.into() };
    desk.add_photo(ask, bytes).await.unwrap()
}

/// An article that shows so many photos, wholly red, each of another width.
async fn with_photos(desk: &Desk, many: u32) -> (Value, Vec<String>) {
    let article = ask(desk, "article_new", json!({})).await;
    let mut photos = Vec::new();
    for n in 0..many {
        let red = image::RgbImage::from_pixel(2_400 + n, 1_800, image::Rgb([230, 10, 10]));
        let mut bytes = Vec::new();
        let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
        red.write_with_encoder(encoder).unwrap();
        photos.push(add(desk, &article, &format!("{n}.jpg"), bytes).await.id);
    }
    let mut body = body("Hội nghị ủy ban", "Nội dung.");
    let blocks = body["content"].as_array_mut().unwrap();
    for (n, photo) in photos.iter().enumerate() {
        blocks.insert(3 + n, json!({ "type": "figure", "attrs": { "id": format!("f{n}"), "photo": photo, "credit": "Ảnh: Hạ Vy", "alt": "" }, "content": [{ "type": "caption", "content": [{ "type": "text", "text": "Bà con" }] }] }));
    }
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": body, "caret": 0 });
    ask(desk, "article_save", save).await;
    (article["id"].clone(), photos)
}

/// Hides all of a photo as soon as the export under way has the first photo's picture.
async fn hidden_meanwhile(desk: &Desk, photo: &str) -> Value {
    while ask(desk, "export_progress", json!({})).await["done"] == json!(0) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let place = json!({ "region": { "left": 0.0, "top": 0.0, "width": 1.0, "height": 1.0 }, "cover": "solid" });
    let edits = json!({ "quarters": 0, "straighten": 0.0, "crop": null, "focal": null, "brightness": 0.0, "contrast": 0.0, "redactions": [place] });
    ask(desk, "photo_edit", json!({ "photo": photo, "edits": edits })).await["exports"].clone()
}

fn shows_red(jpeg: &[u8]) -> bool {
    let picture = image::load_from_memory(jpeg).unwrap().into_rgb8();
    picture.pixels().any(|p| p.0[0] > 120 && p.0[1] < 90 && p.0[2] < 90)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_hidden_while_an_export_is_made_is_told_of_it() {
    let place = Place::new();
    let desk = place.desk().await;
    let (id, photos) = with_photos(&desk, 6).await;
    let exporting = {
        let (desk, id) = (desk.clone(), id.clone());
        tokio::spawn(async move {
            ask(&desk, "export_run", json!({ "id": id, "formats": ["folder"] })).await
        })
    };
    let told = hidden_meanwhile(&desk, &photos[0]).await;
    let exported = exporting.await.unwrap();
    let files = files_under(std::path::Path::new(exported["folder"].as_str().unwrap()));
    let shown = files.iter().filter(|file| {
        file.extension().is_some_and(|end| end == "jpg") && file.to_string_lossy().contains("01-")
    });
    assert!(
        shown.clone().count() > 0 && shown.clone().all(|f| shows_red(&std::fs::read(f).unwrap()))
    );
    assert_eq!(told[0]["headline"], json!("Hội nghị ủy ban"), "{told}");
    assert_eq!((told.as_array().unwrap().len(), &told[0]["count"]), (1, &json!(1)), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_hidden_while_portal_files_are_made_is_on_none_of_them() {
    let place = Place::new();
    let desk = place.desk().await;
    let (id, photos) = with_photos(&desk, 6).await;
    let laying = {
        let (desk, id) = (desk.clone(), id.clone());
        tokio::spawn(async move { ask(&desk, "portal_photos", json!({ "id": id })).await })
    };
    let told = hidden_meanwhile(&desk, &photos[0]).await;
    assert_eq!(told.as_array().unwrap().len(), 1, "somebody may have seen them: {told}");
    laying.await.unwrap();
    let given = |number| std::fs::read(desk.portal_file(id.as_str().unwrap(), number).unwrap());
    assert!(!shows_red(&given(1).unwrap()), "the file to be dragged shows what is hidden");
    assert!(shows_red(&given(2).unwrap()), "the others are as they were");
}

/// Rights written in TCVN3 would leave as «B¶n quyÒn»: they are read as the caption is.
#[tokio::test]
async fn rights_in_old_letters_leave_as_unicode() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    // «Đảng bộ phường Thanh Xuân nhận quà», «Bản quyền: phường Thanh Xuân», «Ảnh: Lê Thị Mơ».
    let sets: [(u8, &[u8]); 3] = [
        (120, b"\xA7\xB6ng b\xE9 ph\xAD\xEAng Thanh Xu\xA9n nh\xCBn qu\xB5"),
        (116, b"B\xB6n quy\xD2n: ph\xAD\xEAng Thanh Xu\xA9n"),
        (110, b"\xB6nh: L\xAA Th\xDE M\xAC"),
    ];
    let record =
        |(set, text): (u8, &[u8])| [&[0x1C, 2, set, 0, text.len() as u8][..], text].concat();
    let iptc: Vec<u8> = sets.into_iter().flat_map(record).collect();
    let length = (iptc.len() as u32).to_be_bytes();
    let resources = [b"Photoshop 3.0\08BIM\x04\x04\0\0", &length[..], &iptc].concat();
    let segment = (resources.len() as u16 + 2).to_be_bytes();
    let plain = jpeg(1_200, 900);
    let photo = [&plain[..2], &[0xFF, 0xED], &segment, &resources, &plain[2..]].concat();

    let made = place.path("ra");
    let file = place.file("cũ.jpg", &photo);
    let words: [&std::ffi::OsStr; 6] = [
        "photo".as_ref(),
        file.as_os_str(),
        "--preset".as_ref(),
        "web".as_ref(),
        "-o".as_ref(),
        made.as_os_str(),
    ];
    assert_eq!(support::run(std::process::Command::new(support::tinphuong()).args(words)).code, 0);
    let row = add(&desk, &article, "cũ.jpg", photo).await;
    let mut body = body("Trao quà", "Nội dung.");
    let figure = json!({ "type": "figure", "attrs": { "id": "f", "photo": row.id, "credit": row.credit, "alt": "" }, "content": [{ "type": "caption", "content": [{ "type": "text", "text": row.caption }] }] });
    body["content"].as_array_mut().unwrap().insert(3, figure);
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": body, "caret": 0 });
    ask(&desk, "article_save", save).await;
    let export = json!({ "id": article["id"], "formats": ["folder"] });
    let exported = ask(&desk, "export_run", export).await;
    let mut files = files_under(std::path::Path::new(exported["folder"].as_str().unwrap()));
    files.extend(files_under(&made));
    let pictures = files.iter().filter(|file| file.extension().is_some_and(|end| end == "jpg"));
    let pictures: Vec<_> = pictures.map(|file| std::fs::read(file).unwrap()).collect();
    assert!(pictures.len() >= 2);
    for jpeg in &pictures {
        assert!(holds(jpeg, "Bản quyền: phường Thanh Xuân".as_bytes()), "rights");
        assert!(holds(jpeg, "Lê Thị Mơ".as_bytes()), "credit");
        assert!(!holds(jpeg, "quyÒn".as_bytes()), "nothing in old letters is left");
    }
}
