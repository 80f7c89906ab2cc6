//! Order as in a Vietnamese dictionary: a ă â b c d đ e ê … and, among equal letters, ngang huyền hỏi ngã sắc nặng.
//! Keys are compared byte by byte, so that a database can keep them.

use crate::letters::without_tone;

/// Added to the tone of a letter with a mark that the alphabet does not have.
const MARKED: u8 = 0x10;
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The key of a word or a line. Letters come first, then tones, then small before capital letters; white space
/// counts as one space, before every letter; digits stand before letters. A letter of another language with a mark
/// of its own (ü, ç, ñ) stands behind the toned forms of the letter below the mark.
pub fn collation_key(text: &str) -> Vec<u8> {
    let (mut letters, mut tones, mut cases) = (Vec::new(), Vec::new(), Vec::new());
    let normal = crate::nfc(text);
    for word in normal.split_whitespace() {
        if !letters.is_empty() {
            letters.push(2);
            tones.push(1);
        }
        for c in word.chars() {
            let (bare, tone) = without_tone(c);
            let foreign = foreign(bare);
            for small in foreign.unwrap_or(bare).to_lowercase() {
                weigh(small, &mut letters);
            }
            tones.push(tone as u8 + 1 + if foreign.is_some() { MARKED } else { 0 });
            if foreign.is_some() {
                spelt(bare, &mut tones);
            }
            cases.push(if c.is_uppercase() { 2 } else { 1 });
        }
    }
    letters.push(0);
    letters.append(&mut tones);
    letters.push(0);
    letters.append(&mut cases);
    letters
}

/// The key of a person's name: by given name, then family name, then the names between. «Nguyễn Văn An» stands
/// before «Lê Thị Bình».
pub fn name_key(name: &str) -> Vec<u8> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let ordered = match words.as_slice() {
        [] => return Vec::new(),
        [one] => vec![*one],
        [family, middle @ .., given] => [&[*given, *family], middle].concat(),
    };
    let mut key = Vec::new();
    for word in ordered {
        key.append(&mut collation_key(word));
        key.push(0);
    }
    key
}

/// Signs, then digits, then the letters of the alphabet, then all others by their number.
fn weigh(c: char, key: &mut Vec<u8>) {
    if let Some(at) = LETTERS.chars().position(|letter| letter == c) {
        key.push(0x40 + at as u8);
    } else if let Some(digit) = c.to_digit(10) {
        key.push(0x20 + digit as u8);
    } else {
        key.push(if c.is_alphabetic() { 0x80 } else { 0x10 });
        spelt(c, key);
    }
}

/// The letter of the alphabet below a mark that the alphabet does not have.
fn foreign(c: char) -> Option<char> {
    let known = |c: char| LETTERS.contains(c);
    let small = c.to_lowercase().next().unwrap_or(c);
    let base = crate::fold_char(c);
    (!known(small) && known(base)).then_some(base)
}

/// A character by its number: UTF-8 keeps the order, and tells where it ends.
fn spelt(c: char, key: &mut Vec<u8>) {
    key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(words: &[&str], key: fn(&str) -> Vec<u8>) -> String {
        let mut words = words.to_vec();
        words.sort_by_key(|word| key(word));
        words.join(" | ")
    }

    #[test]
    fn words_stand_as_in_a_dictionary() {
        let tones = ["bạ", "bá", "bã", "bả", "bà", "ba"];
        assert_eq!(sorted(&tones, collation_key), "ba | bà | bả | bã | bá | bạ");
        let letters =
            ["Trần", "Đặng", "Ánh", "Dung", "Ân", "Ăn", "An", "Êm", "Em", "2-9", "Ở", "Ôm", "Om"];
        assert_eq!(
            sorted(&letters, collation_key),
            "2-9 | An | Ánh | Ăn | Ân | Dung | Đặng | Em | Êm | Om | Ôm | Ở | Trần"
        );
        assert_eq!(sorted(&["hoa quả", "hoàng", "hoa"], collation_key), "hoa | hoa quả | hoàng");
        assert_eq!(collation_key("Ti\u{301}n  gì"), collation_key("Tín gì"));
    }

    #[test]
    fn people_stand_by_their_given_names() {
        let people = [
            "Nguyễn Huy Cường",
            "Lê Thị Bình",
            "Nguyễn Văn An",
            "Đỗ An",
            "Đặng Thị An",
            "Trần Ánh",
        ];
        assert_eq!(
            sorted(&people, name_key),
            "Đặng Thị An | Đỗ An | Nguyễn Văn An | Trần Ánh | Lê Thị Bình | Nguyễn Huy Cường"
        );
        assert!(name_key("").is_empty());
        let foreign =
            ["Zoe", "Hugo Müller", "Hugo Mu", "Hugo Mủ", "Ana Muñoz", "Vy", "Lê Vy", "Hugo Mư"];
        assert_eq!(
            sorted(&foreign, name_key),
            "Hugo Mu | Hugo Mủ | Hugo Müller | Ana Muñoz | Hugo Mư | Vy | Lê Vy | Zoe"
        );
        assert_ne!(collation_key("\u{2fe}"), collation_key("\u{2ff}"));
        assert_ne!(collation_key("ü"), collation_key("û"));
    }
}
