//! Folding for search: lower case, marks dropped, đ to d. One character of NFC text becomes exactly one character,
//! so that a place in the folded text is the same place in the text itself.

use unicode_normalization::char::decompose_canonical;

/// One character, folded: `Ậ` → `a`, `Đ` → `d`, everything that is no letter stays.
pub fn fold_char(c: char) -> char {
    let mut base = c;
    let mut first = true;
    decompose_canonical(c, |part| {
        if first {
            base = part;
            first = false;
        }
    });
    match base {
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ' => 'd',
        base => base.to_lowercase().next().unwrap_or(base),
    }
}

/// `text` in NFC, each character folded.
pub fn fold(text: &str) -> String {
    crate::nfc(text).chars().map(fold_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_are_dropped_and_places_stay() {
        for (text, folded) in [
            ("Đảng bộ phường Thanh Xuân", "dang bo phuong thanh xuan"),
            ("thu ngân sách", "thu ngan sach"),
            ("ẴẶỄỢỮỴ", "aaeouy"),
            ("1.150 hộ - 80 %", "1.150 ho - 80 %"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(text.chars().count(), folded.chars().count(), "one to one");
        }
    }

    #[test]
    fn decomposed_text_folds_alike() {
        assert_eq!(fold("Ho\u{323}\u{302}i"), "hoi");
    }

    #[test]
    fn the_window_folds_alike() {
        let shared = include_str!("../../../../ui/src/words/fold.tsv");
        let rows = shared.lines().filter(|row| !row.starts_with('#'));
        let seen = rows
            .map(|row| row.split_once('\t').unwrap())
            .map(|(text, folded)| assert_eq!(fold(text), folded))
            .count();
        assert_eq!(seen, 16);
    }
}
