//! What FTS5 gets of an article: its words folded and exact. A word's two forms never change, and a save repeats nearly
//! all words of the save before; the writing thread remembers them.

use std::{
    cell::RefCell,
    collections::HashMap,
    hash::{BuildHasher, Hasher, RandomState},
};

use article::Document;

use super::{Spot, asked, index::stretches};
use crate::StoreFault;

/// Words that a thread remembers; above, it begins anew. Some five megabytes.
const REMEMBERED: usize = 50_000;

thread_local! {
    /// The writing thread's forms. No other thread has them: it may write into several databases.
    static FORMS: RefCell<Option<Forms>> = const { RefCell::new(None) };
}

/// From now on this thread writes into one database alone, and remembers the words that it put into it.
pub(crate) fn remember_words() {
    FORMS.set(Some(Forms::default()));
}

/// What was put into the index may not be there: a transaction came to nothing, or the index was built anew.
pub(crate) fn forget_words() {
    FORMS.with_borrow_mut(|known| {
        if let Some(forms) = known {
            *forms = Forms::default();
        }
    });
}

/// Runs `act` with the forms that this thread remembers, or with none.
pub(super) fn with_forms<T>(
    act: impl FnOnce(&mut Forms) -> Result<T, StoreFault>,
) -> Result<T, StoreFault> {
    FORMS.with_borrow_mut(|known| match known {
        Some(forms) => {
            if forms.of.len() > REMEMBERED {
                *forms = Forms::default();
            }
            act(forms)
        }
        None => act(&mut Forms::default()),
    })
}

/// What FTS5 gets of one article, and its folded words that were not met before.
pub(super) struct Terms {
    pub(super) text: String,
    pub(super) fresh: Vec<String>,
}

/// All words met so far in both forms: an article repeats most of its words, a newsroom nearly all.
#[derive(Default)]
pub(super) struct Forms {
    /// Both forms of a word as it stands in the text.
    of: HashMap<Box<str>, (usize, usize), Seed>,
    /// The passages of the last article: at the next save nearly all of them stand there again.
    passages: HashMap<String, Passage, Seed>,
    folded: Once,
    exact: Once,
    article: u32,
}

/// Words, each with the number of the article that had it last.
#[derive(Default)]
struct Once {
    places: HashMap<String, usize, Seed>,
    all: Vec<(String, u32)>,
}

/// A passage's words.
struct Passage {
    /// Folded, in order, with a space before each.
    folded: String,
    /// Both forms of each of its words once.
    words: Vec<(usize, usize)>,
    /// The article that had it last.
    last: u32,
}

impl Once {
    fn place(&mut self, word: String) -> usize {
        let next = self.all.len();
        let place = *self.places.entry(word.clone()).or_insert(next);
        if place == next {
            self.all.push((word, 0));
        }
        place
    }

    /// The word at `place`; and whether `article` has it for the first time, and whether any has.
    fn take(&mut self, place: usize, article: u32) -> (&str, bool, bool) {
        let (word, last) = &mut self.all[place];
        let before = std::mem::replace(last, article);
        (word, before != article, before == 0)
    }
}

impl Forms {
    fn of(&mut self, word: &str) -> (usize, usize) {
        if let Some(known) = self.of.get(word) {
            return *known;
        }
        let folded = self.folded.place(asked::folded(word));
        let exact = self.exact.place(asked::exact(word));
        self.of.insert(word.into(), (folded, exact));
        (folded, exact)
    }

    fn passage(&mut self, text: &str) -> Passage {
        let mut passage =
            Passage { folded: String::with_capacity(text.len()), words: Vec::new(), last: 0 };
        for (_, word) in asked::words(text) {
            let pair = self.of(word);
            push(&mut passage.folded, "", &self.folded.all[pair.0].0);
            passage.words.push(pair);
        }
        passage.words.sort_unstable();
        passage.words.dedup();
        passage
    }

    /// The headline's words with their signs, all of them folded and then all of them exact; their beginnings.
    fn marked(&mut self, headline: &str, begins: &mut Vec<Begin>) -> String {
        let (mut marked, mut exactly) = (String::new(), String::new());
        for (_, word) in asked::words(headline) {
            let (folded, exact) = self.of(word);
            let (folded, exact) = (&self.folded.all[folded].0, &self.exact.all[exact].0);
            push(&mut marked, "_", folded);
            push(&mut exactly, "~", exact);
            begins.extend(beginnings(folded).map(|letters| ("<_", letters)));
            begins.extend(beginnings(exact).map(|letters| ("<~", letters)));
        }
        marked + &exactly
    }

