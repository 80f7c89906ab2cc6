//! Fonts that a page sets in its head: Word names the old font of a text once, for the class of its paragraphs.

use markup5ever_rcdom::{Handle, NodeData};
use vietnamese::{font_charset, is_unicode};

use crate::{office, page};

/// Most rules that are kept.
const MOST: usize = 2_000;

/// The rules of a page that set fonts; none unless one of the fonts is of an old alphabet.
#[derive(Debug, Default)]
pub(crate) struct StyleFonts {
    /// `p`, `.MsoNormal` or `p.MsoNormal`, small letters; and the font.
    rules: Vec<(String, String)>,
}

impl StyleFonts {
    pub(crate) fn read(document: &Handle) -> Self {
        let mut rules = Vec::new();
        for style in page::all(document, "style") {
            for rule in office::text(&style).split('}') {
                let Some((selectors, style)) = rule.split_once('{') else { continue };
                let Some(font) = office::font_in(style) else { continue };
                // Comments stand before selectors.
                let selectors = selectors.rsplit(['/', '-']).next().unwrap_or_default();
                let each = selectors.split(',').map(|one| one.trim().to_lowercase());
                let plain = |one: &String| {
                    !one.is_empty() && one.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
                };
                rules.extend(each.filter(plain).map(|one| (one, font.clone())));
            }
        }
        let old = rules.iter().any(|(_, font)| font_charset(font).is_some());
        if !old || rules.len() > MOST {
            rules.clear();
        }
        Self { rules }
    }

    /// The font of `node`, as it says itself or as the head says of it.
    pub(crate) fn of(&self, node: &Handle) -> Option<String> {
        office::font(node).or_else(|| self.by_rule(node))
    }

    fn by_rule(&self, node: &Handle) -> Option<String> {
        let NodeData::Element { name, .. } = &node.data else { return None };
        if self.rules.is_empty() {
            return None;
        }
        let name = &*name.local;
        let classes = page::attribute(node, "class").unwrap_or_default().to_lowercase();
        let rank = |selector: &str| match selector.split_once('.') {
            None => usize::from(selector == name),
            Some((tag, class)) if classes.split_whitespace().any(|one| one == class) => match tag {
                "" => 2,
                tag => 3 * usize::from(tag == name),
            },
            Some(_) => 0,
        };
        let ranked = self.rules.iter().map(|(selector, font)| (rank(selector), font));
        // Of two that say as much the later one holds.
        let best = ranked.filter(|(rank, _)| *rank > 0).max_by_key(|(rank, _)| *rank);
        best.map(|(_, font)| font.clone())
    }

    /// True when text in a font of an old alphabet is Unicode all the same.
    pub(crate) fn lie(&self, root: &Handle) -> bool {
        let mut open = vec![(root.clone(), false)];
        while let Some((node, old)) = open.pop() {
            let old = match self.of(&node) {
                Some(font) => font_charset(&font).is_some(),
                None => old,
            };
            if let NodeData::Text { contents } = &node.data
                && old
                && is_unicode(&contents.borrow())
            {
                return true;
            }
            open.extend(node.children.borrow().iter().map(|child| (child.clone(), old)));
        }
        false
    }
}
