//! The parts beside a Word document's text: which styles are headings, which are lists, where links lead.

use std::collections::{HashMap, HashSet};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::numbering::Place;

/// An attribute's value.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|one| one.key.as_ref() == name)?;
    let raw = &*found.value;
    Some(
        quick_xml::escape::unescape(raw)
            .map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned),
    )
}

/// Every element of `xml` in order; what is behind a fault is not read.
pub(super) fn each(xml: &str, mut see: impl FnMut(&str, &BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => see(tag.name().as_ref(), &tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Styles that are headings, with their level; «Title» is the first. Their ids are in the language of the program,
/// their names are not.
pub(super) fn headings(xml: &str) -> HashMap<String, u8> {
    let (mut headings, mut id) = (HashMap::new(), String::new());
    each(xml, |name, tag| match name {
        "w:style" => id = attribute(tag, "w:styleId").unwrap_or_default(),
        "w:name" => {
            let name = attribute(tag, "w:val").unwrap_or_default().to_lowercase();
            let level = match name.strip_prefix("heading ") {
                Some(level) => level.parse().ok().filter(|level| (1..=6).contains(level)),
                None => (name == "title").then_some(1),
            };
            headings.extend(level.map(|level| (id.clone(), level)));
        }
        _ => {}
    });
    headings
}

/// The ids of styles that have one of `names`, in small letters.
pub(super) fn named(xml: &str, names: &[&str]) -> HashSet<String> {
    let (mut found, mut id) = (HashSet::new(), String::new());
    each(xml, |name, tag| match name {
        "w:style" => id = attribute(tag, "w:styleId").unwrap_or_default(),
        "w:name" => {
            let name = attribute(tag, "w:val").unwrap_or_default().to_lowercase();
            if names.contains(&name.as_str()) {
                found.insert(id.clone());
            }
        }
        _ => {}
    });
    found
}

/// The fonts that styles set, as far as they are of an old alphabet: text says its font by its style more often than
/// by itself.
#[derive(Default)]
pub(super) struct Fonts {
    /// By the id of a style; empty for a font that is not old.
    own: HashMap<String, String>,
    parents: HashMap<String, String>,
    usual: String,
}

impl Fonts {
    pub(super) fn read(xml: &str) -> Self {
        // What holds for all styles stands before them: it is kept under no id.
        let (mut fonts, mut id) = (Self::default(), String::new());
        each(xml, |name, tag| match name {
            "w:style" => {
                id = attribute(tag, "w:styleId").unwrap_or_default();
                let kind = attribute(tag, "w:type");
                let usual = attribute(tag, "w:default").is_some_and(|it| it == "1" || it == "true");
                if usual && kind.as_deref() == Some("paragraph") {
                    fonts.usual.clone_from(&id);
                }
            }
            "w:basedOn" => {
                fonts.parents.insert(id.clone(), attribute(tag, "w:val").unwrap_or_default());
            }
            "w:rFonts" => fonts.own.extend(font(tag).map(|font| (id.clone(), old(font)))),
            _ => {}
        });
        fonts
    }

    /// The old font of text without a style of its own, if any.
    pub(super) fn usual(&self) -> String {
        self.of(&self.usual).or_else(|| self.own.get("").cloned()).unwrap_or_default()
    }

    /// The old font that a style sets, empty for another font; none when it sets none.
    pub(super) fn of(&self, style: &str) -> Option<String> {
        let line =
            std::iter::successors(Some(style), |id| self.parents.get(*id).map(String::as_str));
        line.take(MOST_PARENTS).filter(|id| !id.is_empty()).find_map(|id| self.own.get(id)).cloned()
    }
}

/// Styles that one is based on, at the most: a circle ends there.
const MOST_PARENTS: usize = 20;

/// Longest name of a font, in characters.
const LONGEST_FONT: usize = 60;

/// The font that `w:rFonts` names for Latin letters; a theme's font has no name here.
pub(super) fn font(tag: &BytesStart<'_>) -> Option<String> {
    let theme = attribute(tag, "w:asciiTheme").map(|_| String::new());
    let named = theme.or_else(|| attribute(tag, "w:ascii")).or_else(|| attribute(tag, "w:hAnsi"));
    named.map(|font| font.chars().take(LONGEST_FONT).collect())
}

fn old(font: String) -> String {
    if vietnamese::font_charset(&font).is_some() { font } else { String::new() }
}

/// The lists that styles put their paragraphs into.
pub(super) fn lists(xml: &str) -> HashMap<String, Place> {
    let (mut lists, mut id) = (HashMap::<String, Place>::new(), String::new());
    each(xml, |name, tag| match name {
        "w:style" => id = attribute(tag, "w:styleId").unwrap_or_default(),
        "w:numId" | "w:ilvl" if !id.is_empty() => {
            let value = attribute(tag, "w:val").unwrap_or_default();
            lists.entry(id.clone()).or_default().take(name, value);
        }
        _ => {}
    });
    lists
}

/// What a part leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    id: String,
    /// The last word of its kind: `image`, `hyperlink`, `styles`.
    kind: String,
    /// Where it leads: an address outside, a part of the document inside.
    target: String,
    outside: bool,
}

/// What the part in `folder` leads to.
pub(super) fn relations(xml: &str, folder: &str) -> Vec<Relation> {
    let mut relations = Vec::new();
    each(xml, |name, tag| {
        let value = |name| attribute(tag, name).unwrap_or_default();
        if name == "Relationship" {
            let (kind, target) = (value("Type"), value("Target"));
            let outside = value("TargetMode") == "External";
            relations.push(Relation {
                id: value("Id"),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if outside { target } else { place(folder, &target) },
                outside,
            });
        }
    });
    relations
}

/// Where `target` lies, seen from `folder`, which is empty or ends with `/`.
fn place(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut place: Vec<&str> = Vec::new();
    for step in from.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                place.pop();
            }
            step => place.push(step),
        }
    }
    place.join("/")
}

/// Where the first part of this kind lies.
pub(super) fn first(relations: &[Relation], kind: &str) -> Option<String> {
    relations.iter().find(|one| one.kind == kind && !one.outside).map(|one| one.target.clone())
}

/// Outside addresses by the ids of their links.
pub(super) fn links(relations: &[Relation]) -> HashMap<String, String> {
    let outside = relations.iter().filter(|one| one.outside);
    outside.map(|one| (one.id.clone(), one.target.clone())).collect()
}

/// Where the parts of this kind lie, by their ids: `image` for pictures, `aFChunk` for texts of another kind.
pub(super) fn of_kind(relations: &[Relation], kind: &str) -> HashMap<String, String> {
    let parts = relations.iter().filter(|one| one.kind == kind && !one.outside);
    parts.map(|one| (one.id.clone(), one.target.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_from_where_it_is_named() {
        for (folder, target, wanted) in [
            ("word/", "media/image1.png", "word/media/image1.png"),
            ("word/", "/word/media/image1.png", "word/media/image1.png"),
            ("word/", "../media/./a.png", "media/a.png"),
            ("", "word/document2.xml", "word/document2.xml"),
            ("word/", "../../../a", "a"),
        ] {
            assert_eq!(place(folder, target), wanted);
        }
    }
}
