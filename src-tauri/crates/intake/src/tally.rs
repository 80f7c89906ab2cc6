//! What a text lost and kept on its way in: the report «giữ … bỏ …», by code and count.

use std::collections::BTreeSet;

use article::{BlockKind, Inline, ListKind};
use vietnamese::Charset;

/// What happened to a text that was taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Where it was made, as far as it shows: `word`, `google_docs`, `libreoffice`, `web`, `rtf`, `text`.
    pub source: &'static str,
    /// What stays, by code: `strong`, `em`, `links`, `headings`, `lists`, `quotes`, `tables`, `photos`,
    /// `fact_boxes`.
    pub kept: Vec<Count>,
    /// What was left out, by code: `fonts`, `colours`, `empty_tables`, `photos`, `links`, `hidden`, `deletions`,
    /// `comments`, `footnotes`, `active_content`, `page_frame`, `structure`.
    pub left_out: Vec<Count>,
    /// Letters that came apart and are whole now.
    pub composed: u32,
    /// Letters of an old alphabet that were converted.
    pub converted: Option<Conversion>,
    /// A conversion that is only likely: it was not made.
    pub offered: Option<Conversion>,
    /// Digits that came in; as many stand in the result.
    pub digits: u32,
}

/// So many of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The thing's code.
    pub what: &'static str,
    /// How many; at least 1.
    pub count: u32,
}

/// Letters of an old alphabet, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The alphabet they were in.
    pub charset: Charset,
    /// How many letters changed.
    pub letters: u32,
    /// The first words as they came.
    pub before: String,
    /// The same words in Unicode.
    pub after: String,
}

/// How often each digit stands in a text: what no way in may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Digits([u32; 10]);

impl Digits {
    pub(crate) fn of(text: &str) -> Self {
        let mut digits = Self::default();
        digits.add(text);
        digits
    }

    pub(crate) fn add(&mut self, text: &str) {
        for c in text.chars() {
            if let Some(digit) = vietnamese::legible_char(c).to_digit(10) {
                self.0[digit as usize] += 1;
            }
        }
    }

    pub(crate) fn sum(self) -> u32 {
        self.0.iter().sum()
    }

    pub(crate) fn minus(mut self, other: Self) -> Self {
        let pairs = self.0.iter_mut().zip(other.0);
        pairs.for_each(|(one, less)| *one = one.saturating_sub(less));
        self
    }
}

/// Looks that a page sets and an article does not keep.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    fonts: BTreeSet<String>,
    colours: BTreeSet<String>,
    pub(crate) empty_tables: u32,
}

impl Looks {
    /// Notes the fonts and colours of one `style`, small letters without white space.
    pub(crate) fn see(&mut self, style: &str) {
        for rule in style.split(';') {
            match rule.split_once(':') {
                Some(("font-family", fonts)) => self.font(fonts),
                Some(("color" | "background" | "background-color", colour))
                    if !matches!(colour, "windowtext" | "transparent" | "inherit" | "") =>
                {
                    self.colours.insert(colour.to_owned());
                }
                _ => {}
            }
        }
    }

    pub(crate) fn font(&mut self, fonts: &str) {
        let first = fonts.split(',').next().unwrap_or_default();
        let first = first.trim_matches(['"', '\'', ' ']).to_lowercase();
        if !first.is_empty() {
            self.fonts.insert(first);
        }
    }

    /// The counts, with what `findings` tell, each as often as it was found.
    pub(crate) fn left_out(&self, findings: &[&'static str]) -> Vec<Count> {
        let found = |finding: &str| findings.iter().filter(|one| **one == finding).count();
        let counts = [
            ("fonts", self.fonts.len()),
            ("colours", self.colours.len()),
            ("empty_tables", self.empty_tables as usize),
            ("photos", found("photos_left_out")),
            ("links", found("links_left_out")),
            ("hidden", found("hidden_left_out")),
            ("deletions", found("deletions_left_out")),
            ("comments", found("comments_left_out")),
            ("footnotes", found("footnotes_left_out")),
            ("active_content", found("active_content_left_out")),
            ("page_frame", found("page_frame_left_out")),
            ("structure", found("structure_left_out")),
        ];
        listed(&counts)
    }
}

/// What of these blocks an article keeps beyond words.
pub(crate) fn kept<'a>(kinds: impl Iterator<Item = &'a BlockKind>) -> Vec<Count> {
    let mut counts =
        ["strong", "em", "links", "headings", "lists", "quotes", "tables", "photos", "fact_boxes"]
            .map(|what| (what, 0));
    for kind in kinds {
        match kind {
            BlockKind::FactBox { blocks, .. } => {
                let is_list =
                    |block: &&article::Block| matches!(block.kind, BlockKind::List { .. });
                counts[4].1 += blocks.iter().filter(is_list).count();
                counts[8].1 += 1;
            }
            BlockKind::Heading { .. } => counts[3].1 += 1,
            BlockKind::List { kind: ListKind::Bullet | ListKind::Ordered, .. } => counts[4].1 += 1,
            BlockKind::Quote { .. } => counts[5].1 += 1,
            BlockKind::Table { .. } => counts[6].1 += 1,
            BlockKind::Figure(_) => counts[7].1 += 1,
            _ => {}
        }
        for inline in texts(kind).into_iter().flatten() {
            if let Inline::Text(run) = inline {
                counts[0].1 += usize::from(run.marks.strong);
                counts[1].1 += usize::from(run.marks.em);
                counts[2].1 += usize::from(run.marks.link.is_some());
            }
        }
    }
    listed(&counts)
}

/// The texts of a block, in their order.
pub(crate) fn texts(kind: &BlockKind) -> Vec<&Vec<Inline>> {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => vec![text],
        BlockKind::Quote { text, attribution } => vec![text, attribution],
        BlockKind::List { items, .. } => items.iter().collect(),
        BlockKind::Table { rows } => rows.iter().flatten().map(|cell| &cell.text).collect(),
        BlockKind::Figure(figure) => vec![&figure.caption],
        BlockKind::FactBox { title, blocks } => {
            let inside = blocks.iter().flat_map(|block| texts(&block.kind));
            std::iter::once(title).chain(inside).collect()
        }
        BlockKind::Gallery(_) => Vec::new(),
    }
}

fn listed(counts: &[(&'static str, usize)]) -> Vec<Count> {
    let some = counts.iter().filter(|(_, count)| *count > 0);
    some.map(|(what, count)| Count { what, count: u32::try_from(*count).unwrap_or(u32::MAX) })
        .collect()
}

/// Letters of `text` that stand apart from their marks.
pub(crate) fn apart(text: &str) -> u32 {
    if text.is_ascii() {
        return 0;
    }
    let (before, after) = (text.chars().count(), vietnamese::nfc(text).chars().count());
    u32::try_from(before.saturating_sub(after)).unwrap_or(u32::MAX)
}
