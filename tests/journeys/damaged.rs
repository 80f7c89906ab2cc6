//! The seed from every damaged form, opened as a file and pasted: one stored document.

use desk::contract::{PastePart, RefusalCode};
use serde_json::{Value, json};
use support::{Place, SEED};

/// The forms, with what each was damaged by.
const FORMS: [(&str, &[u8]); 7] = [
    ("tcvn3", include_bytes!("../fixtures/damaged/seed_tcvn3_bytes.txt")),
    ("vni", include_bytes!("../fixtures/damaged/seed_vni_bytes.txt")),
    ("viscii", include_bytes!("../fixtures/damaged/seed_viscii_bytes.txt")),
    ("vps", include_bytes!("../fixtures/damaged/seed_vps_bytes.txt")),
    ("tcvn3 pasted", include_bytes!("../fixtures/damaged/seed_tcvn3_as_pasted_utf8.txt")),
    ("vni pasted", include_bytes!("../fixtures/damaged/seed_vni_as_pasted_utf8.txt")),
    ("nfd", include_bytes!("../fixtures/damaged/seed_nfd_utf8.txt")),
];

/// What is stored of a file that was opened: body, section, date.
async fn opened(place: &Place, desk: &desk::Desk, name: &str, bytes: &[u8]) -> Value {
    let file = place.file(&format!("{name}.txt"), bytes);
    let imported = desk.import_files(&[file]).await.unwrap();
    assert!(imported.refused.is_empty(), "{name}: {:?}", imported.refused);
    let id = &imported.articles[0].id;
    let read = desk.answer("article_read", json!({ "id": id })).await.unwrap();
    let fields = &read["fields"];
    json!({ "body": read["body"], "section": fields["section"], "published": fields["published"] })
}

/// The same of a text that was pasted into a new article.
async fn pasted(desk: &desk::Desk, html: &str, text: &str) -> Value {
    kept(desk, json!({ "html": html, "rtf": "", "text": text, "how": "clean" })).await
}

/// The same of a file that was dropped into a new article.
async fn dropped(desk: &desk::Desk, name: &str, bytes: &[u8]) -> Value {
    let file = desk.read_dropped(&format!("{name}.txt"), bytes.to_vec()).await.unwrap();
    assert_eq!(file.part, PastePart::Text);
    let how = if file.charset.is_some() { "convert" } else { "clean" };
    let ask =
        json!({ "html": "", "rtf": "", "text": file.text, "how": how, "charset": file.charset });
    kept(desk, ask).await
}

/// The same of a clipboard.
async fn kept(desk: &desk::Desk, ask: Value) -> Value {
    let answer = desk.answer("article_paste", ask).await.unwrap();
    let article = &answer["article"];
    let made = desk.answer("article_new", json!({})).await.unwrap();
    let mut fields = made["fields"].clone();
    fields["section"] = article["section"].clone();
    fields["published"] = article["published"].clone();
    let save = json!({ "id": made["id"], "sequence": made["sequence"], "fields": fields,
        "body": article["body"], "caret": 1 });
    desk.answer("article_save", save).await.unwrap();
    let read = desk.answer("article_read", json!({ "id": made["id"] })).await.unwrap();
    let fields = &read["fields"];
    json!({ "body": read["body"], "section": fields["section"], "published": fields["published"] })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_seed_from_every_damaged_form_is_one_stored_document() {
    let place = Place::new();
    let desk = place.desk().await;
    let wanted = opened(&place, &desk, "seed", SEED.as_bytes()).await;
    assert_eq!(wanted["section"], "PHƯỜNG THANH XUÂN");
    for (name, bytes) in FORMS {
        assert_eq!(opened(&place, &desk, name, bytes).await, wanted, "{name}, opened");
        assert_eq!(dropped(&desk, name, bytes).await, wanted, "{name}, dropped");
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        assert_eq!(pasted(&desk, "", text).await, wanted, "{name}, pasted as text");
        let lines = text.lines().filter(|line| !line.is_empty());
        let html: String = lines.flat_map(|line| ["<p>", line, "</p>"]).collect();
        assert_eq!(pasted(&desk, &html, text).await, wanted, "{name}, pasted as a page");
    }
    assert_eq!(pasted(&desk, "", SEED).await, wanted, "pasted as it is");
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let utf16: Vec<u8> = SEED.encode_utf16().flat_map(unit).collect();
        assert_eq!(dropped(&desk, "utf16", &utf16).await, wanted, "UTF-16, dropped");
    }
    desk.leave().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_file_of_another_kind_is_refused_by_its_name() {
    let place = Place::new();
    let desk = place.desk().await;
    for (name, bytes, code) in [
        ("họp.xlsx", b"PK".to_vec(), RefusalCode::UnknownFormat),
        ("họp.docx", b"PK".to_vec(), RefusalCode::NotText),
        ("họp.txt", b"\0\x01\x02".to_vec(), RefusalCode::NotText),
        ("họp.txt", vec![b'a'; 5_000_001], RefusalCode::FileTooLarge),
    ] {
        let refusal = desk.read_dropped(name, bytes).await.unwrap_err();
        assert_eq!((refusal.code, refusal.detail["name"].as_str()), (code, name));
        let limit = refusal.detail.get("limit").map(String::as_str);
        assert_eq!(limit, (code == RefusalCode::FileTooLarge).then_some("5"));
    }
    desk.leave().await;
}
