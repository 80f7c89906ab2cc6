//! Finding words in a document and putting others in their place. Letters are compared one by one, so that every
//! place in the key is the same place in the text; what takes a word's place is set as the word was.

use vietnamese::fold_char;

use crate::{Block, BlockKind, Document, Figure, Inline, Marks, Run};

/// Letters shown on each side of a place at most.
const AROUND: usize = 40;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Needle {
    key: Vec<char>,
    /// As it is compared where marks count.
    marked: Option<String>,
    whole: bool,
    lower: bool,
    upper: bool,
}

/// How a needle is compared.
#[derive(Clone, Copy, Debug)]
pub struct Comparing {
    /// Marks must be the same; case never matters.
    pub marks: bool,
    /// No letter or digit right before or behind, and no number cut in two.
    pub whole: bool,
}

/// One place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `headline`, `lead`, `body`, `caption`, `byline`, or `people` for the source and description of a photo.
    pub field: &'static str,
    /// The words before it, behind «…» where there are more.
    pub before: String,
    /// What stands there.
    pub old: String,
    /// What takes its place.
    pub new: String,
    /// The words behind it, before «…» where there are more.
    pub after: String,
}

impl Needle {
    /// None when there is nothing to look for.
    pub fn new(words: &str, how: Comparing) -> Option<Self> {
        let text = vietnamese::nfc(&vietnamese::without_unseen(words));
        let letters: Vec<char> = text.chars().collect();
        let (key, marked) = (key(&letters), how.marks.then(|| marked(&letters)));
        let lower = text.chars().all(|c| !c.is_uppercase());
        let upper = !lower && text.chars().all(|c| !c.is_lowercase());
        let something = key.iter().any(|c| !c.is_whitespace());
        something.then_some(Self { key, marked, whole: how.whole, lower, upper })
    }

    /// Where it begins in `text`, in characters; places never overlap.
    fn starts(&self, text: &[char]) -> Vec<usize> {
        let there = key(text);
        let is = |at: usize, end: usize| {
            there[at..end] == self.key[..]
                && self.marked.as_ref().is_none_or(|wanted| marked(&text[at..end]) == *wanted)
                && (!self.whole || is_whole(text, at, end))
        };
        let mut starts = Vec::new();
        let mut at = 0;
        while at + self.key.len() <= there.len() {
            let end = at + self.key.len();
            if is(at, end) {
                starts.push(at);
                at = end;
            } else {
                at += 1;
            }
        }
        starts
    }

    /// `with` in the case of what it replaces: all capitals where that is, unless the needle is; its first letter, unless
    /// the needle holds capitals of its own. An abbreviation among small letters says nothing of the words that it stands
    /// for.
    fn cased(&self, text: &[char], old: &[char], with: &str) -> String {
        let upper = |c: &&char| c.is_uppercase();
        let letters = old.iter().filter(|c| c.is_alphabetic()).count();
        if self.upper || letters == 0 {
            return with.to_owned();
        }
        let capitals = old.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase());
        let among_small = || text.iter().any(|c| c.is_lowercase());
        if letters > 1 && capitals && !(is_abbreviation(old) && among_small()) {
            return with.to_uppercase();
        }
        if !self.lower {
            return with.to_owned();
        }
        let mut rest = with.chars();
        match (old.first().filter(upper), rest.next()) {
            (Some(_), Some(first)) => first.to_uppercase().chain(rest).collect(),
            _ => with.to_owned(),
        }
    }
}

/// The document with `with` in every place of `needle`, and the places as they were.
pub fn replace(document: &Document, needle: &Needle, with: &str) -> (Document, Vec<Place>) {
    let mut document = document.clone();
    let with = vietnamese::nfc(&vietnamese::without_unseen(with)).replace(char::is_control, " ");
    let mut work = Work { needle, with, places: Vec::new() };
    work.inlines("headline", &mut document.headline);
    work.inlines("lead", &mut document.sapo);
    for block in &mut document.blocks {
        work.block(block);
    }
    work.inlines("byline", &mut document.byline);
    (document, work.places)
}

struct Work<'a> {
    needle: &'a Needle,
    with: String,
    places: Vec<Place>,
}

