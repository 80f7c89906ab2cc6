//! Which old alphabet a text was written in: the one in which it reads as Vietnamese. Judged by the grammar of
//! syllables alone.

use super::{Charset, decode};
use crate::syllable::{is_syllable, letter_runs};

/// Signs above ASCII that texts of every alphabet hold.
const SIGNS: &str = "“”‘’–—…•°²³\u{a0}";
/// Words with converted letters that a conversion without asking needs.
const ENOUGH: usize = 3;
/// How much better than unconverted a conversion without asking must read.
const MARGIN: f64 = 0.15;
/// Most characters that are looked at; a text does not change its alphabet behind them.
const LOOKED_AT: usize = 6_000;

/// An alphabet in which a text reads better than as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The alphabet.
    pub charset: Charset,
    /// True when it may be converted unasked: long enough, and much better than unconverted.
    pub certain: bool,
    /// The whole text, converted.
    pub text: String,
}

/// True when a letter shows that the text is Unicode already: it is never converted.
pub fn is_unicode(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'đ' | 'Đ' | 'ă' | 'Ă' | '\u{300}'..='\u{323}'))
}

/// The old alphabet of `shown`, when it reads as Vietnamese in one and not as it stands. `None` for Unicode, for
/// ASCII, and for words of other languages.
pub fn guess(shown: &str) -> Option<Guess> {
    if is_unicode(shown) || !is_strange(shown) {
        return None;
    }
    let cut = shown.char_indices().nth(LOOKED_AT).map_or(shown.len(), |(at, _)| at);
    let looked_at = &shown[..cut];
    let as_it_stands = score(looked_at);
    let mut best: Option<(f64, Charset, String)> = None;
    for (n, charset) in Charset::ALL.into_iter().enumerate() {
        let text = decode(looked_at, charset);
        // The likelier alphabets win a tie.
        let score = score(&text) - n as f64 * 0.004;
        if best.as_ref().is_none_or(|(most, ..)| score > *most) {
            best = Some((score, charset, text));
        }
    }
    let (most, charset, text) = best?;
    if most <= as_it_stands + 0.05 || most < 0.6 {
        return None;
    }
    let converted = letter_runs(&text)
        .iter()
        .filter(|(_, run)| {
            !run.is_ascii()
                && run.chars().count() > 1
                && is_syllable(run)
                && !looked_at.contains(run)
        })
        .count();
    if converted == 0 {
        return None;
    }
    let certain = converted >= ENOUGH && most > as_it_stands + MARGIN && most > 0.8;
    Some(Guess { charset, certain, text: decode(shown, charset) })
}

/// True when something above ASCII stands where no sign of a number, a measure or a trade name stands.
fn is_strange(shown: &str) -> bool {
    let mut before = ' ';
    shown.chars().any(|c| {
        let sign = match c {
            '²' | '³' => before == 'm' || before.is_ascii_digit(),
            '°' | '×' | '±' | '½' | '¼' | '¾' | '€' | '£' | '©' | '®' => {
                !before.is_alphabetic()
            }
            c => SIGNS.contains(c),
        };
        before = c;
        !sign && (!c.is_ascii() || is_capital_control(c))
    })
}

/// VISCII writes six capitals as control characters.
fn is_capital_control(c: char) -> bool {
    matches!(c, '\u{2}' | '\u{5}' | '\u{6}' | '\u{14}' | '\u{19}' | '\u{1e}')
}

/// How much of a text reads as Vietnamese, at most 1; signs that no text holds count against it.
fn score(text: &str) -> f64 {
    let runs = letter_runs(text);
    if runs.is_empty() {
        return 0.0;
    }
    let legal = runs.iter().filter(|(_, run)| is_syllable(run)).count();
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        odd += usize::from(!c.is_ascii() && !c.is_alphabetic() && !SIGNS.contains(c));
    }
    legal as f64 / runs.len() as f64 - 2.0 * odd as f64 / all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_offered_and_long_ones_converted() {
        let one = guess("Hµ Néi").unwrap();
        assert_eq!(
            (one.charset, one.certain, one.text.as_str()),
            (Charset::Tcvn3, false, "Hà Nội")
        );
        let one = guess("Ñaûng boä phöôøng Thanh Xuaân: quyeát taâm hoaøn thaønh").unwrap();
        assert_eq!(one.charset, Charset::Vni);
        assert!(one.certain);
        assert_eq!(one.text, "Đảng bộ phường Thanh Xuân: quyết tâm hoàn thành");
    }

    #[test]
    fn unicode_and_other_languages_are_never_touched() {
        for text in [
            "Đảng ủy phường Thanh Xuân",
            "Cách mạng Tháng Tám",
            "hòa bình, áo, cà phê, xã hội",
            "Café Pháp",
            "São Paulo",
            "Îles, Übung, García Márquez",
            "résumé naïve façade",
            "Thanh Xuan 3-10",
            "100 m² (×2) ±5°",
            "",
            "“Lời” – ông A…",
        ] {
            assert!(guess(text).is_none_or(|one| !one.certain), "{text}: {:?}", guess(text));
        }
    }
}