    /// The folded words in order, «|» between passages; then, marked by a sign in front, the headline's words folded
    /// (_) and exact (~), each exact word once (=). Then each beginning of one and of two letters once: of the folded
    /// words (<), with marks where it has some (<=), of the headline's words folded (<_) and exact (<~). Last the group
    /// of its row.
    pub(super) fn terms(&mut self, row: i64, document: &Document, others: &str) -> Terms {
        self.article += 1;
        let article = self.article;
        let mut text = String::with_capacity(24 * 1024);
        let (mut headline, mut once, mut begins) = (String::new(), String::new(), Vec::new());
        let mut fresh = Vec::new();
        for stretch in stretches(document, others) {
            if !self.passages.contains_key(&stretch.text) {
                let passage = self.passage(&stretch.text);
                self.passages.insert(stretch.text.clone(), passage);
            }
            if stretch.spot == Spot::Headline {
                headline.push_str(&self.marked(&stretch.text, &mut begins));
            }
            let Some(passage) = self.passages.get_mut(&stretch.text) else { continue };
            passage.last = article;
            text.extend([&passage.folded, " |"]);
            for &(folded, exact) in &passage.words {
                let (folded, here, new) = self.folded.take(folded, article);
                if here {
                    begins.extend(beginnings(folded).map(|letters| ("<", letters)));
                }
                if new {
                    fresh.push(folded.to_owned());
                }
                let (exact, here, _) = self.exact.take(exact, article);
                if here {
                    push(&mut once, "=", exact);
                    let mut same = beginnings(folded);
                    let marked = beginnings(exact).filter(|letters| same.next() != Some(*letters));
                    begins.extend(marked.map(|letters| ("<=", letters)));
                }
            }
        }
        self.passages.retain(|_, passage| passage.last == article);
        begins.sort_unstable();
        begins.dedup();
        for (sign, [first, second]) in begins {
            push(&mut once, sign, first.encode_utf8(&mut [0; 4]));
            once.extend((second != ALONE).then_some(second));
        }
        text.push_str(&headline);
        text.push_str(&once);
        push(&mut text, "", &group(row));
        Terms { text, fresh }
    }
}

/// Neighbouring rows have a word in common, so that what is costly to look for can be looked for among a few of them:
/// FTS5 knows no other bound inside a question.
fn group(row: i64) -> String {
    format!("|{}", row.div_euclid(GROUP))
}

/// Rows of a group.
const GROUP: i64 = 1024;

/// The groups of the rows from `first` to `last`, if they are at most `most`.
pub(super) fn groups(first: i64, last: i64, most: usize) -> Option<Vec<String>> {
    let all = first.div_euclid(GROUP)..=last.div_euclid(GROUP);
    (all.clone().take(most + 1).count() <= most).then(|| all.map(|n| group(n * GROUP)).collect())
}

fn push(out: &mut String, sign: &str, word: &str) {
    for part in [" ", sign, word] {
        out.push_str(part);
    }
}

/// A sign, and the first letter of a word, with [`ALONE`] behind it, or its first two.
type Begin = (&'static str, [char; 2]);
/// No letter.
const ALONE: char = '\0';

/// The first letter of a word, and the first two.
fn beginnings(word: &str) -> impl Iterator<Item = [char; 2]> + use<> {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    let two = first.zip(second).map(|(first, second)| [first, second]);
    first.map(|first| [first, ALONE]).into_iter().chain(two)
}

/// Hashes short words faster than the standard library's way, from a seed of its own, so that no text can be written
/// to be slow.
struct Seed(u64);

impl Default for Seed {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0_u8))
    }
}

impl BuildHasher for Seed {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded(self.0)
    }
}

/// Multiplies eight bytes at a time to sixteen, and folds the halves together.
struct Folded(u64);

impl Folded {
    fn fold(&mut self, part: u64) {
        let product = u128::from(self.0 ^ part) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (product as u64) ^ ((product >> 64) as u64);
    }
}

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            self.fold(u64::from_le_bytes(eight) ^ part.len() as u64);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::{folder::Folder, writer::Writer};

    #[test]
    fn words_of_a_deed_that_came_to_nothing_are_not_remembered() {
        let connection = Connection::open_in_memory().unwrap();
        let writer = Writer::start(connection, Folder { root: "".into() }).unwrap();
        let fresh = || {
            let document = Document::blank("Hạ Vy");
            let told = writer.write(move |_| {
                with_forms(|forms| Ok(forms.terms(1, &document, "Hạ Vy").fresh.len()))
            });
            told.unwrap()
        };
        assert_eq!((fresh(), fresh()), (2, 0), "a word is new once");
        writer.write(|_| Err::<(), _>(StoreFault::NoPhoto)).unwrap_err();
        assert_eq!(fresh(), 2, "what was taken back is put in again");
    }

    #[test]
    fn a_text_is_told_alike_from_memory() {
        let mut document = Document::blank("Hạ Vy");
        let mut kept = Forms::default();
        for said in ["Đảng bộ phường", "Đảng bộ phường, chiều nay", "", "Đảng bộ phường"]
        {
            document.headline = vec![article::Inline::text(said)];
            document.sapo = vec![article::Inline::text("hoà bình | hòa bình")];
            let fresh = Forms::default().terms(1, &document, "Tổ tin").text;
            assert_eq!(kept.terms(1, &document, "Tổ tin").text, fresh, "{said}");
        }
    }

    #[test]
    fn rows_that_lie_near_are_in_few_groups() {
        let all = |first, last| groups(first, last, 2);
        assert_eq!(all(1, 1), Some(vec!["|0".to_owned()]));
        assert_eq!(all(1023, 1024), Some(vec!["|0".to_owned(), "|1".to_owned()]));
        assert_eq!(all(1, 2048), None, "three are too many");
        assert_eq!(all(5000, 1), Some(Vec::new()), "no rows are in no group");
    }
}
