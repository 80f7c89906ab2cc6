//! Characters that only look: marks that show nothing, spaces and hyphens of other widths, and the letters of mathematics
//! with which posts imitate bold and italics. Nobody can search for what holds them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Joins two pictures into one; between letters it shows nothing.
const JOINER: char = '\u{200d}';

/// `text` without marks that show nothing: those that turn the direction of writing, joiners and breaks of no width,
/// and what stands for an object that is not there. The optional hyphen stays: in TCVN3 it is a letter.
pub fn without_unseen(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let before = clean.chars().next_back();
        let joins = c == JOINER && [before, chars.peek().copied()].into_iter().all(is_picture);
        if joins || !is_unseen(c) {
            clean.push(c);
        }
    }
    Cow::Owned(clean)
}

/// The same, with other spaces as spaces, other hyphens as hyphens, letters that a printer drew as one apart, and letters,
/// digits and signs as themselves that imitate bold or italics, or are as wide as Chinese ones. Not in NFC: marks that
/// stood behind such a letter now stand behind another.
pub fn legible(text: &str) -> Cow<'_, str> {
    let text = without_unseen(text);
    if !text.contains(|c| is_drawn_as_one(c) || legible_char(c) != c) {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if is_drawn_as_one(c) {
            clean.extend(std::iter::once(c).nfkc());
        } else {
            clean.push(legible_char(c));
        }
    }
    Cow::Owned(clean)
}

/// `ﬁ` and its like, from printed pages.
fn is_drawn_as_one(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb06}')
}

/// One character as it is read.
pub fn legible_char(c: char) -> char {
    match c {
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{ff01}'..='\u{ff5e}' | '\u{1d400}'..='\u{1d7ff}' => {
            std::iter::once(c).nfkc().next().unwrap_or(c)
        }
        c => c,
    }
}

/// No letter, digit or space.
fn is_picture(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace())
}

/// True for a character that shows nothing, whatever stands around it but pictures.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_goes_and_pictures_stay_whole() {
        for (text, clean) in [
            ("Gọi \u{202a}0912 345 678\u{202c} nhé", "Gọi 0912 345 678 nhé"),
            ("Ng\u{200d}uyễn\u{2060} Văn\u{200e} A\u{fffc}", "Nguyễn Văn A"),
            ("\u{feff}thông\u{200b} báo", "thông báo"),
            (
                "👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥",
                "👨\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥",
            ),
            ("👨\u{200d} và \u{200d}👩", "👨 và 👩"),
            ("t\u{ad}ng", "t\u{ad}ng"),
        ] {
            assert_eq!(without_unseen(text), clean);
        }
        assert!(matches!(without_unseen("Đảng bộ"), Cow::Borrowed(_)));
    }

    #[test]
    fn letters_that_imitate_bold_are_letters() {
        for (text, read) in [
            ("𝐏𝐡ươ\u{300}𝐧𝐠 𝗛𝗼\u{323}𝗽 𝟯-𝟭𝟬", "Phường Họp 3-10"),
            ("𝑻𝒉𝒐\u{302}𝒏𝒈 𝑏𝑎\u{301}𝑜", "Thông báo"),
            ("10\u{202f}000\u{2009}đ, 2025\u{2011}2030", "10 000 đ, 2025-2030"),
            ("１．１５０ hộ，Ｔổ５（ba）", "1.150 hộ,Tổ5(ba)"),
            ("hồ sơ ﬁle, oﬀline, conﬂict", "hồ sơ file, offline, conflict"),
            ("m² ½ Ⅲ № ∑", "m² ½ Ⅲ № ∑"),
        ] {
            assert_eq!(crate::nfc(&legible(text)), read);
        }
        assert!(matches!(legible("Đảng bộ"), Cow::Borrowed(_)));
    }
}
