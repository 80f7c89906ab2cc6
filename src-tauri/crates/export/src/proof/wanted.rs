//! What a file is measured by: the words of the article that its format promises, in the order in which they are read.

use article::{Block, BlockKind, Figure, ListKind};

use crate::Story;

/// What a stretch of a file is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Every word of the article, without the credits of its photos.
    Whole,
    /// The same in plain text, where a list's numbers are letters.
    Plain,
    /// Every word of the article and the credits.
    Credited,
    /// The same, on drawn pages.
    #[cfg_attr(not(feature = "print"), allow(dead_code))]
    Drawn,
    /// Blocks, credits and byline: what is pasted into a portal's form.
    Pasted,
    /// The lead alone.
    Lead,
    /// Headline and lead.
    Card,
    /// Every word that reading aloud does not spell out.
    Spoken,
    /// The credits, photo by photo.
    Credits,
    /// The descriptions that were written, photo by photo.
    Alts,
}

/// The words of `part`, in reading order.
pub(super) fn wanted(part: Part, story: &Story<'_>) -> String {
    let document = &story.article.document;
    let between = |words: Vec<String>| {
        [vec![story.headline(), story.lead()], words, vec![story.byline()]].concat().join("\n")
    };
    let blocks = &document.blocks;
    match part {
        Part::Whole | Part::Plain => between(blocks.iter().map(Block::text).collect()),
        Part::Credited | Part::Drawn => between(blocks.iter().map(credited).collect()),
        Part::Pasted => {
            let blocks = blocks.iter().map(credited);
            blocks.chain([story.byline()]).collect::<Vec<_>>().join("\n")
        }
        Part::Lead => story.lead(),
        Part::Card => format!("{}\n{}", story.headline(), story.lead()),
        Part::Spoken => {
            between(blocks.iter().filter(|block| is_heard(block)).map(Block::text).collect())
        }
        Part::Credits => of_photos(story, |figure| figure.credit.as_str()),
        Part::Alts => of_photos(story, |figure| figure.alt.as_str()),
    }
}

/// What a format may say beside the article's own words: section and day, a place for a headline that is missing, and in
/// plain text the numbers of lists.
pub(super) fn furniture(part: Part, story: &Story<'_>) -> String {
    let day = story.published().map(|time| format!("Ngày đăng {time}")).unwrap_or_default();
    let numbers =
        if part == Part::Plain { numbers(&story.article.document.blocks) } else { vec![] };
    format!("{}\n{day}\nBài chưa có tít\n{}", story.article.section, numbers.join(" "))
}

/// The numbers of all ordered lists.
fn numbers(blocks: &[Block]) -> Vec<String> {
    let of = |block: &Block| match &block.kind {
        BlockKind::List { kind: ListKind::Ordered, items } => {
            (1..=items.len()).map(|n| n.to_string()).collect()
        }
        BlockKind::FactBox { blocks, .. } => numbers(blocks),
        _ => Vec::new(),
    };
    blocks.iter().flat_map(of).collect()
}

/// A block with the credits behind their captions.
fn credited(block: &Block) -> String {
    let figures = block.figures();
    if figures.is_empty() {
        return block.text();
    }
    let words =
        |figure: &&Figure| format!("{}\n{}", article::plain(&figure.caption), figure.credit);
    figures.iter().map(words).collect::<Vec<_>>().join("\n")
}

/// Everything but photos, captions and tables.
fn is_heard(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Table { .. }) && block.figures().is_empty()
}

/// What the figures say of the photos that were made ready, each photo once.
fn of_photos(story: &Story<'_>, said: fn(&Figure) -> &str) -> String {
    let figures = story.article.document.figures();
    let of = |photo: &crate::StoryPhoto| {
        let figure = figures.iter().find(|figure| figure.photo.as_ref() == Some(&photo.photo));
        figure.map(|figure| said(figure)).unwrap_or_default()
    };
    story.photos.iter().map(of).collect::<Vec<_>>().join("\n")
}

/// A word that reading aloud does not change: letters of which not all are capitals.
pub(super) fn is_said_as_written(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
        && word.chars().any(char::is_lowercase)
        && word.chars().count() > 2
}
