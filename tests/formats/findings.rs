//! What a file could not claim comes back to the person: from the typesetter through the desk's answer to what is kept with
//! the revision.

use export::FORMATS;

use crate::samples;

#[test]
fn only_a_printed_page_has_something_to_confess() {
    for sample in samples::all() {
        for format in FORMATS.iter().filter(|format| format.name != "pdf") {
            let written = (format.write)(&sample.story()).unwrap();
            assert_eq!(written.findings, [], "{} as {}", sample.name, format.name);
        }
    }
}

#[cfg(feature = "print")]
mod printed {
    use article::BlockKind;
    use desk::Desk;
    use export::{ExportFinding, Story};
    use serde_json::{Value, json};
    use support::{Place, body, fields, jpeg};

    use crate::samples;

    fn findings(story: &Story<'_>) -> Vec<ExportFinding> {
        (export::format("pdf").unwrap().write)(story).unwrap().findings
    }

    #[test]
    fn a_page_that_keeps_the_rules_has_none() {
        for sample in samples::all().into_iter().filter(|sample| sample.name != "hostile") {
            assert_eq!(findings(&sample.story()), [], "{}", sample.name);
        }
    }

    #[test]
    fn a_photo_without_words_is_named_by_its_number() {
        let sample = samples::all().remove(3);
        let story = sample.story();
        let mut article = story.article.clone();
        let blocks = article.document.blocks.iter_mut();
        let mut figures = blocks.filter_map(|block| match &mut block.kind {
            BlockKind::Figure(figure) => Some(figure),
            _ => None,
        });
        let second = figures.nth(1).unwrap();
        (second.caption, second.alt) = (Vec::new(), " ".to_owned());
        let found = findings(&Story { article: &article, ..story.clone() });
        assert_eq!(found, [ExportFinding::NoDescription(2)]);
    }

    #[test]
    fn signs_that_no_typeface_has_are_named() {
        let sample = samples::all().pop().unwrap();
        let found = findings(&sample.story());
        let [ExportFinding::NoTypeface(signs)] = found.as_slice() else { panic!("{found:?}") };
        assert!(signs.contains('👩') && signs.contains('م'), "{signs}");
        assert!(!signs.contains(['đ', 'a']), "{signs}");
    }

    async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
        desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
    }

    #[tokio::test]
    async fn the_desk_tells_them_and_keeps_them_with_the_proof() {
        let place = Place::new();
        let desk = place.desk().await;
        let article = ask(&desk, "article_new", json!({})).await;
        let photo = desk::contract::PhotoAdd {
            article: article["id"].as_str().unwrap().to_owned(),
            name: "a.jpg".to_owned(),
        };
        let photo = desk.add_photo(photo, jpeg(800, 600)).await.unwrap().id;
        let mut text = body("Tít", "Nội dung");
        let figure = json!({ "type": "figure", "attrs": { "id": "f1", "photo": photo, "credit": "", "alt": "" },
            "content": [{ "type": "caption" }] });
        text["content"].as_array_mut().unwrap().insert(3, figure);
        let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": text, "caret": 0 });
        ask(&desk, "article_save", save).await;
        let run = json!({ "id": article["id"], "formats": ["txt", "pdf"] });
        let exported = ask(&desk, "export_run", run).await;
        let wanted = json!([{ "kind": "no_description", "number": 1, "words": null }]);
        assert_eq!(exported["files"][0]["findings"], json!([]));
        assert_eq!(exported["files"][1]["findings"], wanted);
        let number = &exported["kept"]["revision"];
        let kept = json!({ "id": article["id"], "number": number });
        let kept = ask(&desk, "export_proofs", kept).await;
        assert_eq!(kept["proofs"][1]["file"]["findings"], wanted, "kept with the revision");
    }
}
