//! The alphabets from before Unicode, byte by byte, in the order of [`crate::letters::ACCENTED`]: first the small
//! letters, then the capitals.

use std::{collections::HashMap, sync::LazyLock};

use super::Charset;
use crate::letters::ACCENTED;

const TCVN3: [&str; 2] = [
    "B5 B8 B6 B7 B9 A8 BB BE BC BD C6 A9 C7 CA C8 C9 CB AE CC D0 CE CF D1 AA D2 D5 D3 D4 D6 D7 DD D8 DC DE DF \
     E3 E1 E2 E4 AB E5 E8 E6 E7 E9 AC EA ED EB EC EE EF F3 F1 F2 F4 AD F5 F8 F6 F7 F9 FA FD FB FC FE",
    "B5 B8 B6 B7 B9 A1 BB BE BC BD C6 A2 C7 CA C8 C9 CB A7 CC D0 CE CF D1 A3 D2 D5 D3 D4 D6 D7 DD D8 DC DE DF \
     E3 E1 E2 E4 A4 E5 E8 E6 E7 E9 A5 EA ED EB EC EE EF F3 F1 F2 F4 A6 F5 F8 F6 F7 F9 FA FD FB FC FE",
];
const VNI: [&str; 2] = [
    "61F8 61F9 61FB 61F5 61EF 61EA 61E8 61E9 61FA 61FC 61EB 61E2 61E0 61E1 61E5 61E3 61E4 F1 65F8 65F9 65FB \
     65F5 65EF 65E2 65E0 65E1 65E5 65E3 65E4 EC ED E6 F3 F2 6FF8 6FF9 6FFB 6FF5 6FEF 6FE2 6FE0 6FE1 6FE5 6FE3 \
     6FE4 F4 F4F8 F4F9 F4FB F4F5 F4EF 75F8 75F9 75FB 75F5 75EF F6 F6F8 F6F9 F6FB F6F5 F6EF 79F8 79F9 79FB \
     79F5 EE",
    "41D8 41D9 41DB 41D5 41CF 41CA 41C8 41C9 41DA 41DC 41CB 41C2 41C0 41C1 41C5 41C3 41C4 D1 45D8 45D9 45DB \
     45D5 45CF 45C2 45C0 45C1 45C5 45C3 45C4 CC CD C6 D3 D2 4FD8 4FD9 4FDB 4FD5 4FCF 4FC2 4FC0 4FC1 4FC5 4FC3 \
     4FC4 D4 D4D8 D4D9 D4DB D4D5 D4CF 55D8 55D9 55DB 55D5 55CF D6 D6D8 D6D9 D6DB D6D5 D6CF 59D8 59D9 59DB \
     59D5 CE",
];
const VISCII: [&str; 2] = [
    "E0 E1 E4 E3 D5 E5 A2 A1 C6 C7 A3 E2 A5 A4 A6 E7 A7 F0 E8 E9 EB A8 A9 EA AB AA AC AD AE EC ED EF EE B8 F2 \
     F3 F6 F5 F7 F4 B0 AF B1 B2 B5 BD B6 BE B7 DE FE F9 FA FC FB F8 DF D7 D1 D8 E6 F1 CF FD D6 DB DC",
    "C0 C1 C4 C3 80 C5 82 81 02 05 83 C2 85 84 86 06 87 D0 C8 C9 CB 88 89 CA 8B 8A 8C 8D 8E CC CD 9B CE 98 D2 \
     D3 99 A0 9A D4 90 8F 91 92 93 B4 96 95 97 B3 94 D9 DA 9C 9D 9E BF BB BA BC FF B9 9F DD 14 19 1E",
];
const VPS: [&str; 2] = [
    "E0 E1 E4 E3 E5 E6 A2 A1 A3 A4 A5 E2 C0 C3 C4 C5 C6 C7 E8 E9 C8 EB CB EA 8A 89 8B CD 8C EC ED CC EF CE F2 \
     F3 D5 F5 86 F4 D2 D3 B0 87 B6 D6 A9 A7 AA AB AE F9 FA FB DB F8 DC D8 D9 BA BB BF FF 9A 9B CF 9C",
    "80 C1 81 82 E5 88 8E 8D 8F F0 A5 C2 84 83 85 C5 C6 F1 D7 C9 DE FE CB CA 93 90 94 95 8C B5 B4 B7 B8 CE BC \
     B9 BD BE 86 D4 97 96 98 99 B6 F7 9E 9D 9F A6 AE A8 DA D1 AC F8 D0 AF AD B1 BB BF B2 DD FD B3 9C",
];

