//! What changed between two documents: by block id, and inside a block by Vietnamese word.
//! Blocks that only moved count as kept at their new place.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::{Block, Document, PhotoRef, plain};

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
    /// `headline`, `lead`, `byline`, or the block's kind.
    pub kind: &'static str,
    /// The block's id; a field's is its kind.
    pub id: String,
    /// The photo, where the block shows one.
    pub photo: Option<PhotoRef>,
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

/// Compares two documents. Time grows with the changed words, not with the square of the text.
pub fn compare(older: &Document, newer: &Document) -> Comparison {
    let (older, newer) = (parts(older), parts(newer));
    let ids = |parts: &[Part]| parts.iter().map(|part| part.id.clone()).collect::<Vec<_>>();
    let (old_ids, new_ids) = (ids(&older), ids(&newer));
    let by_id: HashMap<&str, &Part> = older.iter().map(|part| (part.id.as_str(), part)).collect();
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old_ids, &new_ids) {
        for part in &older[op.old_range()] {
            let gone = matches!(op, DiffOp::Delete { .. } | DiffOp::Replace { .. });
            if gone && !new_ids.contains(&part.id) {
                changes.push(whole(part, Change::Removed));
            }
        }
        for part in &newer[op.new_range()] {
            changes.push(match by_id.get(part.id.as_str()) {
                Some(before) => inside(before, part),
                None => whole(part, Change::Added),
            });
        }
    }
    let count = |change| {
        let pieces = changes.iter().flat_map(|block: &BlockChange| &block.pieces);
        pieces.filter(|p| p.change == change).map(|p| vietnamese::count_words(&p.text)).sum()
    };
    Comparison { words_added: count(Change::Added), words_removed: count(Change::Removed), changes }
}

fn parts(document: &Document) -> Vec<Part> {
    let field = |kind: &'static str, text| Part { kind, id: kind.to_owned(), text, photo: None };
    let block = |block: &Block| Part {
        kind: block.kind_name(),
        id: block.id.as_str().to_owned(),
        text: block.text(),
        photo: block.figures().first().and_then(|figure| figure.photo.clone()),
    };
    let mut parts =
        vec![field("headline", plain(&document.headline)), field("lead", plain(&document.sapo))];
    parts.extend(document.blocks.iter().map(block));
    parts.push(field("byline", plain(&document.byline)));
    parts
}

fn whole(part: &Part, change: Change) -> BlockChange {
    let pieces = if part.text.is_empty() {
        Vec::new()
    } else {
        vec![Piece { change, text: part.text.clone() }]
    };
    BlockChange { kind: part.kind, id: part.id.clone(), photo: part.photo.clone(), change, pieces }
}

fn inside(before: &Part, after: &Part) -> BlockChange {
    if before.text == after.text && before.photo == after.photo && before.kind == after.kind {
        return whole(after, Change::Kept);
    }
    let (old, new) = (words(&before.text), words(&after.text));
    let keys = |words: &[(String, String)]| words.iter().map(|w| w.0.clone()).collect::<Vec<_>>();
    let text = |words: &[(String, String)]| words.iter().map(|w| w.1.as_str()).collect::<String>();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |change, text: String| match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.change == change => last.text.push_str(&text),
        _ => pieces.push(Piece { change, text }),
    };
    for op in capture_diff_slices(Algorithm::Myers, &keys(&old), &keys(&new)) {
        if let DiffOp::Equal { .. } = op {
            push(Change::Kept, text(&new[op.new_range()]));
        } else {
            push(Change::Removed, text(&old[op.old_range()]));
            push(Change::Added, text(&new[op.new_range()]));
        }
    }
    let (id, photo) = (after.id.clone(), after.photo.clone());
    BlockChange { kind: after.kind, id, photo, change: Change::Changed, pieces }
}

/// Words and signs, each with itself as key and with the white space that follows it: spaces are never matched
/// for themselves, so that a moved word does not drag its neighbours along.
fn words(text: &str) -> Vec<(String, String)> {
    let mut words: Vec<(String, String)> = Vec::new();
    for token in vietnamese::tokens(text) {
        match words.last_mut() {
            Some(last) if token.kind == vietnamese::TokenKind::Space => last.1.push_str(token.text),
            _ => words.push((token.text.to_owned(), token.text.to_owned())),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockId, BlockKind, Inline};

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
}
