//! Photos inside files: what was exported comes in again with its photos, and what cannot come is told by its reason.

use desk::{Desk, contract::PhotoAdd};
use serde_json::{Value, json};
use support::{Place, body, fields, holds, jpeg, jpeg_with_position};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

/// An article with two photos and their words.
async fn with_photos(desk: &Desk) -> String {
    let article = ask(desk, "article_new", json!({})).await;
    let mut body = body("Hội nghị ủy ban", "Nội dung của bài.");
    let blocks = body["content"].as_array_mut().unwrap();
    for n in 0..2 {
        let add =
            PhotoAdd { article: article["id"].as_str().unwrap().into(), name: format!("{n}.jpg") };
        let photo = desk.add_photo(add, jpeg(900 + 300 * n, 700)).await.unwrap().id;
        let caption = json!([{ "type": "text", "text": format!("Bà con đọc sách lần {n}, sáng 02-05 tại hội trường của phường Mẫu.") }]);
        let attrs = json!({ "id": format!("f{n}"), "photo": photo, "credit": "Ảnh: Hạ Vy", "alt": format!("Người đọc {n}") });
        blocks.insert(
            3 + n as usize,
            json!({ "type": "figure", "attrs": attrs, "content": [{ "type": "caption", "content": caption }] }),
        );
    }
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": body, "caret": 0 });
    ask(desk, "article_save", save).await;
    article["id"].as_str().unwrap().to_owned()
}

