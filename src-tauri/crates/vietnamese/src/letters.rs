//! Letters and their tones: a vowel with a tone is the vowel and the tone, apart and together again.

use unicode_normalization::{
    UnicodeNormalization,
    char::{compose, decompose_canonical},
};

/// The six tones, in the order of the dictionary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tone {
    /// Ngang, written without a mark.
    #[default]
    Level,
    /// Huyền.
    Grave,
    /// Hỏi.
    Hook,
    /// Ngã.
    Tilde,
    /// Sắc.
    Acute,
    /// Nặng.
    Dot,
}

/// The 67 accented small letters of the alphabet, in the order of the dictionary's letters.
pub const ACCENTED: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

const MARKS: [(Tone, char); 5] = [
    (Tone::Grave, '\u{300}'),
    (Tone::Hook, '\u{309}'),
    (Tone::Tilde, '\u{303}'),
    (Tone::Acute, '\u{301}'),
    (Tone::Dot, '\u{323}'),
];

/// `char::is_alphanumeric`, answered at once for the letters of the alphabet: Unicode's own table is searched for
/// every letter beyond `ª`, and a text is read letter by letter at every save.
pub fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '×' | '÷' => false,
        'À'..='ɏ' | 'Ḁ'..='ỿ' => true,
        other => other.is_alphanumeric(),
    }
}

/// A letter of NFC text without its tone, and the tone: `ệ` is `ê` and nặng. Other characters have none.
pub fn without_tone(c: char) -> (char, Tone) {
    if c.is_ascii() {
        return (c, Tone::Level);
    }
    let (mut tone, mut rest) = (Tone::Level, String::with_capacity(8));
    decompose_canonical(c, |part| match MARKS.iter().find(|(_, mark)| *mark == part) {
        Some((found, _)) => tone = *found,
        None => rest.push(part),
    });
    if tone == Tone::Level {
        return (c, tone);
    }
    let mut letters = rest.nfc();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => (letter, tone),
        _ => (c, Tone::Level),
    }
}

/// `letter` with `tone`; letters that carry none stay as they are.
pub fn with_tone(letter: char, tone: Tone) -> char {
    let Some((_, mark)) = MARKS.iter().find(|(one, _)| *one == tone) else { return letter };
    let mut letters = [letter, *mark].into_iter().nfc();
    match (letters.next(), letters.next()) {
        (Some(whole), None) => whole,
        _ => letter,
    }
}

/// `text` (NFC) with each circumflex and breve behind a toned letter taken into it, where the two are a letter of the
/// alphabet.
pub(crate) fn marks_before_tones(text: String) -> String {
    if !text.contains(LATE) {
        return text;
    }
    let mut whole = String::with_capacity(text.len());
    for c in text.chars() {
        match whole.chars().next_back().and_then(|before| taken_in(before, c)) {
            Some(letter) => {
                whole.pop();
                whole.push(letter);
            }
            None => whole.push(c),
        }
    }
    whole
}

/// Marks of letters that NFC keeps apart from one that has its tone already; the horn it does not.
const LATE: [char; 2] = ['\u{302}', '\u{306}'];

fn taken_in(before: char, mark: char) -> Option<char> {
    let (bare, tone) = without_tone(before);
    if tone == Tone::Level || !LATE.contains(&mark) {
        return None;
    }
    let letter = compose(bare, mark)?;
    let toned = with_tone(letter, tone);
    (toned != letter).then_some(toned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        let differs = |c: &char| is_letter_or_digit(*c) != c.is_alphanumeric();
        assert_eq!(('\0'..=char::MAX).find(differs), None);
    }

    #[test]
    fn every_accented_letter_comes_apart_and_together() {
        assert_eq!(ACCENTED.chars().count(), 67);
        for c in ACCENTED.chars().chain(ACCENTED.to_uppercase().chars()) {
            let (letter, tone) = without_tone(c);
            assert_eq!(with_tone(letter, tone), c, "{c}");
        }
        assert_eq!(without_tone('ệ'), ('ê', Tone::Dot));
        assert_eq!(without_tone('Đ'), ('Đ', Tone::Level));
        assert_eq!(with_tone('b', Tone::Acute), 'b');
    }
}
