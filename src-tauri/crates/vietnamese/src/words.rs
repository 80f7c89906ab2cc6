//! Words as the newsroom counts them (tiếng between spaces), tokens for comparing texts, and the time to read.

/// A stretch of text: a word, white space, or one sign. All tokens together are the text again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Token<'a> {
    /// The letters.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TokenKind {
    /// Letters and digits, with the signs inside numbers, dates and codes (`1.150`, `03-10`, `12/QĐ-UBND`).
    Word,
    /// White space.
    Space,
    /// One sign.
    Sign,
}

/// Splits `text`. A sign between two letters or digits belongs to their word.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char, before: Option<char>, after: Option<char>| {
        let lettered = |c: Option<char>| c.is_some_and(is_lettered);
        if c.is_whitespace() {
            TokenKind::Space
        } else if is_lettered(c) || (".,-/:%'’".contains(c) && lettered(before) && lettered(after))
        {
            TokenKind::Word
        } else {
            TokenKind::Sign
        }
    };
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let kind = kind(c, before, chars.peek().map(|(_, next)| *next));
        match tokens.last_mut() {
            Some(last) if last.kind == kind && kind != TokenKind::Sign => {
                last.text = &text[last.start..end];
            }
            _ => tokens.push(Token { text: &text[at..end], start: at, kind }),
        }
        before = Some(c);
    }
    tokens
}

/// Words of `text`: stretches between white space, a lone dash among them. Word processors count the same way, so an
/// editor who compares finds the same number.
pub fn count_words(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}

/// Minutes to read `words` at 220 words a minute, at least 1.
pub fn reading_minutes(words: u32) -> u32 {
    words.div_ceil(220).max(1)
}

fn is_lettered(c: char) -> bool {
    crate::is_letter_or_digit(c) || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_the_text_again() {
        for text in [
            "Chiều 03-10, Đảng ủy",
            "“Lời” - ông A",
            "1.150 hộ;  12/QĐ-UBND",
            "",
            " ",
            "2025 - 2030",
        ] {
            assert_eq!(tokens(text).iter().map(|token| token.text).collect::<String>(), text);
        }
        let words: Vec<_> = tokens("Chiều 03-10, 12/QĐ-UBND")
            .into_iter()
            .filter(|t| t.kind == TokenKind::Word)
            .map(|t| t.text)
            .collect();
        assert_eq!(words, ["Chiều", "03-10", "12/QĐ-UBND"]);
    }

    #[test]
    fn a_lone_dash_counts_as_in_a_word_processor() {
        assert_eq!(count_words("nhiệm kỳ 2025 - 2030"), 5);
        assert_eq!(count_words("  \n "), 0);
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        assert_eq!((reading_minutes(0), reading_minutes(220), reading_minutes(778)), (1, 1, 4));
    }
}
