//! The readers: what is in a file, seen as the program that opens it will see it.

use std::borrow::Cow;

use archive::Entry;
use serde_json::Value;

use super::{
    markup::{attributes, inside, visible},
    wanted::Part,
};
use crate::Exported;

/// How photos were found.
pub(super) enum Pictures<'a> {
    /// The format carries none.
    None,
    /// By their bytes.
    Bytes(Vec<Cow<'a, [u8]>>),
    /// By their names in this text.
    Named(String),
    /// The one picture of the card, by its bytes.
    Card(Vec<Cow<'a, [u8]>>),
}

/// What was found.
pub(super) struct Found<'a> {
    /// Each tells the whole article, in one or more stretches.
    pub readings: Vec<Vec<Stretch>>,
    pub pictures: Pictures<'a>,
}

/// Words out of a file, and what they are measured by.
pub(super) struct Stretch {
    pub part: Part,
    pub text: String,
    /// Nothing stands around the article's words but what is known beforehand.
    pub is_closed: bool,
}

impl Stretch {
    fn new(part: Part, text: String) -> Self {
        Self { part, text, is_closed: false }
    }

    fn closed(part: Part, text: String) -> Self {
        Self { part, text, is_closed: true }
    }
}

/// Reads `exported` as `format`.
pub(super) fn back<'a>(format: &str, exported: &'a Exported) -> Found<'a> {
    let parts = parts(exported);
    let text = |name: &str| {
        let part = parts.iter().find(|part| part.name == name);
        part.map(|part| String::from_utf8_lossy(&part.bytes)).unwrap_or_default()
    };
    let jpeg = |part: &&Entry<'_>| part.name.rsplit('.').next() == Some("jpg");
    let bytes = || parts.iter().filter(jpeg).map(|part| part.bytes.clone()).collect();
    let only = text("");
    let found = |stretches, pictures| Found { readings: vec![stretches], pictures };
    let named = || Pictures::Named(only.clone().into_owned());
    match format {
        "html" => found(page(&only), Pictures::Bytes(embedded(&only))),
        "folder" => found(page(&text("bai.html")), Pictures::Bytes(bytes())),
        "zip" => {
            let mut readings = vec![page(&text("bai.html")), plain(&text("bai.txt"))];
            if parts.iter().any(|part| part.name == "noi-dung.html") {
                let pasted = visible(&text("noi-dung.html"));
                readings.push(vec![Stretch::new(Part::Pasted, pasted)]);
            }
            Found { readings, pictures: Pictures::Bytes(bytes()) }
        }
        "docx" => found(word(&text("word/document.xml")), Pictures::Bytes(bytes())),
        "epub" => found(page(&text("EPUB/bai.xhtml")), Pictures::Bytes(bytes())),
        "md" => found(markdown(&only), named()),
        "jsonld" => found(linked_data(&only), named()),
        "ninjs" => found(page(&json(&only, &NINJS)), named()),
        "newsml" => found(marked(inside(&only, "body"), &only), named()),
        "wxr" => Found {
            readings: told_apart(posts(&only), &only),
            pictures: Pictures::Bytes(embedded(&only)),
        },
        "atom" => Found { readings: told_apart(entry(&only), &only), pictures: named() },
        "social" => {
            let card = Stretch::new(Part::Card, visible(&text("the.html")));
            found(vec![card], Pictures::Card(bytes()))
        }
        #[cfg(feature = "print")]
        "pdf" => {
            let read = pdf::read(&parts[0].bytes).unwrap_or_default();
            let pictures = Pictures::Bytes(read.jpegs.into_iter().map(Cow::Owned).collect());
            found(vec![Stretch::new(Part::Drawn, read.text)], pictures)
        }
        "loudspeaker" => found(vec![Stretch::new(Part::Spoken, only.into_owned())], Pictures::None),
        "post" => found(vec![Stretch::new(Part::Credited, only.into_owned())], Pictures::None),
        _ => found(plain(&only), Pictures::None),
    }
}

/// A page that a browser shows.
fn page(html: &str) -> Vec<Stretch> {
    marked(visible(html), html)
}

/// What is read of `markup`, and the descriptions of photos in it.
fn marked(text: String, markup: &str) -> Vec<Stretch> {
    let alts = Stretch::new(Part::Alts, attributes(markup, "alt"));
    vec![Stretch::closed(Part::Credited, text), alts]
}

/// Where the lead stands by itself, too: that, and the whole article.
fn told_apart((text, lead): (String, String), markup: &str) -> Vec<Vec<Stretch>> {
    vec![marked(text, markup), vec![Stretch::closed(Part::Lead, lead)]]
}

fn plain(text: &str) -> Vec<Stretch> {
    vec![Stretch::closed(Part::Plain, text.to_owned())]
}

fn word(document: &str) -> Vec<Stretch> {
    let alts = Stretch::new(Part::Alts, attributes(document, "descr"));
    vec![Stretch::closed(Part::Credited, paragraphs(document)), alts]
}

/// Descriptions stand between the other words there.
fn markdown(markdown: &str) -> Vec<Stretch> {
    let text = visible(&unmarked(markdown));
    vec![Stretch::new(Part::Credited, text.clone()), Stretch::new(Part::Alts, text)]
}

fn linked_data(text: &str) -> Vec<Stretch> {
    vec![
        Stretch::closed(Part::Whole, json(text, &JSON_LD)),
        Stretch::new(Part::Credits, of_images(text, "creditText")),
        Stretch::new(Part::Alts, of_images(text, "description")),
    ]
}

