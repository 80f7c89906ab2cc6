//! What stands on a page: the kinds of its elements and their attributes.

use article::{Cell, CellKind, Inline, Marks};
use markup5ever_rcdom::{Handle, NodeData};

use crate::{
    numbers::{Numbers, Numerals},
    office::is_comment,
};

/// What an element is to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// No text of the article, never shown as such.
    Silent,
    /// Left out, with the finding that tells it.
    LeftOut(&'static str),
    /// A line break.
    Break,
    /// A line between two blocks.
    Rule,
    /// A picture.
    Picture,
    /// Text inside a block.
    Inline,
    /// Text whose line ends are line breaks.
    Verbatim,
    /// A paragraph, or something that holds paragraphs.
    Paragraph,
    /// A heading and its level, 1–6.
    Heading(u8),
    /// A quotation.
    Quote,
    /// A list.
    List,
    /// A table.
    Table,
    /// A picture with its words.
    Figure,
}

/// How the readers of other formats say that a note stood here, at the foot of its page or at the end: an article has none.
pub(crate) const FOOTNOTE: &str = "<foot-note>x</foot-note>";

/// How they say that a reviewer's comment was here.
pub(crate) const COMMENT: &str = "<span style=\"mso-element:comment\">x</span>";

/// What element `name` is.
pub(crate) fn kind(node: &Handle, name: &str) -> Kind {
    let style = style(node);
    let hidden = ["display:none", "visibility:hidden", "mso-hide:all"];
    if attribute(node, "hidden").is_some() || hidden.iter().any(|way| style.contains(way)) {
        return Kind::LeftOut("hidden_left_out");
    }
    if style.contains("mso-list:ignore") {
        return Kind::Silent;
    }
    if style.contains("mso-element:comment") || is_comment(node) {
        return Kind::LeftOut("comments_left_out");
    }
    match name {
        "script" | "iframe" | "frame" | "frameset" | "object" | "embed" | "applet" | "svg"
        | "math" | "canvas" | "video" | "audio" => Kind::LeftOut("active_content_left_out"),
        "nav" | "button" | "select" | "textarea" | "datalist" | "dialog" => {
            Kind::LeftOut("page_frame_left_out")
        }
        "del" => Kind::LeftOut("deletions_left_out"),
        "foot-note" => Kind::LeftOut("footnotes_left_out"),
        "head" | "title" | "style" | "template" | "noscript" | "input" | "meta" | "link" | "rp" => {
            Kind::Silent
        }
        "br" => Kind::Break,
        "hr" => Kind::Rule,
        "img" => Kind::Picture,
        "pre" | "listing" | "xmp" | "plaintext" => Kind::Verbatim,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" | "h4" | "h5" | "h6" => Kind::Heading(3),
        "blockquote" => Kind::Quote,
        "ul" | "ol" | "menu" | "dir" => Kind::List,
        "table" => Kind::Table,
        "figure" => Kind::Figure,
        "html" | "body" | "main" | "article" | "section" | "header" | "footer" | "aside"
        | "div" | "p" | "address" | "center" | "fieldset" | "legend" | "form" | "details"
        | "summary" | "figcaption" | "dl" | "dt" | "dd" | "li" | "hgroup" | "search" | "tbody"
        | "thead" | "tfoot" | "tr" | "td" | "th" | "caption" => Kind::Paragraph,
        _ => Kind::Inline,
    }
}

/// How an element's letters are set, inside `outer`.
pub(crate) fn set(node: &Handle, name: &str, outer: &Marks) -> Marks {
    let mut marks = outer.clone();
    let style = style(node);
    let rule = |wanted: &str| {
        let rules = style.split(';').filter_map(|rule| rule.split_once(':'));
        rules.filter(|(name, _)| *name == wanted).map(|(_, value)| value).next_back()
    };
    let (weight, slant) = (rule("font-weight"), rule("font-style"));
    marks.strong |= matches!(name, "b" | "strong");
    marks.em |= matches!(name, "i" | "em");
    match weight {
        Some("bold" | "bolder" | "600" | "700" | "800" | "900") => marks.strong = true,
        Some("normal" | "lighter" | "400" | "300") => marks.strong = false,
        _ => {}
    }
    match slant {
        Some("italic" | "oblique") => marks.em = true,
        Some("normal") => marks.em = false,
        _ => {}
    }
    marks
}

/// True for letters that stand higher and smaller.
pub(crate) fn is_raised(node: &Handle, name: &str) -> bool {
    name == "sup" || style(node).split(';').any(|rule| rule == "vertical-align:super")
}

/// The article of a page that has exactly one with a headline, else the whole page.
pub(crate) fn root(document: &Handle) -> Handle {
    let articles = all(document, "article");
    match articles.as_slice() {
        [one] if find(one, "h1").is_some() => one.clone(),
        _ => document.clone(),
    }
}

/// True for a paragraph that says it is the lead.
pub(crate) fn is_lead(node: &Handle) -> bool {
    let class = attribute(node, "class").unwrap_or_default().to_lowercase();
    class.split_whitespace().any(|word| matches!(word, "sapo" | "sa-po" | "lead"))
}

