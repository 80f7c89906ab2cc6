//! Preview and portal: the page that is looked at is the page that is exported, and the portal gets the article in its
//! own order, with the photos as numbered files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use desk::{
    Desk,
    contract::{PhotoAdd, RefusalCode},
};
use serde_json::{Value, json};
use support::{Place, body, fields, jpeg, jpeg_with_position};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

/// An article with every kind of block and two photos, saved; its id and its body.
async fn laid_out(desk: &Desk) -> (String, Value) {
    let article = ask(desk, "article_new", json!({})).await;
    let id = article["id"].as_str().unwrap().to_owned();
    let mut photos = Vec::new();
    for (name, bytes) in [("a.jpg", jpeg(2400, 1600)), ("b.jpg", jpeg_with_position(700, 900))] {
        let ask = PhotoAdd { article: id.clone(), name: name.to_owned() };
        photos.push(desk.add_photo(ask, bytes).await.unwrap().id);
    }
    let words = |text: &str| json!([{ "type": "text", "text": text }]);
    let figure = |n: usize, caption: &str| {
        json!({ "type": "figure", "attrs": { "id": format!("f{n}"), "photo": photos[n], "credit": "Ảnh: Hạ Vy", "alt": "" },
            "content": [{ "type": "caption", "content": words(caption) }] })
    };
    let cell = |kind: &str, text: &str| json!({ "type": kind, "attrs": { "colspan": 1, "rowspan": 1 }, "content": words(text) });
    let more = json!([
        figure(0, "Quang cảnh hội nghị"),
        { "type": "heading", "attrs": { "id": "h1", "level": 2 }, "content": words("Một tít phụ & hai <ngoặc>") },
        { "type": "quote", "attrs": { "id": "q1" }, "content": [
            { "type": "quote_text", "content": words("Phải làm ngay") }, { "type": "attribution", "content": words("Bà Nguyễn Mẫu") }] },
        { "type": "bullet_list", "attrs": { "id": "l1" }, "content": [{ "type": "list_item", "content": words("Một") }, { "type": "list_item", "content": words("Hai") }] },
        { "type": "table", "attrs": { "id": "t1" }, "content": [
            { "type": "table_row", "content": [cell("table_header", "Tổ"), cell("table_header", "Hộ")] },
            { "type": "table_row", "content": [cell("table_cell", "Số 1"), cell("table_cell", "1.150")] }] },
        figure(1, "Người dân nhận hồ sơ"),
    ]);
    let mut document = body("Thu ngân sách", "Nội dung của bài.");
    let blocks = document["content"].as_array_mut().unwrap();
    for (n, block) in more.as_array().unwrap().iter().enumerate() {
        blocks.insert(3 + n, block.clone());
    }
    let save = json!({ "id": id, "sequence": article["sequence"], "fields": fields(), "body": document, "caret": 0 });
    ask(desk, "article_save", save).await;
    (id, document)
}

#[tokio::test]
async fn the_preview_is_the_exported_page_byte_for_byte_but_for_where_photos_lie() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy", "ward": "Phường Mây Trắng" })).await;
    let (id, document) = laid_out(&desk).await;
    for side in [1600, 800] {
        ask(&desk, "settings_save", json!({ "photoSide": side })).await;
        shown_as_exported(&desk, &id, &document).await;
    }
    let edits = json!({ "quarters": 1, "straighten": 3.0, "crop": { "left": 0.1, "top": 0.0, "width": 0.61, "height": 0.83 },
        "brightness": 0.0, "contrast": 0.0, "redactions": [] });
    let photo = document["content"][3]["attrs"]["photo"].clone();
    ask(&desk, "photo_edit", json!({ "photo": photo, "edits": edits })).await;
    shown_as_exported(&desk, &id, &document).await;
}