/// The files in what was exported; a single one has no name. What is stored as it is is looked at where it lies.
fn parts(exported: &Exported) -> Vec<Entry<'_>> {
    let limits = archive::Limits { entries: 2000, unpacked: 2_000_000_000, ratio: 2000 };
    let part = |name: &str, bytes| Entry { name: name.to_owned(), bytes: Cow::Borrowed(bytes) };
    match exported {
        Exported::Files(files) => {
            files.iter().map(|file| part(&file.name, file.bytes.as_slice())).collect()
        }
        Exported::Bytes(bytes) if bytes.starts_with(b"PK\x03\x04") => {
            archive::read(bytes, limits).unwrap_or_default()
        }
        Exported::Bytes(bytes) => vec![part("", bytes.as_slice())],
    }
}

/// The pictures inside a page, decoded.
fn embedded(page: &str) -> Vec<Cow<'static, [u8]>> {
    let sources = page.split("data:image/jpeg;base64,").skip(1);
    let base64 = sources.map(|source| source.split('"').next().unwrap_or_default());
    base64.map(|base64| Cow::Owned(decoded(base64))).collect()
}

fn decoded(base64: &str) -> Vec<u8> {
    const SIGNS: [u8; 256] = signs();
    let value = |sign: u8| Some(SIGNS[usize::from(sign)]).filter(|value| *value < 64);
    let mut bytes = Vec::with_capacity(base64.len() / 4 * 3);
    let (mut word, mut bits) = (0_u32, 0);
    for six in base64.bytes().map_while(value) {
        word = word << 6 | u32::from(six);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((word >> bits) as u8);
        }
    }
    bytes
}

/// What each sign of Base64 stands for; 64 for what is none.
const fn signs() -> [u8; 256] {
    let mut values = [64; 256];
    let mut sign = 0;
    while sign < 26 {
        values[b'A' as usize + sign] = sign as u8;
        values[b'a' as usize + sign] = sign as u8 + 26;
        if sign < 10 {
            values[b'0' as usize + sign] = sign as u8 + 52;
        }
        sign += 1;
    }
    values[b'+' as usize] = 62;
    values[b'/' as usize] = 63;
    values
}

/// The letters of a Word document; a paragraph, a break and a tab end a word.
fn paragraphs(document: &str) -> String {
    let document = document.replace("<w:br/>", "<w:t> </w:t>").replace("<w:tab/>", "<w:t> </w:t>");
    let mut text = String::new();
    for paragraph in document.split("</w:p>") {
        text.push_str(&inside(paragraph, "w:t").replace('\n', ""));
        text.push('\n');
    }
    text
}

/// Markdown without its backslashes and stars; a sign behind a backslash is a letter like others.
fn unmarked(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut signs = markdown.chars();
    while let Some(c) = signs.next() {
        match c {
            '*' => {}
            '\\' => match signs.next() {
                Some('<') => out.push_str("&lt;"),
                Some('&') => out.push_str("&amp;"),
                other => out.extend(other),
            },
            c => out.push(c),
        }
    }
    out
}

/// Where the words of a JSON document stand, in reading order.
const JSON_LD: [&str; 4] = ["/headline", "/description", "/articleBody", "/author/name"];
const NINJS: [&str; 1] = ["/bodies/0/value"];

fn json(text: &str, places: &[&str]) -> String {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let at = |place: &&str| value.pointer(place).and_then(Value::as_str).unwrap_or_default();
    places.iter().map(at).map(|words| words.to_owned() + "\n").collect()
}

/// What the images of a JSON-LD document say under `name`.
fn of_images(text: &str, name: &str) -> String {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let images = value["image"].as_array().cloned().unwrap_or_default();
    images.iter().map(|image| image[name].as_str().unwrap_or_default().to_owned() + "\n").collect()
}

/// Title and content of the first item of a WordPress file, and its excerpt; each is HTML.
fn posts(text: &str) -> (String, String) {
    let item = text.split_once("<item>").map_or("", |(_, item)| item);
    let item = item.split_once("</item>").map_or(item, |(item, _)| item);
    let part = |name: &str| visible(&inside(item, name));
    (format!("{}\n{}", part("title"), part("content:encoded")), part("excerpt:encoded"))
}

/// Title and content of the first entry of a feed, and its summary.
fn entry(text: &str) -> (String, String) {
    let entry = text.split_once("<entry>").map_or("", |(_, entry)| entry);
    let part = |name: &str| inside(entry, name);
    (format!("{}\n{}", part("title"), part("content")), part("summary"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::escape::base64;

    #[test]
    fn pictures_come_out_of_a_page() {
        for bytes in [vec![255, 216, 0], vec![1, 2, 3, 4], vec![9; 5]] {
            let page = format!("<img src=\"data:image/jpeg;base64,{}\" alt=\"\">", base64(&bytes));
            assert_eq!(embedded(&page), [bytes]);
        }
    }

    #[test]
    fn a_word_over_two_runs_is_one_word() {
        let body =
            "<w:p><w:r><w:t>Đ</w:t></w:r><w:r><w:t>ảng</w:t><w:br/><w:t>bộ</w:t></w:r></w:p>";
        assert_eq!(paragraphs(body).trim(), "Đảng bộ");
    }
}
