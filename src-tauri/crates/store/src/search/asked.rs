//! What was typed into the search field, as words and phrases. Words hold only letters and digits, so nothing that
//! was typed can be a command of the index.

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// Everything that an article must have.
    pub(super) wanted: Vec<Wanted>,
}

/// One word, or a phrase of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// At least one word.
    pub(super) words: Vec<Word>,
    /// The last word may go on.
    pub(super) open: bool,
}

/// One word in its two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// With its marks.
    pub(super) exact: String,
    /// Without marks; more than one when slips are allowed for.
    pub(super) folded: Vec<String>,
}

impl Word {
    pub(super) fn new(word: &str) -> Self {
        Self { exact: exact(word), folded: vec![folded(word)] }
    }

    /// It was typed with marks.
    pub(super) fn is_marked(&self) -> bool {
        self.folded.first().is_none_or(|folded| *folded != self.exact)
    }
}

impl Asked {
    /// Signs separate words; straight or curly quotation marks hold a phrase together; the very last word is open
    /// unless a space follows it.
    pub(super) fn read(text: &str) -> Self {
        let text = vietnamese::nfc(&vietnamese::legible(text));
        let closed = text.ends_with(|c: char| c.is_whitespace());
        let mut wanted = Vec::new();
        for (n, part) in text.split(['"', '“', '”']).enumerate() {
            let words: Vec<Word> = words(part).map(|(_, word)| Word::new(word)).collect();
            if n % 2 == 1 && !words.is_empty() {
                wanted.push(Wanted { words, open: false });
            } else {
                let alone = |word| Wanted { words: vec![word], open: false };
                wanted.extend(words.into_iter().map(alone));
            }
        }
        let quoted = text.matches(['"', '“', '”']).count() > 1 && text.ends_with(['"', '”']);
        if let Some(last) = wanted.last_mut().filter(|_| !closed && !quoted) {
            last.open = true;
        }
        Self { wanted }
    }

    /// All words in their order.
    pub(super) fn words(&self) -> impl Iterator<Item = &Word> {
        self.wanted.iter().flat_map(|wanted| &wanted.words)
    }
}

/// Runs of letters and digits with the byte where each begins; a number is one word with the points between its groups
/// (`1.150`). The index, the question and the marks in the answer all split by this.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(vietnamese::is_letter_or_digit)?;
        let long = text[start..].find(|c| !vietnamese::is_letter_or_digit(c));
        rest = long.map_or(text.len(), |long| start + long);
        rest = number(text, start, rest).unwrap_or(rest);
        Some((start, &text[start..rest]))
    })
}

/// Where the number ends that begins with the run from `start` to `end`: up to three digits, then groups of three behind
/// points. What goes on with points is a date, an address or a telephone number.
fn number(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = |at: usize| bytes.get(at) == Some(&POINT) && is_digit(at + 1);
    let behind = start > 1 && bytes[start - 1] == POINT && is_digit(start - 2);
    if !goes_on(end) || end - start > 3 || bytes[start] == b'0' || behind {
        return None;
    }
    let first = (start..end).all(is_digit);
    let mut last = end;
    while first && goes_on(last) && (2..=3).all(|n| is_digit(last + n)) && !is_digit(last + 4) {
        last += 4;
    }
    (last > end && !goes_on(last)).then_some(last)
}

/// Between the groups of a number.
const POINT: u8 = b'.';

/// A word as it is looked for: without marks and case; a number without its points.
pub(super) fn folded(word: &str) -> String {
    without_points(vietnamese::fold(word))
}

/// A word with its marks, as it is compared: lower case, the tone in one place («hoà» is «hòa»).
pub(super) fn exact(word: &str) -> String {
    without_points(vietnamese::exact(word))
}

fn without_points(word: String) -> String {
    if word.as_bytes().contains(&POINT) { word.replace(char::from(POINT), "") } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, bool)> {
        let asked = Asked::read(text);
        let one = |wanted: &Wanted| {
            let words: Vec<_> = wanted.words.iter().map(|word| word.folded[0].as_str()).collect();
            (words.join(" "), wanted.open)
        };
        asked.wanted.iter().map(one).collect()
    }

    #[test]
    fn words_phrases_and_the_word_being_typed() {
        let check = |text, expected: &[(&str, bool)]| {
            let expected: Vec<_> =
                expected.iter().map(|(w, open)| ((*w).to_owned(), *open)).collect();
            assert_eq!(read(text), expected, "{text}");
        };
        check("thu ngân s", &[("thu", false), ("ngan", false), ("s", true)]);
        check("thu ngân sách ", &[("thu", false), ("ngan", false), ("sach", false)]);
        check("\"ngân sách quý\" Đảng", &[("ngan sach quy", false), ("dang", true)]);
        check("“ngân sách", &[("ngan sach", true)]);
        check("12/QĐ-UBND ", &[("12", false), ("qd", false), ("ubnd", false)]);
        check("“”\"\" - *", &[]);
    }

    #[test]
    fn a_number_is_one_word() {
        let folded = |text| words(text).map(|(_, word)| super::folded(word)).collect::<Vec<_>>();
        for (text, expected) in [
            ("1.150 hộ", vec!["1150", "ho"]),
            ("12.345.678đ", vec!["12345678", "d"]),
            ("(1.150.)", vec!["1150"]),
            ("97,5 và 1.150,25", vec!["97", "5", "va", "1150", "25"]),
            ("3.10.2025", vec!["3", "10", "2025"]),
            ("20.110.2025", vec!["20", "110", "2025"]),
            ("0912.345.678", vec!["0912", "345", "678"]),
            ("091.234", vec!["091", "234"]),
            ("A1.150", vec!["a1", "150"]),
            ("2.1.150", vec!["2", "1", "150"]),
            ("1.1500", vec!["1", "1500"]),
            ("1.15", vec!["1", "15"]),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }
}