async fn shown_as_exported(desk: &Desk, id: &str, document: &Value) {
    let shown =
        ask(desk, "article_preview", json!({ "id": id, "fields": fields(), "body": document }))
            .await;
    let exported = ask(desk, "export_run", json!({ "id": id, "formats": ["html"] })).await;
    let name = exported["files"][0]["name"].as_str().unwrap();
    let page =
        fs::read_to_string(Path::new(exported["folder"].as_str().unwrap()).join(name)).unwrap();
    let (shown, photos) = without_addresses(shown["html"].as_str().unwrap());
    let (page, embedded) = without_addresses(&page);
    assert_eq!(shown, page, "one exporter makes both");
    assert_eq!((photos.len(), embedded.len()), (2, 2), "both photos are in both");
    assert!(embedded.iter().all(|one| one.starts_with("data:image/jpeg;base64,")));
    assert!(
        photos.iter().all(|one| one.starts_with("photo://") || one.starts_with("http://photo."))
    );
}

#[tokio::test]
async fn a_photo_that_is_not_there_is_refused_by_preview_and_export_alike() {
    let place = Place::new();
    let desk = place.desk().await;
    let (id, mut document) = laid_out(&desk).await;
    document["content"][3]["attrs"]["photo"] = json!("0".repeat(64));
    let preview = json!({ "id": id, "fields": fields(), "body": document });
    let refusal = desk.answer("article_preview", preview).await.unwrap_err();
    assert_eq!(refusal.code, RefusalCode::PhotoNotFound);
}

/// The page with every photo's address taken out, and the addresses.
fn without_addresses(page: &str) -> (String, Vec<String>) {
    let mut parts = page.split("<img src=\"");
    let mut bare = parts.next().unwrap().to_owned();
    let mut addresses = Vec::new();
    for part in parts {
        let (address, rest) = part.split_once('"').unwrap();
        addresses.push(address.to_owned());
        bare.push_str("<img src=\"\"");
        bare.push_str(rest);
    }
    (bare, addresses)
}

#[tokio::test]
async fn the_portal_gets_the_article_in_its_own_order() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let (id, _) = laid_out(&desk).await;
    let steps = ask(&desk, "portal_steps", json!({ "id": id })).await;
    assert_eq!(steps["headline"], "Thu ngân sách");
    assert_eq!(steps["lead"], "Sa-pô của bài.");
    let html = steps["body"]["html"].as_str().unwrap();
    for gone in ["Thu ngân sách", "Sa-pô của bài", "<img", "style=", "class=\"lead\""] {
        assert!(!html.contains(gone), "{gone} is not part of the body: {html}");
    }
    let (first, second) = (html.find("[Ảnh 1]").unwrap(), html.find("[Ảnh 2]").unwrap());
    assert!(first < html.find("Phải làm ngay").unwrap() && html.find("1.150").unwrap() < second);
    assert!(!steps["body"]["plain"].as_str().unwrap().contains("Thu ngân sách"));
    let names: Vec<&str> =
        steps["photos"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["01-quang-canh-hoi-nghi.jpg", "02-nguoi-dan-nhan-ho-so.jpg"]);

    assert_eq!(desk.portal_file(&id, 1), None, "nothing is dragged before it is made ready");
    let files = ask(&desk, "portal_photos", json!({ "id": id })).await;
    let places: Vec<&str> =
        files["files"].as_array().unwrap().iter().map(|f| f["place"].as_str().unwrap()).collect();
    for (n, (place, name)) in places.iter().zip(&names).enumerate() {
        assert!(place.ends_with(name), "{place}");
        let bytes = fs::read(place).unwrap();
        assert_eq!(bytes[..3], [0xFF, 0xD8, 0xFF]);
        assert!(
            !support::holds(&bytes, b"\x25\x88\x04\0\x01\0\0\0"),
            "{name} tells where it was taken"
        );
        assert_eq!(desk.portal_file(&id, n as u32 + 1).as_deref(), Some(Path::new(place)));
    }
    assert_eq!(desk.portal_file(&id, 0), None);
    assert_eq!(desk.portal_file(&id, 3), None);
    let again = ask(&desk, "portal_photos", json!({ "id": id })).await;
    assert_eq!(
        again["folder"], files["folder"],
        "asked again, the files are replaced, not doubled"
    );
    fs::remove_file(places[0]).unwrap();
    assert_eq!(desk.portal_file(&id, 1), None, "a file that was moved away is not dragged");
}