/// The body's blocks without their ids and the names of their photos; how wide the photos are beside them.
async fn told(desk: &Desk, id: &str) -> (Value, Vec<u64>) {
    let view = ask(desk, "article_open", json!({ "id": id })).await;
    let mut body = view["body"].clone();
    let mut photos = Vec::new();
    for block in body["content"].as_array_mut().unwrap() {
        let photo = block["attrs"]["photo"].take();
        photos.extend(photo.as_str().map(str::to_owned));
        block["attrs"]["id"].take();
    }
    let tray = ask(desk, "photo_list", json!({ "id": id })).await;
    let tray = tray["photos"].as_array().unwrap();
    let wide = |photo: &String| {
        tray.iter().find(|row| row["id"] == **photo).and_then(|row| row["width"].as_u64())
    };
    (body, photos.iter().filter_map(wide).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_exported_comes_in_again_with_its_photos() {
    let (from, to) = (Place::new(), Place::new());
    let (desk, other) = (from.desk().await, to.desk().await);
    let id = with_photos(&desk).await;
    let wanted = told(&desk, &id).await;
    assert_eq!(wanted.1, [900, 1200]);
    for format in ["docx", "html"] {
        let file = from.path(&format!("bai.{format}"));
        desk.export_to(&id, format, None, &file).await.unwrap();
        let imported = other.import_files(&[file]).await.unwrap();
        let article = &imported.articles[0];
        assert_eq!((article.photos, article.refused.len()), (2, 0), "{format}: {article:?}");
        assert_eq!(article.findings, [""; 0], "{format}");
        assert_eq!(told(&other, &article.id).await, wanted, "{format}");
    }
}

fn document(pictures: &[(&str, &[u8])], crop: &str) -> Vec<u8> {
    let relation = |(name, _): &(&str, &[u8])| {
        format!(r#"<Relationship Id="{name}" Type="http://x/image" Target="media/{name}"/>"#)
    };
    let photo = |(name, _): &(&str, &[u8])| {
        format!(
            r#"<w:p><w:r><w:drawing><wp:docPr descr=""/><pic:pic><a:blip r:embed="{name}"/>{crop}</pic:pic></w:drawing></w:r></w:p><w:p><w:r><w:t>Câu sau ảnh.</w:t></w:r></w:p>"#
        )
    };
    let relations = pictures.iter().map(relation).collect::<Vec<_>>().concat();
    let shown = pictures.iter().map(photo).collect::<Vec<_>>().concat();
    let text = format!(
        "<w:document><w:body><w:p><w:r><w:t>Tít của bài</w:t></w:r></w:p>{shown}</w:body></w:document>"
    );
    let mut writer = archive::Writer::new();
    let relations = format!("<Relationships>{relations}</Relationships>");
    for (name, text) in [
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ] {
        writer.add(name, text, archive::Packing::Deflated).unwrap();
    }
    for (name, bytes) in pictures {
        writer.add(&format!("word/media/{name}"), bytes, archive::Packing::Stored).unwrap();
    }
    writer.finish()
}

#[test]
fn a_script_hears_of_each_file_in_one_line_and_of_each_refused_picture() {
    let place = Place::new();
    let photo = jpeg_with_position(800, 600);
    let pictures =
        [("a.jpeg", photo.as_slice()), ("b.emf", b"\x01\0\0\0l\0\0\0"), ("c.jpeg", &photo[..40])];
    let whole = place.file("bài.docx", document(&pictures, ""));
    let plain = place.file("gọn.txt", "Tít gọn\n\nSa-pô của bài.\n\nNội dung của bài này.");
    let all = ["import".as_ref(), whole.as_os_str(), plain.as_os_str()];
    let run = place.tinphuong(all);
    let lines: Vec<_> = run.stdout.lines().collect();
    assert_eq!((run.code, lines.len()), (1, 2), "{} {}", run.stdout, run.stderr);
    assert!(
        lines[0].contains("  Tít của bài  (") && lines[0].ends_with(" từ, 1 ảnh)"),
        "{}",
        lines[0]
    );
    assert!(lines[1].contains("  Tít gọn  (") && lines[1].ends_with(" từ)"), "{}", lines[1]);
    let refused: Vec<_> = run.stderr.lines().collect();
    assert_eq!(refused.len(), 2, "{}", run.stderr);
    assert!(refused[0].starts_with("bài - b.emf: ") && refused[1].starts_with("bài - c.jpeg: "));

    let json = place.tinphuong(["--json".as_ref(), "import".as_ref(), whole.as_os_str()]);
    let article = json.json()["articles"][0].clone();
    assert_eq!(
        (json.code, &article["photos"], &article["file"]),
        (1, &json!(1), &json!("bài.docx"))
    );
    let codes: Vec<_> = article["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["refusal"]["code"].clone())
        .collect();
    assert_eq!(codes.len(), 2, "{codes:?}");
    assert!(
        codes.iter().all(|code| code
            .as_str()
            .is_some_and(|code| code.starts_with("picture_") || code == "not_a_picture")),
        "{codes:?}"
    );
    let alone = place.tinphuong(["--json".as_ref(), "import".as_ref(), plain.as_os_str()]);
    assert_eq!(alone.code, 0, "{} {}", alone.stdout, alone.stderr);

    // Where it was taken stays in the newsroom.
    let out = place.path("bài.html");
    let id = article["id"].as_str().unwrap();
    let export = [
        "export".as_ref(),
        id.as_ref(),
        "--format".as_ref(),
        "folder".as_ref(),
        "-o".as_ref(),
        out.as_os_str(),
    ];
    assert_eq!(place.tinphuong(export).code, 0);
    for file in support::files_under(&out) {
        assert!(!holds(&std::fs::read(&file).unwrap(), b"Exif\0\0II"), "{}", file.display());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_document_cut_away_is_not_shown() {
    let place = Place::new();
    let desk = place.desk().await;
    let photo = jpeg(1000, 800);
    let crop = r#"<a:srcRect l="20000" r="30000" b="50000"/>"#;
    let file = place.file("bài.docx", document(&[("a.jpeg", &photo)], crop));
    let imported = desk.import_files(&[file]).await.unwrap();
    let id = &imported.articles[0].id;
    let tray = ask(&desk, "photo_list", json!({ "id": id })).await;
    let row = &tray["photos"][0];
    assert_eq!(
        (row["width"].clone(), row["webWidth"].clone(), row["webHeight"].clone()),
        (json!(1000), json!(500), json!(400))
    );
}
