//! What word processors write into their pages: who wrote it, fonts, lists that are only styled, comments, and the
//! pictures of a clipboard.

use article::ListKind;
use markup5ever_rcdom::{Handle, NodeData};

use crate::page::{attribute, is_named, style};

/// Who made a page, as far as its first kilobytes show.
pub(crate) fn source(html: &str) -> &'static str {
    let mut end = html.len().min(8000);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let head = html[..end].to_lowercase();
    let says = |word: &str| head.contains(word);
    if says("docs-internal-guid") {
        "google_docs"
    } else if says("libreoffice") || says("openoffice") {
        "libreoffice"
    } else if says("urn:schemas-microsoft-com:office") || says("class=\"mso") || says("class=mso") {
        "word"
    } else {
        "web"
    }
}

/// The first font that an element names for its letters.
pub(crate) fn font(node: &Handle) -> Option<String> {
    let NodeData::Element { .. } = &node.data else { return None };
    if let Some(face) = attribute(node, "face").filter(|_| is_named(node, "font")) {
        return Some(first(&face));
    }
    font_in(&attribute(node, "style")?)
}

/// The first font that a style names for Latin letters.
pub(crate) fn font_in(style: &str) -> Option<String> {
    style.split(';').find_map(|rule| {
        let (name, value) = rule.split_once(':')?;
        let name = name.trim().to_ascii_lowercase();
        (name == "font-family" || name == "mso-ascii-font-family").then(|| first(value))
    })
}

fn first(fonts: &str) -> String {
    fonts.split(',').next().unwrap_or_default().trim().trim_matches(['"', '\'']).trim().to_owned()
}

/// True for a paragraph that is an item of a list by its style alone.
pub(crate) fn is_list_paragraph(node: &Handle) -> bool {
    let style = style(node);
    style.contains("mso-list:l") && !list_sign(node).is_empty()
}

/// The sign of such an item: `·`, `1.`, `a)`.
pub(crate) fn list_sign(node: &Handle) -> String {
    let mut open = vec![node.clone()];
    while let Some(node) = open.pop() {
        if style(&node).contains("mso-list:ignore") {
            return text(&node).split_whitespace().collect::<Vec<_>>().join(" ");
        }
        open.extend(node.children.borrow().iter().rev().cloned());
    }
    String::new()
}

/// All text below a node, however deep.
pub(crate) fn text(node: &Handle) -> String {
    let (mut text, mut open) = (String::new(), vec![node.clone()]);
    while let Some(node) = open.pop() {
        if let NodeData::Text { contents } = &node.data {
            text.push_str(&contents.borrow());
        }
        open.extend(node.children.borrow().iter().rev().cloned());
    }
    text
}

/// What the sign before an item says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A bullet, whatever it looks like.
    Bullet,
    /// A number followed by a dot or a bracket.
    Number(usize),
    /// Something that an article's list would not show: `a)`, `1.2`.
    Other,
}

impl Sign {
    /// Reads a sign. Symbol fonts write bullets as letters.
    pub(crate) fn read(sign: &str) -> Self {
        let mut letters = sign.chars();
        match (letters.next(), letters.next()) {
            (Some(c), None) if !c.is_alphanumeric() || "oüØqvn".contains(c) => Self::Bullet,
            _ => match sign.strip_suffix(['.', ')']).map(str::parse) {
                Some(Ok(number)) => Self::Number(number),
                _ => Self::Other,
            },
        }
    }

    /// The list that an item with this sign may begin.
    pub(crate) fn begins(self) -> Option<ListKind> {
        match self {
            Self::Bullet => Some(ListKind::Bullet),
            Self::Number(1) => Some(ListKind::Ordered),
            _ => None,
        }
    }

    /// True when an item with this sign goes on a list that has `there` items.
    pub(crate) fn continues(self, kind: ListKind, there: usize) -> bool {
        match self {
            Self::Bullet => kind == ListKind::Bullet,
            Self::Number(number) => kind == ListKind::Ordered && number == there + 1,
            Self::Other => false,
        }
    }
}

/// True for the mark of a reviewer's comment.
pub(crate) fn is_comment(node: &Handle) -> bool {
    let class = attribute(node, "class").unwrap_or_default().to_lowercase();
    class.split_whitespace().any(|word| {
        matches!(word, "msocommentreference" | "msocommenttext" | "msocomanchor" | "msocomtxt")
    })
}

/// The number of the clipboard's picture that an element shows: its address is `clip:0`, `clip:1` …
pub(crate) fn clip(node: &Handle) -> Option<usize> {
    attribute(node, "src")?.strip_prefix("clip:")?.parse().ok()
}