#[tokio::test]
async fn a_file_of_a_photo_that_left_or_changed_its_name_does_not_stay() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let (id, mut document) = laid_out(&desk).await;
    let files = ask(&desk, "portal_photos", json!({ "id": id })).await;
    let folder = Path::new(files["folder"].as_str().unwrap()).to_owned();
    fs::write(folder.join("03-cua-toi.jpg"), b"mine").unwrap();
    let second = folder.join("02-nguoi-dan-nhan-ho-so.jpg");
    fs::write(&second, b"drawn over by a person").unwrap();
    let blocks = document["content"].as_array_mut().unwrap();
    blocks.retain(|block| block["attrs"]["id"] != "f1");
    let first = blocks.iter_mut().find(|block| block["attrs"]["id"] == "f0").unwrap();
    first["content"][0]["content"][0]["text"] = json!("Hội trường");
    let read = ask(&desk, "article_read", json!({ "id": id })).await;
    let save = json!({ "id": id, "sequence": read["sequence"], "fields": fields(), "body": document, "caret": 0 });
    ask(&desk, "article_save", save).await;
    ask(&desk, "portal_photos", json!({ "id": id })).await;
    let there = |name: &str| folder.join(name).exists();
    assert!(there("01-hoi-truong.jpg") && !there("01-quang-canh-hoi-nghi.jpg"), "its old name");
    assert!(second.exists() && there("03-cua-toi.jpg"), "what a person made stays");
}

/// A path has an end: in a folder as deep as this a file has room, a folder of files has none.
#[cfg(unix)]
fn deep_folder(place: &Place) -> PathBuf {
    const LONGEST_PATH: usize = 4095;
    const ROOM: usize = "/2025-10-03_thu-ngan-sach/".len() + 30;
    let mut folder = place.path("exports");
    let mut left = LONGEST_PATH - ROOM - folder.as_os_str().len();
    while left > 1 {
        let name = if left > 300 { 200 } else { left - 1 };
        folder.push("s".repeat(name.min(250)));
        left -= name.min(250) + 1;
    }
    folder
}

#[cfg(unix)]
#[tokio::test]
async fn what_was_written_before_a_format_failed_is_remembered() {
    let place = Place::new();
    let desk = place.desk_exporting_to(deep_folder(&place)).await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let (id, _) = laid_out(&desk).await;
    let run = json!({ "id": id, "formats": ["txt", "folder", "md"] });
    let refusal = desk.answer("export_run", run).await.unwrap_err();
    assert_eq!(refusal.code, RefusalCode::TargetNotWritable);
    let revisions = ask(&desk, "revision_list", json!({ "id": id })).await;
    let mut formats = Vec::new();
    for revision in revisions["revisions"].as_array().unwrap() {
        let number = &revision["number"];
        let kept = ask(&desk, "export_proofs", json!({ "id": id, "number": number })).await;
        let proofs = kept["proofs"].as_array().unwrap().clone();
        formats.extend(proofs.into_iter().map(|proof| proof["file"]["format"].clone()));
    }
    assert_eq!(formats, ["txt"], "the file that is there is known");
}

#[tokio::test]
async fn formats_of_one_extension_do_not_take_each_others_place() {
    let place = Place::new();
    let desk = place.desk().await;
    let (id, _) = laid_out(&desk).await;
    let formats = json!(["txt", "post", "loudspeaker", "newsml", "wxr", "ninjs"]);
    let run = ask(&desk, "export_run", json!({ "id": id, "formats": formats })).await;
    let files = fs::read_dir(run["folder"].as_str().unwrap()).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let wanted = ["-loudspeaker.txt", "-newsml.xml", "-post.txt", "-wxr.xml", ".json", ".txt"];
    assert_eq!(names, wanted.map(|end| format!("thu-ngan-sach{end}")));
}

#[tokio::test]
async fn a_portal_of_its_own_gets_its_own_names_and_sizes() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let (id, _) = laid_out(&desk).await;
    let profiles = ask(&desk, "profile_list", json!({})).await;
    for profile in profiles["profiles"].as_array().unwrap() {
        let profile = &profile["id"];
        let form = ask(&desk, "profile_form", json!({ "id": id, "profile": profile })).await;
        let files = ask(&desk, "portal_photos", json!({ "id": id, "profile": profile })).await;
        for (photo, file) in
            form["photos"].as_array().unwrap().iter().zip(files["files"].as_array().unwrap())
        {
            let (name, path) = (photo["name"].as_str().unwrap(), file["place"].as_str().unwrap());
            assert!(path.ends_with(name), "{profile}: {path} is not called {name}");
            assert!(Path::new(path).is_file());
        }
    }
    let unknown = desk.answer("portal_photos", json!({ "id": id, "profile": "khong-co" })).await;
    assert_eq!(unknown.unwrap_err().code, RefusalCode::UnknownProfile);
}

