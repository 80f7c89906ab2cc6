//! What changed between two documents: by block id, and inside a block by Vietnamese word.
//! Blocks that only moved count as kept at their new place. Photos of a gallery, credits and descriptions are compared
//! one by one; [`compare_articles`] adds what is said about the article outside its document.

mod words;

use std::collections::{HashMap, HashSet};

use crate::{Article, BlockKind, Document, Figure, PhotoRef, plain};

/// What happened to a block or to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Unchanged.
    Kept,
    /// New.
    Added,
    /// Gone.
    Removed,
    /// Some of its words changed.
    Changed,
}

/// Words with one fate: kept, added or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its fate; never [`Change::Changed`].
    pub change: Change,
    /// The words with the spaces between them.
    pub text: String,
}

/// One block, or one field, of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockChange {
    /// `headline`, `lead`, `byline`, the block's kind, `credit` or `alt` of the photo before it, or `field`.
    pub kind: &'static str,
    /// The block's id; the kind for headline, lead and byline; the field's name for a field.
    pub id: String,
    /// The photo, where the block shows one.
    pub photo: Option<PhotoRef>,
    /// The photo that stood there before, where it was another.
    pub photo_before: Option<PhotoRef>,
    /// What happened to it.
    pub change: Change,
    /// Its words in order.
    pub pieces: Vec<Piece>,
}

/// A comparison in the order of the newer page; a removed block stands where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The blocks and fields.
    pub changes: Vec<BlockChange>,
    /// Words added in all.
    pub words_added: u32,
    /// Words removed in all.
    pub words_removed: u32,
}

/// A block's identity, words and photo, for comparing.
struct Part {
    kind: &'static str,
    id: String,
    text: String,
    photo: Option<PhotoRef>,
}

/// Compares two documents. Time grows with the text and the changed words, not with the square of the text.
pub fn compare(older: &Document, newer: &Document) -> Comparison {
    let (older, newer) = (parts(older), parts(newer));
    let by_id: HashMap<&str, &Part> = older.iter().map(|part| (part.id.as_str(), part)).collect();
    let here: HashSet<&str> = newer.iter().map(|part| part.id.as_str()).collect();
    // What is gone, by what stood before it and stands there still: that is the headline at the least.
    let mut gone: HashMap<&str, Vec<&Part>> = HashMap::new();
    let mut before = "";
    for part in &older {
        if here.contains(part.id.as_str()) {
            before = &part.id;
        } else {
            gone.entry(before).or_default().push(part);
        }
    }
    let mut changes = Vec::new();
    for part in &newer {
        changes.push(match by_id.get(part.id.as_str()) {
            Some(before) => inside(before, part),
            None => whole(part, Change::Added),
        });
        let behind = gone.get(part.id.as_str()).into_iter().flatten();
        changes.extend(behind.map(|part| whole(part, Change::Removed)));
    }
    let count = |change| {
        let pieces = changes.iter().filter(|block| is_text(block)).flat_map(|block| &block.pieces);
        pieces.filter(|p| p.change == change).map(|p| vietnamese::count_words(&p.text)).sum()
    };
    Comparison { words_added: count(Change::Added), words_removed: count(Change::Removed), changes }
}

/// Compares two articles: their documents, then the fields that differ, as blocks of the kind `field`.
pub fn compare_articles(older: &Article, newer: &Article) -> Comparison {
    let mut comparison = compare(&older.document, &newer.document);
    for (before, after) in fields(older).into_iter().zip(fields(newer)) {
        if before.text != after.text || before.photo != after.photo {
            comparison.changes.push(inside(&before, &after));
        }
    }
    comparison
}

/// Words of credits and descriptions are shown, but they are no words of the article.
fn is_text(block: &BlockChange) -> bool {
    !matches!(block.kind, "credit" | "alt" | "field")
}

fn fields(article: &Article) -> [Part; 5] {
    let field =
        |name: &str, text: String, photo| Part { kind: "field", id: name.to_owned(), text, photo };
    let published = article.published.map(crate::LocalTime::iso).unwrap_or_default();
    [
        field("section", article.section.clone(), None),
        field("genre", article.genre.name().to_owned(), None),
        field("published", published, None),
        field("keywords", article.keywords.join(", "), None),
        field("featured", String::new(), article.featured.clone()),
    ]
}

fn parts(document: &Document) -> Vec<Part> {
    let field = |kind: &'static str, text| Part { kind, id: kind.to_owned(), text, photo: None };
    let mut parts =
        vec![field("headline", plain(&document.headline)), field("lead", plain(&document.sapo))];
    for block in &document.blocks {
        let kind = block.kind_name();
        let text = |text| Part { kind, id: block.id.as_str().to_owned(), text, photo: None };
        match &block.kind {
            BlockKind::Figure(figure) => photo_parts(&mut parts, kind, block.id.as_str(), figure),
            BlockKind::Gallery(items) => {
                for item in items {
                    photo_parts(&mut parts, kind, item.id.as_str(), &item.figure);
                }
            }
            _ => parts.push(text(block.text())),
        }
    }
    parts.push(field("byline", plain(&document.byline)));
    parts
}