/// Windows-1258 where it is not Latin: bytes, and the letters or tones they are.
const CP1258: [(u8, char); 14] = [
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
];

/// The bytes 80–9F in Windows-1252; the five without a letter stay control characters.
const UPPER_CONTROLS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// All 256 bytes as they are shown.
pub(super) static LATIN: LazyLock<[char; 256]> = LazyLock::new(|| {
    let mut latin = std::array::from_fn(|byte| char::from(byte as u8));
    for (at, c) in UPPER_CONTROLS.chars().enumerate() {
        latin[0x80 + at] = c;
    }
    latin
});

/// The byte that is shown as `c`.
pub(super) fn byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let at = UPPER_CONTROLS.chars().position(|one| one == c)?;
    u8::try_from(0x80 + at).ok()
}

/// One alphabet, ready to read.
pub(super) struct Table {
    singles: [Option<char>; 256],
    caseless: [bool; 256],
    pairs: HashMap<(u8, u8), char>,
}

impl Table {
    pub(super) fn single(&self, byte: u8) -> Option<char> {
        self.singles[usize::from(byte)]
    }

    pub(super) fn pair(&self, first: u8, second: u8) -> Option<char> {
        self.pairs.get(&(first, second)).copied()
    }

    pub(super) fn is_caseless(&self, byte: u8) -> bool {
        self.caseless[usize::from(byte)]
    }

    fn read([small, capital]: [&str; 2]) -> Self {
        let mut table =
            Self { singles: [None; 256], caseless: [false; 256], pairs: HashMap::new() };
        let capitals = ACCENTED.chars().flat_map(char::to_uppercase);
        for (codes, letters) in
            [(capital, capitals.collect::<Vec<_>>()), (small, ACCENTED.chars().collect::<Vec<_>>())]
        {
            for (code, letter) in codes.split_whitespace().zip(letters) {
                let Ok(code) = u16::from_str_radix(code, 16) else { continue };
                let [first, second] = code.to_be_bytes();
                if first > 0 {
                    table.pairs.insert((first, second), letter);
                    // Behind a first capital («Oâng») many a keyboard wrote the small mark.
                    table.pairs.entry((first, second | 0x20)).or_insert(letter);
                    continue;
                }
                let place = usize::from(second);
                table.caseless[place] = table.singles[place].is_some();
                table.singles[place] = Some(letter);
            }
        }
        table
    }

    fn of_cp1258() -> Self {
        let mut table =
            Self { singles: [None; 256], caseless: [false; 256], pairs: HashMap::new() };
        for (byte, letter) in CP1258 {
            table.singles[usize::from(byte)] = Some(letter);
        }
        table
    }
}

static TABLES: LazyLock<[Table; 5]> = LazyLock::new(|| {
    [
        Table::read(TCVN3),
        Table::read(VNI),
        Table::read(VISCII),
        Table::read(VPS),
        Table::of_cp1258(),
    ]
});

pub(super) fn of(charset: Charset) -> &'static Table {
    &TABLES[charset as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::legacy::{decode, shown};

    #[test]
    fn every_letter_of_every_alphabet_comes_back() {
        for (charset, [small, capital]) in [
            (Charset::Tcvn3, TCVN3),
            (Charset::Vni, VNI),
            (Charset::Viscii, VISCII),
            (Charset::Vps, VPS),
        ] {
            let read = |codes: &str| -> Vec<String> {
                let bytes = |code: &str| -> Vec<u8> {
                    code.as_bytes()
                        .chunks(2)
                        .map(|two| {
                            u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()
                        })
                        .collect()
                };
                codes.split_whitespace().map(|code| decode(&shown(&bytes(code)), charset)).collect()
            };
            let letters: Vec<String> = ACCENTED.chars().map(String::from).collect();
            assert_eq!(read(small), letters, "{charset:?}");
            let lost =
                read(capital).iter().zip(&letters).filter(|(read, small)| read == small).count();
            let expected = match charset {
                Charset::Tcvn3 => 60,
                Charset::Vps => 14,
                _ => 0,
            };
            assert_eq!(lost, expected, "{charset:?}: capitals written as small letters");
        }
    }

    #[test]
    fn bytes_are_shown_and_known_again() {
        for at in 0..=255_u8 {
            assert_eq!(byte(LATIN[usize::from(at)]), Some(at));
        }
        assert_eq!(byte('\u{93}'), Some(0x93), "a control character stands for its byte, too");
        assert_eq!(byte('ư'), None);
    }
}