impl Work<'_> {
    fn block(&mut self, block: &mut Block) {
        match &mut block.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => {
                self.inlines("body", text);
            }
            BlockKind::Quote { text, attribution } => {
                self.inlines("body", text);
                self.inlines("body", attribution);
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    self.inlines("body", item);
                }
            }
            BlockKind::Table { rows } => {
                for cell in rows.iter_mut().flatten() {
                    self.inlines("body", &mut cell.text);
                }
            }
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Gallery(items) => {
                for item in items {
                    self.figure(&mut item.figure);
                }
            }
            BlockKind::FactBox { title, blocks } => {
                self.inlines("body", title);
                for block in blocks {
                    self.block(block);
                }
            }
        }
    }

    fn figure(&mut self, figure: &mut Figure) {
        self.inlines("caption", &mut figure.caption);
        for text in [&mut figure.credit, &mut figure.alt] {
            let mut inlines = vec![Inline::text(text.clone())];
            self.inlines("people", &mut inlines);
            *text = crate::plain(&inlines);
        }
    }

    fn inlines(&mut self, field: &'static str, inlines: &mut Vec<Inline>) {
        let letters: Vec<(char, Option<Marks>)> = inlines.iter().flat_map(letters_of).collect();
        let text: Vec<char> = letters.iter().map(|(c, _)| *c).collect();
        let starts = self.needle.starts(&text);
        if starts.is_empty() {
            return;
        }
        let long = self.needle.key.len();
        let mut made: Vec<(char, Option<Marks>)> = Vec::with_capacity(letters.len());
        let mut done = 0;
        for at in starts {
            let end = at + long;
            let new = self.needle.cased(&text, &text[at..end], &self.with);
            made.extend_from_slice(&letters[done..at]);
            let marks = letters[at].1.clone().unwrap_or_default();
            made.extend(new.chars().map(|c| (c, Some(marks.clone()))));
            self.places.push(Place {
                field,
                before: words_before(&text[..at]),
                old: text[at..end].iter().collect(),
                new,
                after: words_behind(&text[end..]),
            });
            done = end;
        }
        made.extend_from_slice(&letters[done..]);
        *inlines = runs(made);
    }
}

/// The end of `text` without the word that its length would cut.
fn words_before(text: &[char]) -> String {
    let from = text.len().saturating_sub(AROUND);
    if from == 0 {
        return text.iter().collect();
    }
    let shown = &text[from..];
    let cut = if text[from - 1].is_whitespace() {
        Some(0)
    } else {
        shown.iter().position(|c| c.is_whitespace())
    };
    std::iter::once('…').chain(shown[cut.unwrap_or(0)..].iter().copied()).collect()
}

/// The head of `text` without the word that its length would cut.
fn words_behind(text: &[char]) -> String {
    let Some(next) = text.get(AROUND) else { return text.iter().collect() };
    let shown = &text[..AROUND];
    let cut =
        if next.is_whitespace() { None } else { shown.iter().rposition(|c| c.is_whitespace()) };
    shown[..cut.unwrap_or(AROUND)].iter().copied().chain(['…']).collect()
}

/// The letters of an inline with their marks; a line break has none.
fn letters_of(inline: &Inline) -> Vec<(char, Option<Marks>)> {
    match inline {
        Inline::Text(run) => run.text.chars().map(|c| (c, Some(run.marks.clone()))).collect(),
        Inline::Break => vec![('\n', None)],
    }
}

fn runs(letters: Vec<(char, Option<Marks>)>) -> Vec<Inline> {
    let mut inlines: Vec<Inline> = Vec::new();
    for (c, marks) in letters {
        match (marks, inlines.last_mut()) {
            (None, _) => inlines.push(Inline::Break),
            (Some(marks), Some(Inline::Text(run))) if run.marks == marks => run.text.push(c),
            (Some(marks), _) => inlines.push(Inline::Text(Run { text: c.into(), marks })),
        }
    }
    for inline in &mut inlines {
        if let Inline::Text(run) = inline {
            run.text = vietnamese::nfc(&run.text);
        }
    }
    inlines
}

/// One word that is no syllable: «UBND».
fn is_abbreviation(word: &[char]) -> bool {
    let small: String = word.iter().flat_map(|c| c.to_lowercase()).collect();
    !small.contains(char::is_whitespace) && !vietnamese::is_syllable(&small)
}

/// One character for each of `text`: without case and marks, white space all alike.
fn key(text: &[char]) -> Vec<char> {
    let one = |c: &char| if c.is_whitespace() { ' ' } else { fold_char(*c) };
    text.iter().map(one).collect()
}

/// A stretch as it is compared where marks count: the tone of a word in one place, so that «hoà» finds «hòa».
fn marked(stretch: &[char]) -> String {
    let small =
        |c: &char| if c.is_whitespace() { ' ' } else { c.to_lowercase().next().unwrap_or(*c) };
    vietnamese::tones_in_front(&stretch.iter().map(small).collect::<String>())
}