#[tokio::test]
async fn an_export_says_how_far_it_is_and_stops_when_told() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let (id, _) = laid_out(&desk).await;
    let run = ask(&desk, "export_run", json!({ "id": id, "formats": ["html", "txt"] })).await;
    assert_eq!(run["stopped"], false);
    let progress = ask(&desk, "export_progress", json!({})).await;
    assert_eq!(progress, json!({ "done": 4, "all": 4 }), "two photos and two formats");

    let other = desk.clone();
    let wanted = json!({ "id": id, "formats": ["html", "zip", "txt"] });
    let running = tokio::spawn(async move { other.answer("export_run", wanted).await });
    // The export has begun when its count starts anew; it then still has photos before it.
    while ask(&desk, "export_progress", json!({})).await["all"] != 5 {
        tokio::task::yield_now().await;
    }
    ask(&desk, "export_cancel", json!({})).await;
    match running.await.unwrap() {
        Err(refusal) => assert_eq!(refusal.code, RefusalCode::Cancelled),
        Ok(stopped) => {
            let finished = stopped["files"].as_array().unwrap().len();
            assert_eq!(
                stopped["stopped"],
                finished < 3,
                "what was finished is answered: {stopped}"
            );
        }
    }
    let whole = ask(&desk, "export_run", json!({ "id": id, "formats": ["txt"] })).await;
    assert_eq!(whole["stopped"], false, "an old wish to stop does not count for the next export");
}

#[tokio::test]
async fn the_proof_is_kept_with_the_hash_of_the_text() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let (id, mut document) = laid_out(&desk).await;
    let run = ask(&desk, "export_run", json!({ "id": id, "formats": ["html", "txt"] })).await;
    let revision = run["kept"]["revision"].clone();
    let proofs = ask(&desk, "export_proofs", json!({ "id": id, "number": revision })).await;
    assert_eq!(proofs["hash"], run["kept"]["hash"]);
    assert_eq!(proofs["proofs"].as_array().unwrap().len(), 2);
    let html = &proofs["proofs"][0];
    assert_eq!((&html["who"], &html["file"]["format"]), (&json!("Hạ Vy"), &json!("html")));
    assert_eq!(html["file"]["wordsFound"], html["file"]["words"], "every word was read back");
    assert_eq!(html["file"]["photosFound"], 2);

    document["content"][2]["content"][0]["text"] = json!("Nội dung khác.");
    let read = ask(&desk, "article_read", json!({ "id": id })).await;
    let save = json!({ "id": id, "sequence": read["sequence"], "fields": fields(), "body": document, "caret": 0 });
    ask(&desk, "article_save", save).await;
    let pinned = ask(&desk, "revision_pin", json!({ "id": id, "name": "" })).await;
    let other = ask(&desk, "export_proofs", json!({ "id": id, "number": pinned["number"] })).await;
    assert_eq!(other["proofs"], json!([]), "a changed text has no proof");
}

#[tokio::test]
async fn the_folder_is_named_by_day_and_headline_before_anything_is_written() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let article = ask(&desk, "article_new", json!({})).await;
    let mut fields = fields();
    fields["published"] = json!("2025-10-03T23:52");
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields, "body": body("Thu ngân sách", "Một."), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let plan = ask(&desk, "export_plan", json!({ "id": article["id"] })).await;
    assert_eq!(plan["name"], "2025-10-03_thu-ngan-sach");
    assert!(!place.path("exports").exists(), "a plan writes nothing");
    let run = ask(&desk, "export_run", json!({ "id": article["id"], "formats": ["txt"] })).await;
    assert!(run["folder"].as_str().unwrap().ends_with("2025-10-03_thu-ngan-sach"), "{run}");
}
