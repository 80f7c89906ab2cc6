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
        Self { exact: exact(word), folded: vec![vietnamese::fold(word)] }
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
        let text = vietnamese::nfc(text);
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

/// Runs of letters and digits with the byte where each begins. The index, the question and the marks in the answer
/// all split by this.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(vietnamese::is_letter_or_digit)?;
        let long = text[start..].find(|c| !vietnamese::is_letter_or_digit(c));
        rest = long.map_or(text.len(), |long| start + long);
        Some((start, &text[start..rest]))
    })
}

/// A word with its marks, as it is compared: lower case, the tone in one place («hoà» is «hòa»).
pub(super) fn exact(word: &str) -> String {
    vietnamese::exact(word)
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
}
