//! Every export is read back and has every word and every photo of its article; the same story gives the same bytes.

use export::{Exported, FORMATS, prove};

use crate::samples;

#[test]
fn every_word_and_every_photo_is_found_again() {
    let mut lost = Vec::new();
    for sample in samples::all() {
        let story = sample.story();
        for format in FORMATS {
            let exported = (format.write)(&story).unwrap().exported;
            let proof = prove(format.name, &exported, &story);
            assert!(proof.words > 3, "{} as {} has words", sample.name, format.name);
            // Signs that turn the direction of others leave no order that could be read off a page.
            let turned = if (sample.name, format.name) == ("hostile", "pdf") { 4 } else { 0 };
            if proof.words > proof.words_found + turned || proof.photos != proof.photos_found {
                lost.push(format!("{} as {}: {proof:?}", sample.name, format.name));
            }
        }
    }
    assert!(lost.is_empty(), "lost: {lost:#?}");
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    for sample in samples::all() {
        for format in FORMATS {
            let once = (format.write)(&sample.story()).unwrap();
            let again = (format.write)(&sample.story()).unwrap();
            assert_eq!(once, again, "{} as {}", sample.name, format.name);
        }
    }
}

#[test]
fn a_format_shows_the_covers_that_it_names_and_no_others() {
    for sample in samples::all() {
        let story = sample.story();
        for format in FORMATS {
            let named = |cover: &&export::StoryCover| format.covers.contains(&cover.name);
            let covers: Vec<_> = story.covers.iter().filter(named).cloned().collect();
            let fewer = export::Story { covers: &covers, ..story.clone() };
            let (all, some) = ((format.write)(&story).unwrap(), (format.write)(&fewer).unwrap());
            assert_eq!(all, some, "{} as {}", sample.name, format.name);
            if !format.covers.is_empty() && !covers.is_empty() {
                let none = export::Story { covers: &[], ..story.clone() };
                assert_ne!(all, (format.write)(&none).unwrap(), "{} shows none", format.name);
            }
        }
    }
}

#[test]
fn a_lost_word_or_photo_is_noticed() {
    let sample = samples::all().remove(1);
    let story = sample.story();
    let mut document = story.article.document.clone();
    document.blocks.retain(|block| block.figures().is_empty() && !block.text().contains("Đoạn 7:"));
    let article = article::Article { document, ..story.article.clone() };
    let less = export::Story { article: &article, photos: &[], covers: &[], ..story.clone() };
    for format in FORMATS {
        let exported: Exported = (format.write)(&less).unwrap().exported;
        let proof = prove(format.name, &exported, &story);
        if format.name != "social" {
            assert!(proof.words_found < proof.words, "{}: a paragraph is missing", format.name);
        }
        if proof.photos > 0 {
            assert!(proof.photos_found < proof.photos, "{}: a photo is missing", format.name);
        }
    }
}

#[test]
fn the_card_is_measured_by_its_own_words() {
    let sample = samples::all().remove(1);
    let story = sample.story();
    let document = article::Document { sapo: Vec::new(), ..story.article.document.clone() };
    let article = article::Article { document, ..story.article.clone() };
    let card = export::format("social").unwrap();
    let written = (card.write)(&export::Story { article: &article, ..story.clone() }).unwrap();
    let proof = prove("social", &written.exported, &story);
    assert!(proof.words_found < proof.words, "the lead is missing: {proof:?}");
    assert_eq!((proof.photos, proof.photos_found), (1, 1), "its one picture is there");
}
