//! The blocks of a body, in the order a reader meets them.

use crate::{BlockId, Inline, PhotoRef, run::plain};

/// One block: its stable id and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Unique in its document; kept through edits, so that versions can be merged block by block.
    pub id: BlockId,
    /// What the block is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A sub-heading (tít phụ).
    Heading {
        /// Second or third level; the headline is the first.
        level: HeadingLevel,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A direct quotation with who said it.
    Quote {
        /// The quoted words, with the quotation marks the reporter wrote.
        text: Vec<Inline>,
        /// Who said it; empty when the text says so itself.
        attribution: Vec<Inline>,
    },
    /// A list; every item is one run of text.
    List {
        /// Bullets or numbers.
        kind: ListKind,
        /// At least one item.
        items: Vec<Vec<Inline>>,
    },
    /// A table: at least one row, every row at least one cell.
    Table {
        /// Rows from top to bottom, cells from left to right.
        rows: Vec<Vec<Cell>>,
    },
    /// A photo with its words.
    Figure(Figure),
    /// Several photos shown together; at least one.
    Gallery(Vec<GalleryItem>),
    /// A fact box (hộp thông tin): a title and paragraphs or lists.
    FactBox {
        /// Its title; may be empty.
        title: Vec<Inline>,
        /// Paragraphs and lists only; at least one.
        blocks: Vec<Block>,
    },
}

/// Second or third level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLevel {
    /// `<h2>`.
    Two,
    /// `<h3>`.
    Three,
}

/// Bullets or numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// Bullets.
    Bullet,
    /// 1, 2, 3 …
    Ordered,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Heading or data.
    pub kind: CellKind,
    /// Columns it covers, 1–100.
    pub colspan: u16,
    /// Rows it covers, 1–1,000.
    pub rowspan: u16,
    /// Its text.
    pub text: Vec<Inline>,
}

/// Heading or data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// `<th>`.
    Header,
    /// `<td>`.
    Data,
}

/// A photo in the text, with the words that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which photo; none while the reporter has written a caption for a photo still to come.
    pub photo: Option<PhotoRef>,
    /// Chú thích.
    pub caption: Vec<Inline>,
    /// Nguồn ảnh, as printed: «Ảnh: Nguyễn Thoa». May be empty.
    pub credit: String,
    /// Mô tả cho người khiếm thị. Empty means: the caption serves.
    pub alt: String,
}

/// One photo of a gallery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GalleryItem {
    /// Unique in the document.
    pub id: BlockId,
    /// The photo.
    pub figure: Figure,
}

impl Figure {
    /// What is read to a person who does not see the photo: the alt text, or the caption in its place.
    pub fn spoken(&self) -> String {
        let alt = self.alt.trim();
        if alt.is_empty() { plain(&self.caption).trim().to_owned() } else { alt.to_owned() }
    }
}

impl Block {
    /// The block's word in the contract and in the command line: `paragraph`, `heading` …
    pub fn kind_name(&self) -> &'static str {
        match &self.kind {
            BlockKind::Paragraph(_) => "paragraph",
            BlockKind::Heading { .. } => "heading",
            BlockKind::Quote { .. } => "quote",
            BlockKind::List { kind: ListKind::Bullet, .. } => "bullet_list",
            BlockKind::List { kind: ListKind::Ordered, .. } => "ordered_list",
            BlockKind::Table { .. } => "table",
            BlockKind::Figure(_) => "figure",
            BlockKind::Gallery(_) => "gallery",
            BlockKind::FactBox { .. } => "fact_box",
        }
    }

    /// The words of the block in reading order. Parts stand on lines of their own; a quotation is followed by
    /// « - » and its attribution, as the press sets it. Credit and alt text are not among them.
    pub fn text(&self) -> String {
        match &self.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => plain(text),
            BlockKind::Quote { text, attribution } if attribution.is_empty() => plain(text),
            BlockKind::Quote { text, attribution } => {
                format!("{} - {}", plain(text), plain(attribution))
            }
            BlockKind::List { items, .. } => lines(items.iter().map(|item| plain(item))),
            BlockKind::Table { rows } => lines(rows.iter().map(|row| {
                row.iter().map(|cell| plain(&cell.text)).collect::<Vec<_>>().join("\t")
            })),
            BlockKind::Figure(figure) => plain(&figure.caption),
            BlockKind::Gallery(items) => {
                lines(items.iter().map(|item| plain(&item.figure.caption)))
            }
            BlockKind::FactBox { title, blocks } => {
                lines(std::iter::once(plain(title)).chain(blocks.iter().map(Block::text)))
            }
        }
    }

    /// The photos of the block, in order.
    pub fn figures(&self) -> Vec<&Figure> {
        match &self.kind {
            BlockKind::Figure(figure) => vec![figure],
            BlockKind::Gallery(items) => items.iter().map(|item| &item.figure).collect(),
            _ => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub fn figures_mut(&mut self) -> Vec<&mut Figure> {
        match &mut self.kind {
            BlockKind::Figure(figure) => vec![figure],
            BlockKind::Gallery(items) => items.iter_mut().map(|item| &mut item.figure).collect(),
            _ => Vec::new(),
        }
    }
}

fn lines(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}
