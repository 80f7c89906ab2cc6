//! A Word document's numbering: what stands before each paragraph that Word numbers by itself. The text of the document
//! does not hold these numbers, and speaks of them: «điểm c», «mục 2».

use std::collections::{HashMap, HashSet};

use super::parts::{attribute, each};
use crate::numbers::Numerals;

/// Levels of a list.
const LEVELS: usize = 9;
/// Longest text around a level's number, in characters; longer ones say nothing.
const LONGEST: usize = 100;
/// What stands before an item of a list with bullets, whatever sign of whatever font it has.
const BULLET: &str = "•";

/// How a level shows its numbers.
#[derive(Clone, Copy, Default)]
enum Shown {
    Numerals(Numerals),
    #[default]
    Bullet,
    Nothing,
}

/// A level of a list.
#[derive(Clone, Default)]
struct Level {
    first: Option<u32>,
    shown: Shown,
    /// `%1.` is the number of the first level and a dot.
    text: Option<String>,
}

/// What a list says of its levels.
#[derive(Default)]
struct List {
    /// The kind of list that it is: lists of one kind are counted together.
    kind: String,
    /// Where a level begins anew with this list.
    starts: [Option<u32>; LEVELS],
}

/// The numbering of a document, and how far it has been counted.
#[derive(Default)]
pub(super) struct Numbering {
    kinds: HashMap<String, [Level; LEVELS]>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

/// The list of a paragraph and its level in it, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) list: String,
    pub(super) level: usize,
}

impl Place {
    /// Takes what one element of `w:numPr` says.
    pub(super) fn take(&mut self, name: &str, value: String) {
        match name {
            "w:numId" => self.list = value,
            _ => self.level = value.parse().unwrap_or(0).min(LEVELS - 1),
        }
    }

    /// False for «no list», by which a paragraph leaves that of its style.
    pub(super) fn is_in_a_list(&self) -> bool {
        !self.list.is_empty() && self.list != "0"
    }
}

impl Numbering {
    pub(super) fn read(xml: &str) -> Self {
        let mut numbering = Self::default();
        let (mut kind, mut list, mut level) = (String::new(), String::new(), 0);
        each(xml, |name, tag| {
            let value = |name| attribute(tag, name).unwrap_or_default();
            match name {
                "w:abstractNum" => (kind, list) = (value("w:abstractNumId"), String::new()),
                "w:num" => list = value("w:numId"),
                "w:abstractNumId" => {
                    numbering.lists.entry(list.clone()).or_default().kind = value("w:val");
                }
                "w:lvl" | "w:lvlOverride" => {
                    level = value("w:ilvl").parse().unwrap_or(0).min(LEVELS - 1);
                }
                "w:startOverride" => {
                    let list = numbering.lists.entry(list.clone()).or_default();
                    list.starts[level] = value("w:val").parse().ok();
                }
                // A list's own levels differ in looks alone.
                "w:start" | "w:numFmt" | "w:lvlText" if list.is_empty() => {
                    let levels = numbering.kinds.entry(kind.clone()).or_default();
                    levels[level].take(name, value("w:val"));
                }
                _ => {}
            }
        });
        numbering
    }

    /// What stands before the next paragraph at `place`: `•`, `3.`, `c)`, `Điều 5.`; nothing where the list shows none.
    pub(super) fn next(&mut self, place: &Place) -> String {
        let Place { list: id, level } = place;
        let Some(list) = self.lists.get(id) else { return BULLET.to_owned() };
        let Some(levels) = self.kinds.get(&list.kind) else { return BULLET.to_owned() };
        let counts = self.counts.entry(list.kind.clone()).or_default();
        let anew = list.starts[*level].filter(|_| self.begun.insert((id.clone(), *level)));
        let on = counts[*level].map(|before| before.saturating_add(1));
        counts[*level] = Some(anew.or(on).unwrap_or(levels[*level].first.unwrap_or(1)));
        counts[*level + 1..].fill(None);
        if let Shown::Bullet = levels[*level].shown {
            return BULLET.to_owned();
        }
        let mut sign = levels[*level].text.clone().unwrap_or_else(|| format!("%{}.", *level + 1));
        for (n, (level, count)) in (1..).zip(levels.iter().zip(counts.iter())) {
            let number = match level.shown {
                Shown::Numerals(numerals) => numerals.write(count.or(level.first).unwrap_or(1)),
                Shown::Bullet | Shown::Nothing => String::new(),
            };
            sign = sign.replace(&format!("%{n}"), &number);
        }
        sign.trim().to_owned()
    }
}

impl Level {
    fn take(&mut self, name: &str, value: String) {
        match name {
            "w:start" => self.first = value.parse().ok(),
            "w:lvlText" => self.text = Some(value).filter(|text| text.len() <= LONGEST),
            _ => {
                self.shown = match value.as_str() {
                    "bullet" => Shown::Bullet,
                    "none" => Shown::Nothing,
                    "lowerLetter" => Shown::Numerals(Numerals::SmallLetters),
                    "upperLetter" => Shown::Numerals(Numerals::Letters),
                    "lowerRoman" => Shown::Numerals(Numerals::SmallRoman),
                    "upperRoman" => Shown::Numerals(Numerals::Roman),
                    _ => Shown::Numerals(Numerals::Digits),
                }
            }
        }
    }
}
