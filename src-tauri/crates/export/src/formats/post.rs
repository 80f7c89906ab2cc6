//! A post for Zalo and Facebook: plain text that reads well in a phone's narrow column, with the keywords as hashtags.
//! Photos are named by their number, in the order in which they are to be added.

use article::{Block, BlockKind, Figure, ListKind, plain};

use crate::{
    Exported, Format, Story,
    escape::clean,
    grid::{Place, grid},
};

pub(crate) static FORMAT: Format = Format {
    name: "post",
    extension: "txt",
    covers: &[],
    write: |story| Ok(Exported::Bytes(post(story).into_bytes()).into()),
};

fn post(story: &Story<'_>) -> String {
    let mut parts = vec![story.headline(), story.lead()];
    parts.extend(story.article.document.blocks.iter().map(|block| self::block(story, block)));
    parts.push(story.byline());
    parts.push(story.site.ward.clone());
    let tags: Vec<String> =
        story.article.keywords.iter().filter_map(|word| hashtag(word)).collect();
    parts.push(tags.join(" "));
    let parts: Vec<String> = parts
        .iter()
        .map(|part| clean(part).trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n\n") + "\n"
}

fn block(story: &Story<'_>, block: &Block) -> String {
    match &block.kind {
        BlockKind::List { kind, items } => {
            let item = |(n, item): (usize, &Vec<article::Inline>)| match kind {
                ListKind::Bullet => format!("• {}", plain(item)),
                ListKind::Ordered => format!("{n}. {}", plain(item)),
            };
            (1..).zip(items).map(item).collect::<Vec<_>>().join("\n")
        }
        BlockKind::Table { rows } => {
            let words = |place: &Place<'_>| match place {
                Place::Cell(cell, _) => plain(&cell.text),
                Place::Below(_) | Place::Empty => String::new(),
            };
            let row = |row: &Vec<Place<'_>>| row.iter().map(words).collect::<Vec<_>>().join(" | ");
            grid(rows, usize::MAX).0.iter().map(row).collect::<Vec<_>>().join("\n")
        }
        BlockKind::Figure(figure) => caption(story, figure),
        BlockKind::Gallery(items) => {
            items.iter().map(|item| caption(story, &item.figure)).collect::<Vec<_>>().join("\n")
        }
        BlockKind::FactBox { title, blocks } => {
            let inside = blocks.iter().map(|block| self::block(story, block));
            std::iter::once(plain(title)).chain(inside).collect::<Vec<_>>().join("\n")
        }
        _ => block.text(),
    }
}

fn caption(story: &Story<'_>, figure: &Figure) -> String {
    let n = figure.photo.as_ref().and_then(|photo| story.photo(photo)).map(|(n, _)| n);
    let place = n.map(|n| format!("[Ảnh {n}]")).unwrap_or_default();
    let credit = figure.credit.trim();
    let credit = if credit.is_empty() { String::new() } else { format!("({credit})") };
    let words = [place.as_str(), plain(&figure.caption).trim(), credit.as_str()].join(" ");
    words.trim().to_owned()
}

/// `#ChuyểnĐổiSố`: letters and digits only, every word with a capital.
fn hashtag(keyword: &str) -> Option<String> {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_uppercase().collect::<String>());
        first.unwrap_or_default() + letters.as_str()
    };
    let words: String = keyword.split(|c: char| !c.is_alphanumeric()).map(word).collect();
    words.chars().any(char::is_alphabetic).then(|| format!("#{words}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashtag_holds_together() {
        assert_eq!(hashtag("chuyển đổi số").as_deref(), Some("#ChuyểnĐổiSố"));
        assert_eq!(hashtag("kinh tế - xã hội 2025").as_deref(), Some("#KinhTếXãHội2025"));
        assert_eq!(hashtag("2025"), None, "a number alone is no hashtag");
    }
}
