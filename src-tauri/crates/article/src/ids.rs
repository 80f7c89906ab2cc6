//! Ids as types: an article's (`UUIDv7` text, made by the host) and a block's (short, stable through edits and merges).

use std::fmt;

/// An article's id: 36 characters, lower-case hex and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(String);

/// A block's id: 1–32 characters of `a–z`, `0–9`, `-`; unique inside one document.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BlockId(String);

/// A text that is no id.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not an id: {0:?}")]
pub struct IdFault(pub String);

impl ArticleId {
    /// Fails with [`IdFault`] unless `text` has the shape of a UUID in lower case.
    pub fn parse(text: &str) -> Result<Self, IdFault> {
        let shaped = text.len() == 36
            && text.bytes().enumerate().all(|(i, b)| match i {
                8 | 13 | 18 | 23 => b == b'-',
                _ => b.is_ascii_digit() || (b'a'..=b'f').contains(&b),
            });
        if shaped { Ok(Self(text.to_owned())) } else { Err(IdFault(cut(text))) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl BlockId {
    /// Fails with [`IdFault`] unless `text` is 1–32 characters of `a–z`, `0–9`, `-`.
    pub fn parse(text: &str) -> Result<Self, IdFault> {
        let shaped = (1..=32).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if shaped { Ok(Self(text.to_owned())) } else { Err(IdFault(cut(text))) }
    }

    /// The id of the `n`-th block of a document made outside the editor (import, sample): `b1`, `b2` …
    pub fn numbered(n: usize) -> Self {
        Self(format!("b{n}"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for BlockId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
