//! The facts an article needs before it is submitted or approved. Style never holds anything back; a missing fact does.

use crate::{Article, run::plain};

/// A fact that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fact {
    /// Tít.
    Headline,
    /// Sa-pô.
    Sapo,
    /// Thân bài.
    Body,
    /// Chuyên mục.
    Section,
    /// Bút danh.
    Byline,
    /// Chú thích of the `n`-th photo, counted from 1.
    Caption(u32),
    /// Mô tả of the `n`-th photo, counted from 1. Left empty, it is the caption: a photo with either has it.
    Alt(u32),
    /// The photo itself of the `n`-th figure, counted from 1: a caption waits for its picture.
    Photo(u32),
}

impl Fact {
    /// The fact's word in the contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Sapo => "lead",
            Self::Body => "body",
            Self::Section => "section",
            Self::Byline => "byline",
            Self::Caption(_) => "caption",
            Self::Alt(_) => "alt",
            Self::Photo(_) => "photo",
        }
    }

    /// Which photo, counted from 1, where the fact belongs to one.
    pub fn photo_number(self) -> Option<u32> {
        match self {
            Self::Caption(n) | Self::Alt(n) | Self::Photo(n) => Some(n),
            _ => None,
        }
    }
}

/// What is there and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// Facts that are there, in the order of the page.
    pub present: Vec<Fact>,
    /// Facts that are missing, in the order of the page.
    pub missing: Vec<Fact>,
}

impl Readiness {
    /// Looks at every required fact of `article`.
    pub fn of(article: &Article) -> Self {
        let document = &article.document;
        let has_body = document
            .blocks
            .iter()
            .any(|block| block.figures().is_empty() && !block.text().trim().is_empty());
        let mut facts = vec![
            (Fact::Headline, !plain(&document.headline).trim().is_empty()),
            (Fact::Sapo, !plain(&document.sapo).trim().is_empty()),
            (Fact::Body, has_body),
            (Fact::Section, !article.section.trim().is_empty()),
            (Fact::Byline, !plain(&document.byline).trim().is_empty()),
        ];
        for (n, figure) in (1..).zip(document.figures()) {
            let caption = !plain(&figure.caption).trim().is_empty();
            facts.push((Fact::Caption(n), caption));
            facts.push((Fact::Alt(n), caption || !figure.alt.trim().is_empty()));
            if figure.photo.is_none() {
                facts.push((Fact::Photo(n), false));
            }
        }
        let (present, missing): (Vec<_>, Vec<_>) = facts.into_iter().partition(|(_, there)| *there);
        let names = |facts: Vec<(Fact, bool)>| facts.into_iter().map(|(fact, _)| fact).collect();
        Self { present: names(present), missing: names(missing) }
    }

    /// True when nothing is missing.
    pub fn is_ready(&self) -> bool {
        self.missing.is_empty()
    }
}
