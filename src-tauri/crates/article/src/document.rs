//! The document: tít, sa-pô, body and byline as one tree, the same that the editor holds.

use crate::{Block, BlockKind, Figure, Inline, PhotoRef, run::plain};

/// What the reporter writes. One document holds all fields, so that undo and merge cover them alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Tít. May be empty in a draft.
    pub headline: Vec<Inline>,
    /// Sa-pô, the lead. May be empty in a draft.
    pub sapo: Vec<Inline>,
    /// The body; at least one block (an empty paragraph in a new article).
    pub blocks: Vec<Block>,
    /// Bút danh as printed under the text. May be empty in a draft.
    pub byline: Vec<Inline>,
}

/// Where a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// Tít.
    Headline,
    /// Sa-pô.
    Sapo,
    /// Thân bài.
    Body,
    /// Chú thích ảnh.
    Caption,
    /// Bút danh.
    Byline,
}

impl Field {
    /// The field's word in the contract: `headline`, `lead`, `body`, `caption`, `byline`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Sapo => "lead",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Byline => "byline",
        }
    }
}

/// A stretch of text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub field: Field,
    /// Its words.
    pub text: String,
}

impl Document {
    /// A new article's document: empty fields and one empty paragraph, signed with `byline`.
    pub fn blank(byline: &str) -> Self {
        let byline = byline.trim();
        Self {
            headline: Vec::new(),
            sapo: Vec::new(),
            blocks: vec![Block {
                id: crate::BlockId::numbered(1),
                kind: BlockKind::Paragraph(Vec::new()),
            }],
            byline: if byline.is_empty() { Vec::new() } else { vec![Inline::text(byline)] },
        }
    }

    /// Every word of the document in reading order, by field. Empty passages are left out.
    pub fn passages(&self) -> Vec<Passage> {
        let mut passages = Vec::with_capacity(self.blocks.len() + 3);
        let mut push = |field, text: String| {
            if !text.trim().is_empty() {
                passages.push(Passage { field, text });
            }
        };
        push(Field::Headline, plain(&self.headline));
        push(Field::Sapo, plain(&self.sapo));
        for block in &self.blocks {
            let field = if block.figures().is_empty() { Field::Body } else { Field::Caption };
            push(field, block.text());
        }
        push(Field::Byline, plain(&self.byline));
        passages
    }

    /// The photos in reading order.
    pub fn figures(&self) -> Vec<&Figure> {
        self.blocks.iter().flat_map(Block::figures).collect()
    }

    /// The same, to be changed.
    pub fn figures_mut(&mut self) -> Vec<&mut Figure> {
        self.blocks.iter_mut().flat_map(Block::figures_mut).collect()
    }

    /// The photos of the text in reading order, each once.
    pub fn photos(&self) -> Vec<PhotoRef> {
        let mut photos = Vec::new();
        for photo in self.figures().into_iter().filter_map(|figure| figure.photo.as_ref()) {
            if !photos.contains(photo) {
                photos.push(photo.clone());
            }
        }
        photos
    }

    /// True when nobody has written anything; `signed` is the byline that stood there from the start.
    pub(crate) fn is_untouched(&self, signed: &str) -> bool {
        let byline = plain(&self.byline);
        let words = |text: &[Inline]| !plain(text).trim().is_empty();
        !words(&self.headline)
            && !words(&self.sapo)
            && (byline.trim().is_empty() || byline.trim() == signed.trim())
            && self.figures().is_empty()
            && self.blocks.iter().all(|block| block.text().trim().is_empty())
    }
}
