//! What was typed into the search field, as words and phrases. Words hold only letters and digits, so nothing that
//! was typed can be a command of the index.

use super::{
    numbers,
    stands::{Stand, stands},
};

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// Everything that an article must have.
    pub(super) wanted: Vec<Wanted>,
    /// What others may stand for, in the order of `wanted`.
    pub(super) stands: Vec<Stand>,
}

/// One word, or a phrase of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// At least one word.
    pub(super) words: Vec<Word>,
    /// The last word may go on.
    pub(super) open: bool,
    /// It stood in quotation marks.
    pub(super) quoted: bool,
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
        let (mut wanted, mut going_on) = (Vec::new(), false);
        for (n, part) in text.split(['"', '“', '”']).enumerate() {
            let (whole, begun) = begun(part);
            going_on = begun.is_some();
            let words: Vec<Word> =
                words(whole).map(|(_, word)| word).chain(begun).map(Word::new).collect();
            if n % 2 == 1 && !words.is_empty() {
                wanted.push(Wanted { words, open: false, quoted: true });
            } else {
                let alone = |word| Wanted { words: vec![word], open: false, quoted: false };
                wanted.extend(words.into_iter().map(alone));
            }
        }
        let quoted = text.matches(['"', '“', '”']).count() > 1 && text.ends_with(['"', '”']);
        // «03» stands for «3», which does not go on.
        let goes_on = |last: &&mut Wanted| {
            let stands = |word: &Word| word.exact.starts_with('0') && word.folded[0] != word.exact;
            !last.words.last().is_some_and(stands)
        };
        if let Some(last) =
            wanted.last_mut().filter(|_| (going_on || !closed) && !quoted).filter(goes_on)
        {
            last.open = true;
        }
        Self::of(wanted)
    }

    pub(super) fn of(wanted: Vec<Wanted>) -> Self {
        Self { stands: stands(&wanted), wanted }
    }

    /// What may stand for the words from the one at `at` on.
    pub(super) fn stand_at(&self, at: usize) -> Option<&Stand> {
        self.stands.iter().find(|stand| stand.from == at)
    }

    /// All words in their order.
    pub(super) fn words(&self) -> impl Iterator<Item = &Word> {
        self.wanted.iter().flat_map(|wanted| &wanted.words)
    }
}

/// A question, and the telephone number at its end that is still being typed: its groups are not words of their own,
/// and a space behind one does not end it.
fn begun(text: &str) -> (&str, Option<&str>) {
    let typed = text.trim_end_matches([' ', '.', '-', ')']);
    let is_begun = |(start, word): &(usize, &str)| {
        let end = start + word.len();
        let first = end == typed.len() && typed.len() < text.len() && numbers::begins(word);
        first || numbers::telephone(typed, *start, end, true) == Some(typed.len())
    };
    match words(typed).find(is_begun) {
        Some((start, _)) => {
            let start = start - usize::from(numbers::is_abroad(typed, start));
            (&typed[..start], Some(&typed[start..]))
        }
        None => (text, None),
    }
}

/// Runs of letters and digits with the byte where each begins; a number is one word with what sets its groups apart
/// (`1.150`, `0912 345 678`). The index, the question and the marks in the answer all split by this.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(vietnamese::is_letter_or_digit)?;
        let long = text[start..].find(|c| !vietnamese::is_letter_or_digit(c));
        rest = long.map_or(text.len(), |long| start + long);
        let start = match numbers::whole(text, start, rest) {
            Some((from, end)) => {
                rest = end;
                from
            }
            None => start,
        };
        Some((start, &text[start..rest]))
    })
}

/// A word as it is looked for: without marks and case; a number without its points, «03» as «3».
pub(super) fn folded(word: &str) -> String {
    vietnamese::fold(&numbers::joined(numbers::without_nought(word)))
}

/// A word with its marks, as it is compared: lower case, the tone in one place («hoà» is «hòa»).
pub(super) fn exact(word: &str) -> String {
    vietnamese::exact(&numbers::joined(word))
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
        check("gọi 0912 3", &[("goi", false), ("09123", true)]);
        check("0912.345.67", &[("091234567", true)]);
        check("0912.345.678", &[("0912345678", true)]);
        check("0912 345 ", &[("0912345", true)]);
        check("0912 ", &[("0912", true)]);
        check("0912 345 678 ", &[("0912345678", false)]);
        check("0912 ba", &[("0912", false), ("ba", true)]);
        check("+84 912 3", &[("09123", true)]);
        check("gọi (+84) 912", &[("goi", false), ("0912", true)]);
        check("+84 912 345 678", &[("0912345678", true)]);
        check("+84", &[("84", true)]);
        check("(024) 38", &[("02438", true)]);
        check("(024) ", &[("024", true)]);
        check("03", &[("3", false)]);
        check("0", &[("0", true)]);
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
            ("0912.345.678", vec!["0912345678"]),
            ("gọi 0912 345 678 10 giờ", vec!["goi", "0912345678", "10", "gio"]),
            ("024-3858-1234, 02438.581.234", vec!["02438581234", "02438581234"]),
            ("0912 345.678", vec!["0912", "345678"]),
            ("0912.345.678.9", vec!["0912", "345", "678", "9"]),
            ("0912 345 678a", vec!["0912", "345", "678a"]),
            ("+84 912 345 678, +84912345678", vec!["0912345678", "0912345678"]),
            ("(+84) 912.345.678", vec!["0912345678"]),
            ("+84-24-3858-1234 (+84)912345678", vec!["02438581234", "0912345678"]),
            ("84912345678, 84.912.345.678", vec!["0912345678", "84912345678"]),
            ("(024) 3858 1234, (024)38581234", vec!["02438581234", "02438581234"]),
            ("0912 345678", vec!["0912345678"]),
            ("+84 912 345", vec!["84", "912", "345"]),
            ("(05) 12 hộ, (024) 12", vec!["5", "12", "ho", "024", "12"]),
            ("3+84 912 345 678", vec!["3", "0912345678"]),
            ("ngày 03-10, tổ 05, 00", vec!["ngay", "3", "10", "to", "5", "0"]),
            ("007 và 0", vec!["007", "va", "0"]),
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
