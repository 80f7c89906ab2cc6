//! Portal profiles: those that ship, one that the person changed, one that is none; and a package made for a portal.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

use archive::Limits;
use desk::{
    Desk, Host, Question, Sought,
    contract::{Language, PhotoAdd, RefusalCode},
};
use serde_json::{Value, json};
use support::{Place, fields, jpeg};

/// An article with a headline and one photo that has a caption.
fn with_one_photo(photo: &str) -> Value {
    let text = |words: &str| json!([{ "type": "text", "text": words }]);
    let attrs = json!({ "id": "f1", "photo": photo, "credit": "", "alt": "Sân \"chính\" #2" });
    json!({ "type": "article", "attrs": { "version": 1 }, "content": [
        { "type": "headline", "content": text("Ra quân tổng vệ sinh") },
        { "type": "sapo", "content": [] },
        { "type": "figure", "attrs": attrs, "content": [{ "type": "caption", "content": text("Sân nhà văn hóa") }] },
        { "type": "byline", "content": [] },
    ] })
}

#[tokio::test]
async fn a_changed_profile_rules_the_package_and_goes_away_again() {
    let place = Place::new();
    let desk = place.desk().await;
    let ask = async |name: &str, ask: Value| desk.answer(name, ask).await;
    let listed = ask("profile_list", json!({})).await.unwrap();
    let ids: Vec<&str> = listed["profiles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["cong-chung", "nukeviet-4.5", "wordpress"]);

    let shipped = ask("profile_open", json!({ "profile": "nukeviet-4.5" })).await.unwrap();
    let shipped = shipped["text"].as_str().unwrap();
    let changed =
        shipped.replace("width = 1500", "width = 300").replace("longest = 250", "longest = 5");
    let row = ask("profile_save", json!({ "text": changed })).await.unwrap();
    assert_eq!(row, json!({ "id": "nukeviet-4.5", "name": "NukeViet 4.5", "own": true }));
    let refused = ask("profile_save", json!({ "text": "id = \"../x\"" })).await.unwrap_err();
    assert_eq!(refused.code, RefusalCode::BadProfile);
    let unknown = ask("profile_open", json!({ "profile": "khong-co" })).await.unwrap_err();
    assert_eq!(unknown.code, RefusalCode::UnknownProfile);

    let article = ask("article_new", json!({})).await.unwrap();
    let id = article["id"].as_str().unwrap();
    let add = PhotoAdd { article: id.to_owned(), name: "một.jpg".into() };
    let photo = desk.add_photo(add, jpeg(800, 600)).await.unwrap();
    let body = with_one_photo(&photo.id);
    let save = json!({ "id": id, "sequence": article["sequence"], "fields": fields(), "body": body, "caret": 0 });
    ask("article_save", save).await.unwrap();

    let form = ask("profile_form", json!({ "id": id, "profile": "nukeviet-4.5" })).await.unwrap();
    assert_eq!(
        form["findings"],
        json!([{ "kind": "long_headline", "number": null, "words": null }])
    );
    assert!(form["body"].as_str().unwrap().contains("[Ảnh 1] Sân nhà văn hóa"), "{form}");

    looked_at_through_the_portal(&desk, id, &body, &form["findings"]).await;
    let target = place.path("cổng.zip");
    for _ in 0..2 {
        // The second time the picture comes from what was kept.
        let done = desk.export_to(id, "zip", Some("nukeviet-4.5"), &target).await.unwrap();
        assert_eq!((done.photos, done.photos_found, done.words), (1, 1, done.words_found));
        let limits = Limits { entries: 50, unpacked: 50_000_000, ratio: 1000 };
        let zip = std::fs::read(&target).unwrap();
        let entries = archive::read(&zip, limits).unwrap();
        let entry = |name: &str| &entries.iter().find(|entry| entry.name == name).unwrap().bytes;
        let page = String::from_utf8(entry("noi-dung.html").to_vec()).unwrap();
        assert!(page.contains("[Ảnh 1]") && !page.contains("<html"), "{page}");
        let told: Value = serde_json::from_slice(entry("cong.json")).unwrap();
        assert_eq!(told["findings"], json!(["long_headline"]));
        let picture = image::load_from_memory(entry("01-san-nha-van-hoa.jpg")).unwrap();
        assert_eq!((picture.width(), picture.height()), (300, 225));
    }

    ask("profile_drop", json!({ "profile": "nukeviet-4.5" })).await.unwrap();
    let again = ask("profile_open", json!({ "profile": "nukeviet-4.5" })).await.unwrap();
    assert_eq!(again["text"], shipped);
}

/// The preview of a text without a portal and through one: the same page, and what the form will say.
async fn looked_at_through_the_portal(desk: &desk::Desk, id: &str, body: &Value, findings: &Value) {
    let mut draft = json!({ "id": id, "fields": fields(), "body": body });
    let whole = desk.answer("article_preview", draft.clone()).await.unwrap();
    assert!(whole["html"].as_str().unwrap().contains("<img"), "{whole}");
    assert_eq!(whole["findings"], json!([]));
    draft["profile"] = json!("nukeviet-4.5");
    let seen = desk.answer("article_preview", draft.clone()).await.unwrap();
    assert_eq!(&seen["findings"], findings, "the preview says what the form will say");
    let html = seen["html"].as_str().unwrap();
    assert!(html.contains("<h1>Ra quân") && html.contains("[Ảnh 1] Sân nhà văn hóa"), "{html}");
    draft["profile"] = json!("khong-co");
    let unknown = desk.answer("article_preview", draft).await.unwrap_err();
    assert_eq!(unknown.code, RefusalCode::UnknownProfile);
}

#[test]
fn a_script_lists_portals_and_names_one() {
    let place = Place::new();
    let listed = place.tinphuong(["--json", "portals"]).json();
    assert_eq!(listed["profiles"].as_array().unwrap().len(), 3);
    std::fs::create_dir_all(place.newsroom().join("portals")).unwrap();
    std::fs::write(place.newsroom().join("portals/hỏng.toml"), "id = 3").unwrap();
    let listed = place.tinphuong(["--json", "portals"]).json();
    assert_eq!(listed["refused"][0]["name"], "hỏng.toml");
    let out = place.path("x.zip");
    let words = ["export", "khong-co", "--format", "zip", "--portal", "khong-co", "-o"];
    let run = place.tinphuong(words.map(Into::into).into_iter().chain([out.into_os_string()]));
    assert_eq!(run.code, 3, "no such article");
}

/// A person may lay a profile's file into the folder under a name of their own.
#[tokio::test]
async fn a_profile_in_a_file_of_another_name_is_changed_and_goes_where_it_stands() {
    let place = Place::new();
    let desk = place.desk().await;
    let ask = async |name: &str, ask: Value| desk.answer(name, ask).await;
    let shipped = ask("profile_open", json!({ "profile": "wordpress" })).await.unwrap();
    let shipped = shipped["text"].as_str().unwrap();
    let folder = place.newsroom().join("portals");
    std::fs::create_dir_all(&folder).unwrap();
    let called =
        |name: &str| shipped.replace("name = \"WordPress\"", &format!("name = \"{name}\""));
    let lying = || {
        let mut lying: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|one| one.unwrap().file_name().into_string().unwrap())
            .collect();
        lying.sort();
        lying
    };
    let named = async || {
        let rows = ask("profile_list", json!({})).await.unwrap();
        let rows = rows["profiles"].as_array().unwrap().clone();
        let rows: Vec<_> = rows.into_iter().filter(|row| row["id"] == "wordpress").collect();
        assert_eq!(rows.len(), 1, "it stands once");
        (rows[0]["name"].as_str().unwrap().to_owned(), rows[0]["own"] == true)
    };
    std::fs::write(folder.join("z-cổng.toml"), called("Cổng cũ")).unwrap();
    assert_eq!(named().await, ("Cổng cũ".to_owned(), true));
    ask("profile_save", json!({ "text": called("Cổng mới") })).await.unwrap();
    assert_eq!(
        (named().await, lying()),
        (("Cổng mới".to_owned(), true), vec!["z-cổng.toml".to_owned()])
    );
    // A second file with the same id hides nothing, and does not come back when the profile goes.
    std::fs::write(folder.join("zz.toml"), called("Cổng khác")).unwrap();
    ask("profile_save", json!({ "text": called("Cổng mới nữa") })).await.unwrap();
    assert_eq!(named().await, ("Cổng mới nữa".to_owned(), true), "what was saved counts");
    ask("profile_drop", json!({ "profile": "wordpress" })).await.unwrap();
    assert_eq!((named().await, lying()), (("WordPress".to_owned(), false), Vec::new()));
    // A file that is named as another profile's id keeps what it holds.
    let theirs = called("Của họ").replace("id = \"wordpress\"", "id = \"cua-ho\"");
    std::fs::write(folder.join("wordpress.toml"), &theirs).unwrap();
    ask("profile_save", json!({ "text": called("Của ta") })).await.unwrap();
    assert_eq!(lying(), ["wordpress-2.toml", "wordpress.toml"]);
    assert_eq!(std::fs::read_to_string(folder.join("wordpress.toml")).unwrap(), theirs);
    assert_eq!(named().await, ("Của ta".to_owned(), true));
}

