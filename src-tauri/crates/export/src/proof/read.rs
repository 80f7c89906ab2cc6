//! The readers: what is in a file, seen as the program that opens it will see it.

use std::borrow::Cow;

use archive::Entry;
use serde_json::Value;

use super::markup::{inside, visible};
use crate::Exported;

/// What an export is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Every word of the article.
    Whole,
    /// Every word of the article, on drawn pages.
    #[cfg_attr(not(feature = "print"), allow(dead_code))]
    Drawn,
    /// Headline and lead.
    Card,
    /// Every word that reading aloud does not spell out.
    Spoken,
}

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
    pub text: String,
    pub pictures: Pictures<'a>,
    pub scope: Scope,
}

/// Reads `exported` as `format`.
pub(super) fn back<'a>(format: &str, exported: &'a Exported) -> Found<'a> {
    let parts = parts(exported);
    let text = |name: &str| {
        let part = parts.iter().find(|part| part.name == name);
        part.map(|part| String::from_utf8_lossy(&part.bytes)).unwrap_or_default()
    };
    let whole = |text: String, pictures| Found { text, pictures, scope: Scope::Whole };
    let bytes = || {
        let jpeg = |part: &&Entry<'_>| part.name.rsplit('.').next() == Some("jpg");
        parts.iter().filter(jpeg).map(|part| part.bytes.clone()).collect()
    };
    let named = || Pictures::Named(text("").into_owned());
    match format {
        "html" => whole(visible(&text("")), Pictures::Bytes(embedded(&text("")))),
        "zip" | "folder" => whole(visible(&text("bai.html")), Pictures::Bytes(bytes())),
        "docx" => whole(paragraphs(&text("word/document.xml")), Pictures::Bytes(bytes())),
        "epub" => whole(visible(&text("EPUB/bai.xhtml")), Pictures::Bytes(bytes())),
        "md" => whole(visible(&unmarked(&text(""))), named()),
        "jsonld" => whole(json(&text(""), &JSON_LD, str::to_owned), named()),
        "ninjs" => whole(json(&text(""), &NINJS, visible), named()),
        "newsml" => whole(inside(&text(""), "body"), named()),
        "wxr" => whole(posts(&text("")), Pictures::Bytes(embedded(&text("")))),
        "atom" => whole(entry(&text("")), named()),
        "social" => Found {
            text: visible(&text("the.html")),
            pictures: Pictures::Card(bytes()),
            scope: Scope::Card,
        },
        #[cfg(feature = "print")]
        "pdf" => {
            let read = pdf::read(&parts[0].bytes).unwrap_or_default();
            let pictures = Pictures::Bytes(read.jpegs.into_iter().map(Cow::Owned).collect());
            Found { text: read.text, pictures, scope: Scope::Drawn }
        }
        "loudspeaker" => {
            Found { text: text("").into_owned(), pictures: Pictures::None, scope: Scope::Spoken }
        }
        _ => whole(text("").into_owned(), Pictures::None),
    }
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

fn json(text: &str, places: &[&str], read: fn(&str) -> String) -> String {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let at = |place: &&str| value.pointer(place).and_then(Value::as_str).unwrap_or_default();
    places.iter().map(at).map(|words| read(words) + "\n").collect()
}

/// Title, excerpt and content of the first item of a WordPress file, and its author.
fn posts(text: &str) -> String {
    let item = text.split_once("<item>").map_or("", |(_, item)| item);
    let item = item.split_once("</item>").map_or(item, |(item, _)| item);
    let content = visible(&inside(item, "content:encoded"));
    format!("{}\n{}\n{content}", inside(item, "title"), inside(item, "excerpt:encoded"))
}

/// Title, summary and content of the first entry of a feed, and its author.
fn entry(text: &str) -> String {
    let entry = text.split_once("<entry>").map_or("", |(_, entry)| entry);
    let part = |name: &str| inside(entry, name);
    format!("{}\n{}\n{}", part("title"), part("summary"), part("content"))
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
