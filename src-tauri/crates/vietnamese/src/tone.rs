//! Where the tone stands: old style (hòa, khỏe, thủy) and new style (hoà, khoẻ, thuỷ). They differ only in open
//! syllables that end in oa, oe, uy. Texts are compared in the old style; nobody's text is changed unasked.

use crate::{
    letters::{Tone, with_tone, without_tone},
    syllable::{is_syllable, letter_runs},
};

/// One of the two ways to place a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToneStyle {
    /// hòa, khỏe, thủy: the press, and the newsroom's own form for comparing.
    Old,
    /// hoà, khoẻ, thuỷ.
    New,
}

/// How many syllables of a text show that they are written in one style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToneStyles {
    /// Syllables that only the old style writes so.
    pub old: u32,
    /// Syllables that only the new style writes so.
    pub new: u32,
}

impl ToneStyles {
    /// True when one text holds both.
    pub fn is_mixed(self) -> bool {
        self.old > 0 && self.new > 0
    }
}

/// One syllable (NFC, any case) with its tone where `style` wants it. What is no syllable, and a syllable without
/// exactly one tone, comes back unchanged; length in characters and case stay.
pub fn place_tone(syllable: &str, style: ToneStyle) -> String {
    if syllable.is_ascii() || !is_syllable(syllable) {
        return syllable.to_owned();
    }
    let (mut bare, mut tone) = (Vec::with_capacity(8), Tone::Level);
    for c in syllable.chars() {
        let (letter, found) = without_tone(c);
        bare.push(letter);
        if found != Tone::Level {
            tone = found;
        }
    }
    match (tone, bearer(&bare, style)) {
        (Tone::Level, _) | (_, None) => syllable.to_owned(),
        (tone, Some(at)) => {
            bare[at] = with_tone(bare[at], tone);
            bare.into_iter().collect()
        }
    }
}

/// `text` with every tone where `style` wants it; nothing else changes.
pub fn place_tones(text: &str, style: ToneStyle) -> String {
    let mut placed = String::with_capacity(text.len());
    let mut done = 0;
    for (at, run) in letter_runs(text) {
        placed.push_str(&text[done..at]);
        placed.push_str(&place_tone(run, style));
        done = at + run.len();
    }
    placed + &text[done..]
}

/// Counts the syllables of `text` (NFC) that only one of the styles writes as they stand.
pub fn tone_styles(text: &str) -> ToneStyles {
    let mut styles = ToneStyles::default();
    for (_, run) in letter_runs(text) {
        let (old, new) = (place_tone(run, ToneStyle::Old), place_tone(run, ToneStyle::New));
        if old != new {
            styles.old += u32::from(run == old);
            styles.new += u32::from(run == new);
        }
    }
    styles
}

/// The form in which words are compared: NFC, small letters, tones in the old style. «HOÀ» and «hòa» are one.
pub fn exact(text: &str) -> String {
    place_tones(&crate::nfc(text).to_lowercase(), ToneStyle::Old)
}

/// `text` (NFC) with the tone of each run of letters on its first vowel, so that a stretch of a word is the same
/// wherever the tone stands: «hoà» is «hòa», and both begin «hoàn». As many characters as before.
pub fn tones_in_front(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for run in letters.chunk_by_mut(|a, b| a.is_alphabetic() == b.is_alphabetic()) {
        let mut toned = (0..run.len()).filter(|n| without_tone(run[*n]).1 != Tone::Level);
        let (Some(at), None) = (toned.next(), toned.next()) else { continue };
        let (bare, tone) = without_tone(run[at]);
        let is_vowel = |n: &usize| "aăâeêioôơuưy".contains(small(without_tone(run[*n]).0));
        if let Some(first) = (0..run.len()).find(is_vowel) {
            run[at] = bare;
            run[first] = with_tone(run[first], tone);
        }
    }
    letters.into_iter().collect()
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Which letter of a syllable without its tone carries it.
fn bearer(bare: &[char], style: ToneStyle) -> Option<usize> {
    let small: Vec<char> = bare.iter().copied().map(small).collect();
    let first = onset(&small);
    let vowel = |c: &&char| "aăâeêioôơuưy".contains(**c);
    let vowels: Vec<char> = small[first..].iter().take_while(vowel).copied().collect();
    let open = first + vowels.len() == small.len();
    let marked = vowels.iter().rposition(|c| "ăâêôơư".contains(*c));
    let within = match (marked, vowels.as_slice()) {
        (_, []) => return None,
        (Some(at), _) => at,
        (None, [_]) => 0,
        (None, vowels) if !open => vowels.len() - 1,
        (None, [_, _, _, ..]) => 1,
        (None, ['o', 'a' | 'e'] | ['u', 'y']) if style == ToneStyle::New => 1,
        (None, _) => 0,
    };
    Some(first + within)
}

/// How many letters the onset has.
fn onset(small: &[char]) -> usize {
    let starts = |onset: &str| onset.chars().eq(small.iter().take(onset.len()).copied());
    if starts("ngh") {
        return 3;
    }
    if ["ng", "nh", "th", "tr", "ch", "gh", "kh", "ph", "qu"].into_iter().any(starts) {
        return 2;
    }
    if starts("gi") && small.get(2).is_some_and(|next| "aăâeêoôơuư".contains(*next)) {
        return 2;
    }
    usize::from(small.first().is_some_and(|c| "bcdđghklmnprstvx".contains(*c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Written, old style, new style where it is another.
    const CASES: &str = include_str!("../../../../ui/src/words/tones.tsv");

    #[test]
    fn every_listed_case_is_placed_as_listed() {
        let mut seen = 0;
        for line in CASES.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            let (written, old) = (parts.next().unwrap(), parts.next().unwrap());
            let new = parts.next().unwrap_or(old);
            assert_eq!(place_tone(written, ToneStyle::Old), old, "{written}, old");
            assert_eq!(place_tone(written, ToneStyle::New), new, "{written}, new");
            let in_front = tones_in_front(written);
            assert_eq!((tones_in_front(old), tones_in_front(new)), (in_front.clone(), in_front));
            seen += 1;
        }
        assert_eq!(seen, 70);
    }

    #[test]
    fn what_is_no_syllable_stays() {
        for word in ["mililít", "ôtô", "UBND", "García", "naïve", "", "á́"] {
            assert_eq!(place_tones(word, ToneStyle::New), word);
        }
        assert_eq!(place_tones("Uỷ ban, hoà bình: 3-10", ToneStyle::Old), "Ủy ban, hòa bình: 3-10");
    }

    #[test]
    fn tones_in_front_tell_words_apart_all_the_same() {
        assert_eq!(tones_in_front("Hoàn, hòan: HUỆ x̣ gì 3"), "Hòan, hòan: HỤÊ x̣ gì 3");
        assert_eq!(tones_in_front("hòa hóa hoa bảỏ"), "hòa hóa hoa bảỏ");
    }

    #[test]
    fn mixed_styles_are_counted() {
        assert!(tone_styles("hòa bình và thuỷ lợi").is_mixed());
        assert_eq!(tone_styles("hòa, thủy, tiến"), ToneStyles { old: 2, new: 0 });
        assert_eq!(exact("ỦY BAN HOÀ Ti\u{301}n"), "ủy ban hòa tín");
    }
}