/// A host that keeps what it was asked and answers with one file.
struct Asked {
    file: PathBuf,
    questions: Mutex<Vec<Question>>,
}

impl Host for Asked {
    fn export_folder(&self) -> PathBuf {
        self.file.clone()
    }

    fn choose_files(&self, question: Question) -> Vec<PathBuf> {
        self.questions.lock().unwrap().push(question);
        vec![self.file.clone()]
    }
}

#[tokio::test]
async fn a_profile_is_asked_for_as_a_profile_and_in_the_windows_language() {
    let place = Place::new();
    let host = Arc::new(Asked { file: place.path("cổng.toml"), questions: Mutex::default() });
    let desk = Desk::open(&place.newsroom(), Arc::clone(&host) as Arc<dyn Host>).await.unwrap();
    let shipped = desk.answer("profile_open", json!({ "profile": "wordpress" })).await.unwrap();
    std::fs::write(&host.file, shipped["text"].as_str().unwrap()).unwrap();
    let added = desk.answer("profile_import", json!({})).await.unwrap();
    assert_eq!(added["profiles"][0]["id"], "wordpress", "{added}");
    desk.answer("settings_save", json!({ "language": "en" })).await.unwrap();
    desk.answer("article_import", json!({})).await.unwrap();
    let asked = [(Sought::Profiles, Language::Vi), (Sought::Texts, Language::En)]
        .map(|(sought, language)| Question { sought, language });
    assert_eq!(*host.questions.lock().unwrap(), asked);
}
