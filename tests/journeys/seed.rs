//! The seed article goes in and comes out by every door, word for word, in its order.

use serde_json::Value;
use support::{Place, SEED};

/// The file's words without the line of the date, which becomes a field.
fn seed_words() -> Vec<String> {
    let lines = SEED.lines().filter(|line| !line.starts_with("Ngày đăng "));
    lines.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// What a reader of a page sees: no markup, no style, no head.
fn seen(page: &str) -> String {
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let mut text = String::new();
    for part in body.split('<').skip(1) {
        text.push(' ');
        text.push_str(part.split_once('>').map_or("", |(_, words)| words));
    }
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    names.iter().fold(text, |text, (name, letter)| text.replace(name, letter))
}

/// True when `wanted` stands in `found` in its order; words of the page's own may stand between.
fn in_order(wanted: &[String], found: &[String]) -> Result<(), String> {
    let mut rest = found.iter();
    for (n, word) in wanted.iter().enumerate() {
        if !rest.any(|there| there == word) {
            return Err(format!("word {n} of {}: {word}", wanted.len()));
        }
    }
    Ok(())
}

fn import(place: &Place) -> String {
    let file = place.file("bài.txt", SEED);
    let run = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
    assert_eq!(run.code, 1, "its captions wait for photos: {}", run.stderr);
    run.json()["articles"][0]["id"].as_str().unwrap().to_owned()
}

fn export(place: &Place, id: &str, format: &str) -> Vec<u8> {
    let path = place.path(&format!("out.{format}"));
    let words: [&std::ffi::OsStr; 6] = [
        "export".as_ref(),
        id.as_ref(),
        "--format".as_ref(),
        format.as_ref(),
        "-o".as_ref(),
        path.as_os_str(),
    ];
    let run = place.tinphuong(words);
    assert_eq!(run.code, 0, "{}", run.stderr);
    std::fs::read(path).unwrap()
}

#[test]
fn every_word_is_kept_in_order_and_every_field_is_filled() {
    let place = Place::new();
    let id = import(&place);
    let shown = place.tinphuong(["--json", "show", &id]).json();
    let text = |name: &str| shown[name].as_str().unwrap_or_default().to_owned();
    let blocks = shown["blocks"].as_array().unwrap().iter();
    let blocks: Vec<_> = blocks.map(|block| block["text"].as_str().unwrap().to_owned()).collect();
    let whole = [text("section"), text("headline"), text("lead"), blocks.join(" "), text("byline")];
    assert_eq!(words(&whole.join(" ")), seed_words());
    assert_eq!(text("published"), "2025-10-03T23:52");
    let kinds: Vec<_> = shown["blocks"].as_array().unwrap().iter().map(|b| &b["kind"]).collect();
    assert!(kinds.contains(&&Value::from("figure")), "captions are captions: {kinds:?}");
}

#[test]
fn a_file_in_the_other_normal_form_comes_in_as_the_same_words() {
    let place = Place::new();
    // «Đường phố» with its marks as letters of their own, as some phones and macOS write it.
    let apart = "\u{110}u\u{31b}o\u{31b}\u{300}ng pho\u{302}\u{301}\n\nSa-po\u{302} cu\u{309}a ba\u{300}i.\n\nNo\u{323}\u{302}i dung.";
    let file = place.file("bài.txt", apart);
    let run = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
    let imported = run.json();
    assert_eq!(imported["articles"][0]["headline"], "Đường phố");
    let shown =
        place.tinphuong(["--json", "show", imported["articles"][0]["id"].as_str().unwrap()]);
    assert_eq!(shown.json()["lead"], "Sa-pô của bài.");
    assert_eq!(shown.json()["blocks"][0]["text"], "Nội dung.");
}

#[test]
fn the_page_and_the_package_say_the_same_words() {
    let place = Place::new();
    let id = import(&place);
    let page = String::from_utf8(export(&place, &id, "html")).unwrap();
    // The section stands where the page's design puts it; the text itself starts with the headline.
    let text: Vec<_> = seed_words().into_iter().skip(3).collect();
    in_order(&text, &words(&seen(&page))).unwrap();
    for word in &seed_words()[..3] {
        assert!(seen(&page).to_lowercase().contains(&word.to_lowercase()), "section: {word}");
    }
    let zip = export(&place, &id, "zip");
    let limits = archive::Limits { entries: 100, unpacked: 1 << 26, ratio: 1000 };
    let entries = archive::read(&zip, limits).unwrap();
    let mut pages = 0;
    for entry in &entries {
        let read = String::from_utf8_lossy(&entry.bytes);
        match entry.name.rsplit('.').next() {
            Some("html") => in_order(&text, &words(&seen(&read))).unwrap(),
            Some("txt") => in_order(&text, &words(&read)).unwrap(),
            _ => continue,
        }
        pages += 1;
    }
    assert!(pages >= 2, "the package holds a page and a plain text");
}
