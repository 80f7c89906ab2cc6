//! One photo, sought among many: their outlines are looked at as crowds of one shape.

use std::collections::BTreeMap;

use crate::crowd::{CROWD, look};
use crate::excerpt::{Hint, Sought, Way};
use crate::outline::Outline;

/// A photo that is sought among others, which are told one after the other. It finds what [`Sought::look`] finds.
#[derive(Debug)]
pub struct Among<'a, T> {
    sought: &'a Sought,
    waiting: BTreeMap<(usize, usize), Waiting<T>>,
    told: usize,
    found: Vec<(usize, T, Hint)>,
}

/// Photos of one shape at which nobody looked yet.
#[derive(Debug)]
struct Waiting<T> {
    who: Vec<(usize, T)>,
    outlines: Vec<Outline>,
}

impl<'a, T> Among<'a, T> {
    /// Nothing is told yet.
    pub fn new(sought: &'a Sought) -> Self {
        Self { sought, waiting: BTreeMap::new(), told: 0, found: Vec::new() }
    }

    /// Another photo, and its outline; bytes that are none are passed over.
    pub fn tell(&mut self, who: T, outline: &[u8]) {
        let Some(outline) = Outline::read(outline) else { return };
        let shape = (outline.width, outline.height);
        let none = || Waiting { who: Vec::new(), outlines: Vec::new() };
        let waiting = self.waiting.entry(shape).or_insert_with(none);
        waiting.who.push((self.told, who));
        waiting.outlines.push(outline);
        self.told += 1;
        if waiting.outlines.len() == CROWD
            && let Some(crowd) = self.waiting.remove(&shape)
        {
            self.look(crowd);
        }
    }

    /// The most promising, the best first; of two that are equally so, the one that was told first.
    pub fn best(mut self, most: usize) -> Vec<(T, Hint)> {
        for (_, crowd) in std::mem::take(&mut self.waiting) {
            self.look(crowd);
        }
        self.found.sort_by(|(told, _, one), (other_told, _, other)| {
            other.alike.total_cmp(&one.alike).then(told.cmp(other_told))
        });
        self.found.truncate(most);
        self.found.into_iter().map(|(_, who, hint)| (who, hint)).collect()
    }

    fn look(&mut self, Waiting { who, outlines }: Waiting<T>) {
        let found = look(&self.sought.sizes, &outlines);
        let within = found.around.into_iter().map(|(n, size, spot)| (n, (Way::Within, size, spot)));
        let around = found.within.into_iter().map(|(n, size, spot)| (n, (Way::Around, size, spot)));
        let mut places: BTreeMap<usize, Vec<_>> = BTreeMap::new();
        within.chain(around).for_each(|(n, place)| places.entry(n).or_default().push(place));
        for (n, (told, who)) in who.into_iter().enumerate() {
            let hint = places.remove(&n).and_then(Hint::of);
            self.found.extend(hint.map(|hint| (told, who, hint)));
        }
    }
}