/// A photo with its caption, then its credit and its description where it has them.
fn photo_parts(parts: &mut Vec<Part>, kind: &'static str, id: &str, figure: &Figure) {
    let text = plain(&figure.caption);
    parts.push(Part { kind, id: id.to_owned(), text, photo: figure.photo.clone() });
    for (kind, words) in [("credit", &figure.credit), ("alt", &figure.alt)] {
        if !words.is_empty() {
            let id = format!("{id}:{kind}");
            parts.push(Part { kind, id, text: words.clone(), photo: None });
        }
    }
}

fn whole(part: &Part, change: Change) -> BlockChange {
    let pieces = if part.text.is_empty() {
        Vec::new()
    } else {
        vec![Piece { change, text: part.text.clone() }]
    };
    let (id, photo) = (part.id.clone(), part.photo.clone());
    BlockChange { kind: part.kind, id, photo, photo_before: None, change, pieces }
}

fn inside(before: &Part, after: &Part) -> BlockChange {
    if before.text == after.text && before.photo == after.photo && before.kind == after.kind {
        return whole(after, Change::Kept);
    }
    let pieces = words::compared(&before.text, &after.text);
    let (id, photo) = (after.id.clone(), after.photo.clone());
    let photo_before = before.photo.clone().filter(|_| before.photo != after.photo);
    BlockChange { kind: after.kind, id, photo, photo_before, change: Change::Changed, pieces }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Block, BlockId, Inline};

    fn page(headline: &str, paragraphs: &[(&str, &str)]) -> Document {
        let block = |(id, text): &(&str, &str)| Block {
            id: BlockId::parse(id).unwrap(),
            kind: BlockKind::Paragraph(vec![Inline::text(*text)]),
        };
        Document {
            headline: vec![Inline::text(headline)],
            sapo: Vec::new(),
            blocks: paragraphs.iter().map(block).collect(),
            byline: Vec::new(),
        }
    }

    fn shown(comparison: &Comparison) -> String {
        let mark = |piece: &Piece| match piece.change {
            Change::Added => format!("[+{}]", piece.text),
            Change::Removed => format!("[-{}]", piece.text),
            _ => piece.text.clone(),
        };
        let line = |block: &BlockChange| block.pieces.iter().map(mark).collect::<String>();
        comparison.changes.iter().map(line).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_are_compared_whole() {
        let before = page("Tổ 5 ra quân", &[("a", "Sáng 02-11, tổ dân phố số 5 ra quân.")]);
        let after =
            page("Tổ 5 ra quân", &[("a", "Sáng 03-11, tổ dân phố số 5 ra quân dọn vệ sinh.")]);
        let comparison = compare(&before, &after);
        let text = shown(&comparison);
        assert!(text.contains("tổ dân phố số 5 ra quân"), "kept words stay together: {text}");
        assert!(text.contains("dọn vệ sinh"), "{text}");
        assert_eq!(comparison.changes[0].change, Change::Kept, "the headline did not change");
    }

    #[test]
    fn removed_and_added_blocks_are_named() {
        let before = page("T", &[("a", "một"), ("b", "hai ba"), ("c", "bốn")]);
        let after = page("T", &[("a", "một"), ("c", "bốn"), ("d", "năm sáu bảy")]);
        let comparison = compare(&before, &after);
        assert_eq!(shown(&comparison), "T|một|[-hai ba]|bốn|[+năm sáu bảy]");
        assert_eq!((comparison.words_added, comparison.words_removed), (3, 2));
    }

    #[test]
    fn a_moved_block_is_kept_and_no_word_counts_twice() {
        let before = page("T", &[("a", "một"), ("b", "hai"), ("c", "ba")]);
        let after = page("T", &[("c", "ba"), ("a", "một"), ("b", "hai")]);
        let comparison = compare(&before, &after);
        assert_eq!((comparison.words_added, comparison.words_removed), (0, 0), "{comparison:?}");
        assert_eq!(shown(&comparison), "T|ba|một|hai");
    }

    #[test]
    fn photos_their_words_and_the_fields_are_compared() {
        let photo = |n: u8| PhotoRef::of_hash([n; 32]);
        let figure = |photo, caption: &str, credit: &str| Block {
            id: BlockId::parse("p").unwrap(),
            kind: BlockKind::Figure(Figure {
                photo: Some(photo),
                caption: vec![Inline::text(caption)],
                credit: credit.to_owned(),
                alt: String::new(),
            }),
        };
        let id = crate::ArticleId::parse("01990000-0000-7000-8000-000000000001").unwrap();
        let mut before = Article::draft(id, page("T", &[]));
        before.document.blocks.push(figure(photo(1), "Quang cảnh", "Ảnh: Vy"));
        let mut after = before.clone();
        after.document.blocks = vec![figure(photo(2), "Quang cảnh hội nghị", "Ảnh: Thoa")];
        after.section = "Đô thị".into();
        let comparison = compare_articles(&before, &after);
        let found = |kind| comparison.changes.iter().find(|block| block.kind == kind).unwrap();
        assert_eq!(found("figure").photo, Some(photo(2)));
        assert_eq!(found("figure").photo_before, Some(photo(1)));
        assert_eq!(found("credit").change, Change::Changed);
        assert_eq!(
            (found("field").id.as_str(), found("field").change),
            ("section", Change::Changed)
        );
        assert_eq!((comparison.words_added, comparison.words_removed), (2, 0), "captions count");
        assert!(compare_articles(&after, &after).changes.iter().all(|b| b.change == Change::Kept));
    }
}
