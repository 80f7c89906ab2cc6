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
            let photos = proof.photos_found + proof.photos_named;
            let words = proof.words_found + turned;
            if proof.words > words || proof.words_added > 0 || proof.photos != photos {
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
        let photos = proof.photos_found + proof.photos_named;
        assert!(photos < proof.photos || proof.photos == 0, "{}: a photo is missing", format.name);
    }
}

#[test]
fn a_photo_that_is_only_named_is_not_called_found() {
    let sample = samples::all().remove(3);
    let named = ["md", "jsonld", "ninjs", "newsml", "atom"];
    for format in FORMATS {
        let exported = (format.write)(&sample.story()).unwrap().exported;
        let proof = prove(format.name, &exported, &sample.story());
        let there = (proof.photos_found, proof.photos_named);
        match proof.photos {
            0 | 1 => assert_eq!(there, (proof.photos, 0), "{}", format.name),
            12 if named.contains(&format.name) => assert_eq!(there, (0, 12), "{}", format.name),
            _ => assert_eq!(there, (12, 0), "{}", format.name),
        }
    }
}

/// `exported` with `from` written as `to` in its text, as far as it stands there as it is.
fn changed(exported: &Exported, name: &str, from: &str, to: &str) -> Exported {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map(|text| text.replace(from, to));
    let Exported::Bytes(bytes) = exported else { return exported.clone() };
    if !bytes.starts_with(b"PK") {
        return Exported::Bytes(text(bytes).unwrap().into_bytes());
    }
    let limits = archive::Limits { entries: 500, unpacked: 50_000_000, ratio: 1000 };
    let mut writer = archive::Writer::new();
    for entry in archive::read(bytes, limits).unwrap() {
        let own = if entry.name == name { text(&entry.bytes).ok() } else { None };
        let bytes = own.map_or_else(|| entry.bytes.to_vec(), String::into_bytes);
        writer.add(&entry.name, &bytes, archive::Packing::Stored).unwrap();
    }
    Exported::Bytes(writer.finish())
}

#[test]
fn a_changed_number_credit_or_description_is_noticed() {
    let sample = samples::all().remove(1);
    let story = sample.story();
    let full = |format: &str, exported: &Exported| {
        let proof = prove(format, exported, &story);
        proof.words == proof.words_found
    };
    for (format, name) in [
        ("txt", ""),
        ("html", ""),
        ("md", ""),
        ("wxr", ""),
        ("newsml", ""),
        ("docx", "word/document.xml"),
        ("epub", "EPUB/bai.xhtml"),
        ("zip", "bai.html"),
        ("zip", "bai.txt"),
    ] {
        let exported = (export::format(format).unwrap().write)(&story).unwrap().exported;
        let after = |from: &str, to: &str| full(format, &changed(&exported, name, from, to));
        assert!(after("\u{0}", ""), "{format}: unchanged it is whole");
        assert!(!after("1.150.000.000", "1,150,000,000"), "{format}: a number is another");
        assert!(!after("97,5", "97.5"), "{format}: a comma became a point");
        if name != "bai.txt" && format != "txt" {
            assert!(!after("Ảnh: Trần Mây", ""), "{format}: the credit is gone");
            assert!(!after("Bảy người ngồi quanh", ""), "{format}: the description is gone");
        }
    }
}

#[test]
fn words_that_nobody_wrote_are_noticed() {
    let sample = samples::all().remove(1);
    for format in ["txt", "html", "wxr", "newsml", "ninjs", "atom", "jsonld"] {
        let exported = (export::format(format).unwrap().write)(&sample.story()).unwrap().exported;
        let more = changed(&exported, "", "Đoạn 7:", "Đoạn 7: không ai viết");
        assert_eq!(prove(format, &more, &sample.story()).words_added, 3, "{format}");
    }
}

#[test]
fn what_is_pasted_into_a_portal_is_read_back_too() {
    let sample = samples::all().remove(1);
    for (profile, _) in export::shipped_profiles() {
        let site = export::Site { profile: Some(profile.clone()), ..sample.story().site };
        let story = export::Story { site, ..sample.story() };
        let exported = (export::format("zip").unwrap().write)(&story).unwrap().exported;
        let proof = prove("zip", &exported, &story);
        assert_eq!((proof.words_found, proof.words_added), (proof.words, 0), "{}", profile.id);
        let less = changed(&exported, "noi-dung.html", "Đoạn 7:", "");
        let proof = prove("zip", &less, &story);
        assert!(proof.words_found < proof.words, "{}: words are gone", profile.id);
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