/// True for an element of class `name`: `credit` says whose photo it is, `section` where the article belongs, `caption` what stands below a picture.
pub(crate) fn is_of(node: &Handle, name: &str) -> bool {
    let class = attribute(node, "class").unwrap_or_default();
    class.split_whitespace().any(|word| word == name)
}

/// True for a picture that only counts visits.
pub(crate) fn is_pixel(node: &Handle) -> bool {
    let tiny =
        |name| attribute(node, name).is_some_and(|size| matches!(size.trim(), "0" | "1" | "2"));
    tiny("width") && tiny("height")
}

/// How an ordered list numbers its items: by its own words, or by those of its first item.
pub(crate) fn numbers(node: &Handle) -> Numbers {
    let items = children(node, &["li"]);
    let first = || attribute(items.first()?, "value");
    let start = attribute(node, "start").or_else(first);
    let style = style(node) + ";" + &items.first().map(style).unwrap_or_default();
    let numerals = match attribute(node, "type").as_deref() {
        Some("a") => Numerals::SmallLetters,
        Some("A") => Numerals::Letters,
        Some("i") => Numerals::SmallRoman,
        Some("I") => Numerals::Roman,
        _ if style.contains(":lower-alpha") || style.contains(":lower-latin") => {
            Numerals::SmallLetters
        }
        _ if style.contains(":upper-alpha") || style.contains(":upper-latin") => Numerals::Letters,
        _ if style.contains(":lower-roman") => Numerals::SmallRoman,
        _ if style.contains(":upper-roman") => Numerals::Roman,
        _ => Numerals::Digits,
    };
    Numbers { numerals, first: start.and_then(|start| start.trim().parse().ok()).unwrap_or(1) }
}

/// The cells of a table's own rows.
pub(crate) fn rows(table: &Handle) -> Vec<Vec<Handle>> {
    let mut rows = children(table, &["tr"]);
    for part in children(table, &["thead", "tbody", "tfoot"]) {
        rows.extend(children(&part, &["tr"]));
    }
    rows.iter().map(|row| children(row, &["td", "th"])).filter(|row| !row.is_empty()).collect()
}

/// A cell with its text.
pub(crate) fn cell(node: &Handle, text: Vec<Inline>) -> Cell {
    let span = |name: &str, most| {
        attribute(node, name).and_then(|n| n.trim().parse::<u16>().ok()).unwrap_or(1).clamp(1, most)
    };
    let kind = if is_named(node, "th") { CellKind::Header } else { CellKind::Data };
    Cell { kind, colspan: span("colspan", 100), rowspan: span("rowspan", 1000), text }
}

/// An attribute's value.
pub(crate) fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}

/// An element's own style, small letters without white space.
pub(crate) fn style(node: &Handle) -> String {
    let style = attribute(node, "style").unwrap_or_default().to_lowercase();
    style.split_whitespace().collect()
}

/// True for element `name`.
pub(crate) fn is_named(node: &Handle, name: &str) -> bool {
    matches!(&node.data, NodeData::Element { name: found, .. } if &*found.local == name)
}

/// All children.
pub(crate) fn inner(node: &Handle) -> Vec<Handle> {
    node.children.borrow().clone()
}

/// The children with these names.
pub(crate) fn children(node: &Handle, names: &[&str]) -> Vec<Handle> {
    inner(node).into_iter().filter(|child| names.iter().any(|name| is_named(child, name))).collect()
}

/// The children without these names.
pub(crate) fn others(node: &Handle, names: &[&str]) -> Vec<Handle> {
    inner(node)
        .into_iter()
        .filter(|child| !names.iter().any(|name| is_named(child, name)))
        .collect()
}

/// The first element `name` below `node`.
pub(crate) fn find(node: &Handle, name: &str) -> Option<Handle> {
    all(node, name).into_iter().next()
}

/// Every element `name` below `node`, in reading order.
pub(crate) fn all(node: &Handle, name: &str) -> Vec<Handle> {
    let (mut found, mut open) = (Vec::new(), vec![node.clone()]);
    while let Some(node) = open.pop() {
        if is_named(&node, name) {
            found.push(node.clone());
        }
        open.extend(node.children.borrow().iter().rev().cloned());
    }
    found
}

/// The words below `node` that a page would show, however deep; those of two blocks on two lines.
pub(crate) fn words(node: &Handle) -> String {
    let (mut words, mut open) = (String::new(), vec![Some(node.clone())]);
    while let Some(next) = open.pop() {
        let Some(node) = next else {
            words.push('\n');
            continue;
        };
        match &node.data {
            NodeData::Text { contents } => words.push_str(&contents.borrow()),
            NodeData::Element { name, .. } => match kind(&node, &name.local) {
                Kind::LeftOut(_) | Kind::Silent => continue,
                Kind::Break => words.push('\n'),
                Kind::Inline | Kind::Picture => {}
                _ => {
                    words.push('\n');
                    open.push(None);
                }
            },
            _ => {}
        }
        open.extend(node.children.borrow().iter().rev().cloned().map(Some));
    }
    words
}