/// Nothing of a word or of a number goes on before `at` or behind `end`.
fn is_whole(text: &[char], at: usize, end: usize) -> bool {
    let lettered = |n: usize| text.get(n).is_some_and(|c| c.is_alphanumeric());
    let digit = |n: usize| text.get(n).is_some_and(char::is_ascii_digit);
    let joint = |n: usize| text.get(n).is_some_and(|c| ".,-/:".contains(*c));
    let before = at > 0 && lettered(at) && lettered(at - 1);
    let behind = end > 0 && lettered(end - 1) && lettered(end);
    let number_before = at > 1 && digit(at) && joint(at - 1) && digit(at - 2);
    let number_behind = end > 0 && digit(end - 1) && joint(end) && digit(end + 1);
    !(before || behind || number_before || number_behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, with: &str, how: (bool, bool), expected: &str) {
        let mut document = Document::blank("");
        document.headline = vec![Inline::text(text)];
        let needle = Needle::new(words, Comparing { marks: how.0, whole: how.1 }).unwrap();
        let (made, _) = replace(&document, &needle, with);
        assert_eq!(crate::plain(&made.headline), expected, "{words} in {text}");
    }

    #[test]
    fn marks_and_whole_words_are_choices() {
        check("Hòa hoa hoan", "hoa", "x", (false, false), "X x xn");
        check("Hòa hoa hoan", "hoa", "x", (false, true), "X x hoan");
        check("Hòa hoa hoan", "hoa", "x", (true, true), "Hòa x hoan");
        check("đường, Dương", "duong", "phố", (false, true), "phố, Phố");
        check("ngày 03-10 và 10 hộ", "10", "12", (true, true), "ngày 03-10 và 12 hộ");
        check("hoà bình", "hòa bình", "x", (true, true), "x");
        check("kinh tế-xã hội", "xã hội", "văn hóa", (true, true), "kinh tế-văn hóa");
        check("hoàn, hòan", "hoà", "x", (true, false), "xn, xn");
        check("toàn an àn", "an", "x", (true, false), "toàn x àn");
        check("toàn tò to", "tò", "x", (true, false), "toàn x to");
        check("bàn bà bản", "bà", "x", (true, true), "bàn x bản");
        check("İ hoà", "hòa", "x", (true, true), "İ x");
    }

    #[test]
    fn the_case_of_what_stood_there_is_kept() {
        check("Đảng bộ và đảng bộ", "đảng bộ", "chi bộ", (true, true), "Chi bộ và chi bộ");
        check("ĐẢNG BỘ", "đảng bộ", "chi bộ", (true, true), "CHI BỘ");
        check("Đảng bộ", "Đảng bộ", "chi bộ", (true, true), "chi bộ");
        check("Hạ Vy, Hạ Vy", "Hạ Vy", "", (true, true), ", ");
        check("HẠ VY, hạ vy", "Hạ Vy", "Hạ My", (true, true), "HẠ MY, Hạ My");
        check("UBND phường", "UBND", "Ủy ban nhân dân", (true, true), "Ủy ban nhân dân phường");
        let committee = "ủy ban nhân dân";
        let cases = [
            ("Chủ tịch UBND phường", "ubnd", committee, "Chủ tịch Ủy ban nhân dân phường"),
            ("CHỦ TỊCH UBND PHƯỜNG", "ubnd", committee, "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG"),
            ("đồng chí KHÔNG vắng", "không", "chưa", "đồng chí CHƯA vắng"),
            ("lễ KHỞI CÔNG cầu", "khởi công", "thông xe", "lễ THÔNG XE cầu"),
        ];
        for (text, words, with, expected) in cases {
            check(text, words, with, (true, true), expected);
        }
    }

    #[test]
    fn a_word_set_in_two_ways_is_one_word_and_its_neighbours_keep_theirs() {
        let strong = |text: &str| {
            let marks = Marks { strong: true, ..Marks::default() };
            Inline::Text(Run { text: text.into(), marks })
        };
        let mut document = Document::blank("");
        document.sapo = vec![Inline::text("Ông Ng"), strong("uyễn"), Inline::text(" Huy nói")];
        let how = Comparing { marks: false, whole: true };
        let needle = Needle::new("nguyen huy", how).unwrap();
        let (made, places) = replace(&document, &needle, "trần Huy");
        assert_eq!(made.sapo, [Inline::text("Ông Trần Huy nói")]);
        assert_eq!((places[0].field, places[0].old.as_str()), ("lead", "Nguyễn Huy"));
    }

    #[test]
    fn what_is_shown_around_a_place_cuts_no_word_and_says_only_of_what_is_left_out() {
        let around = |text: &str| {
            let mut document = Document::blank("");
            document.headline = vec![Inline::text(text)];
            let needle = Needle::new("đây", Comparing { marks: true, whole: true }).unwrap();
            let (_, places) = replace(&document, &needle, "đó");
            (places[0].before.clone(), places[0].after.clone())
        };
        let pair = |before: &str, after: &str| (before.to_owned(), after.to_owned());
        assert_eq!(around("Ở đây."), pair("Ở ", "."));
        let long = "phường giải ngân vốn đầu tư công của năm đến đây và hoàn thành chỉ tiêu thu ngân sách nhà nước";
        let (before, after) = around(long);
        assert_eq!(before, "… giải ngân vốn đầu tư công của năm đến ");
        assert_eq!(after, " và hoàn thành chỉ tiêu thu ngân sách…");
        let letters = "x".repeat(60);
        let (before, after) = around(&format!("{letters} đây {letters}"));
        assert_eq!((before.chars().count(), after.chars().count()), (2, 1));
    }

    #[test]
    fn nothing_finds_nothing() {
        let how = Comparing { marks: false, whole: false };
        assert!(Needle::new("  ", how).is_none());
    }
}
