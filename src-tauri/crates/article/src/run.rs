//! Text inside a block: runs with marks, and line breaks.

/// One piece of a block's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Letters that share their marks.
    Text(Run),
    /// A line break inside the block.
    Break,
}

/// Letters that share their marks. Never empty, always NFC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// How they are set.
    pub marks: Marks,
}

/// How a run is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub em: bool,
    /// Where the run leads.
    pub link: Option<Link>,
}

/// An address the newsroom lets through: `https:`, `http:` or `mailto:`, without control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

/// An address that is not let through.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("only https, http and mailto addresses are kept")]
pub struct LinkFault;

impl Link {
    /// Fails with [`LinkFault`] for every other scheme, for relative addresses, for white space and
    /// control characters inside, and above 2,000 bytes.
    pub fn parse(text: &str) -> Result<Self, LinkFault> {
        let text = text.trim();
        let lower = text.to_ascii_lowercase();
        let known = ["https://", "http://", "mailto:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len());
        let clean = text.len() <= 2000
            && text.chars().all(|c| !c.is_control() && !c.is_whitespace())
            && !text.contains(['"', '<', '>', '\\', '`']);
        if known && clean { Ok(Self(text.to_owned())) } else { Err(LinkFault) }
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Inline {
    /// An unmarked run.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(Run { text: text.into(), marks: Marks::default() })
    }
}

/// The letters alone; a line break counts as one `\n`.
pub fn plain(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(run) => run.text.as_str(),
            Inline::Break => "\n",
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_schemes_pass() {
        for good in [
            "https://phuong.example/tin",
            "http://a.vn",
            "mailto:toa-soan@phuong.example",
            "HTTPS://A.VN",
        ] {
            assert!(Link::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//a.vn",
            "/tin",
            "https://",
            "\u{a0}javascript:alert(1)",
            "https://a.vn/\"onload=x",
            "https://a.vn/ b",
            "",
        ] {
            assert!(Link::parse(bad).is_err(), "{bad:?} must not become a link");
        }
    }
}
