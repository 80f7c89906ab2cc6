//! Proof of an export: the written bytes are read back by other code than wrote them, and compared with the article
//! word by word and photo by photo.

use crate::{Exported, Story};

/// What was found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Words of the article.
    pub words: u32,
    /// Of these, found in the file in their order.
    pub words_found: u32,
    /// Photos of the article.
    pub photos: u32,
    /// Of these, found in the file.
    pub photos_found: u32,
}

/// Reads `exported` back as `format` and compares it with `story`.
pub fn prove(format: &str, exported: &Exported, story: &Story<'_>) -> Proof {
    let wanted = words_of(&wanted_text(story));
    let (text, photos_found) = match (format, exported) {
        ("html", Exported::Bytes(bytes)) => {
            let page = String::from_utf8_lossy(bytes);
            (visible(&page), page.matches("<img ").count())
        }
        ("zip", Exported::Bytes(bytes)) => zip(bytes),
        (_, Exported::Files(files)) => {
            let page = files.iter().find(|file| has_ending(&file.name, "html"));
            let photos = files.iter().filter(|file| file.name.contains('/')).count();
            (
                page.map(|file| visible(&String::from_utf8_lossy(&file.bytes))).unwrap_or_default(),
                photos,
            )
        }
        (_, Exported::Bytes(bytes)) => {
            (String::from_utf8_lossy(bytes).into_owned(), story.photos.len())
        }
    };
    let found = in_order(&wanted, &words_of(&text));
    Proof {
        words: wanted.len() as u32,
        words_found: found as u32,
        photos: story.photos.len() as u32,
        photos_found: photos_found.min(story.photos.len()) as u32,
    }
}

fn wanted_text(story: &Story<'_>) -> String {
    let passages = story.article.document.passages();
    passages.into_iter().map(|passage| passage.text).collect::<Vec<_>>().join("\n")
}

fn zip(bytes: &[u8]) -> (String, usize) {
    let limits = archive::Limits { entries: 2000, unpacked: 2_000_000_000, ratio: 2000 };
    let entries = archive::read(bytes, limits).unwrap_or_default();
    let page = entries.iter().find(|entry| entry.name == "bai.html");
    let page =
        page.map(|entry| visible(&String::from_utf8_lossy(&entry.bytes))).unwrap_or_default();
    let numbered =
        |name: &str| name.len() > 3 && name.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    let photos =
        entries.iter().filter(|entry| numbered(&entry.name) && has_ending(&entry.name, "jpg"));
    (page, photos.count())
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

/// The text of a page's body that a reader sees: tags out, entities back.
fn visible(page: &str) -> String {
    let body = page.split_once("<body>").map_or(page, |(_, body)| body);
    let mut text = String::with_capacity(body.len() / 2);
    let mut inside = false;
    for c in body.chars() {
        match c {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    for (name, sign) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        text = text.replace(name, sign);
    }
    text
}

/// Letters and digits apart from signs, so that a tag between two words or a sign between them does not matter.
fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How many of `wanted` stand in `found` in the same order.
fn in_order(wanted: &[String], found: &[String]) -> usize {
    let mut rest = found.iter();
    let mut count = 0;
    for word in wanted {
        let mut ahead = rest.clone();
        if ahead.any(|there| there == word) {
            rest = ahead;
            count += 1;
        }
    }
    count
}
