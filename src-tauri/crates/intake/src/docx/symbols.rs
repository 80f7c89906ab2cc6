//! Signs of symbol fonts: Word keeps them as numbers that only their font knows how to draw.

/// The signs that texts have, by font (its first letters) and number.
const SIGNS: [(&str, u32, char); 31] = [
    ("symbol", 0xa3, '≤'),
    ("symbol", 0xa5, '∞'),
    ("symbol", 0xac, '←'),
    ("symbol", 0xad, '↑'),
    ("symbol", 0xae, '→'),
    ("symbol", 0xaf, '↓'),
    ("symbol", 0xb0, '°'),
    ("symbol", 0xb1, '±'),
    ("symbol", 0xb3, '≥'),
    ("symbol", 0xb4, '×'),
    ("symbol", 0xb7, '•'),
    ("symbol", 0xb8, '÷'),
    ("symbol", 0xb9, '≠'),
    ("symbol", 0xbb, '≈'),
    ("symbol", 0xbc, '…'),
    ("symbol", 0xde, '⇒'),
    ("symbol", 0x61, 'α'),
    ("symbol", 0x62, 'β'),
    ("symbol", 0x6d, 'µ'),
    ("symbol", 0x70, 'π'),
    ("wingdings", 0x6f, '□'),
    ("wingdings", 0x6c, '●'),
    ("wingdings", 0x6e, '■'),
    ("wingdings", 0x76, '❖'),
    ("wingdings", 0xa7, '▪'),
    ("wingdings", 0xa8, '□'),
    ("wingdings", 0xd8, '➢'),
    ("wingdings", 0xe0, '→'),
    ("wingdings", 0xe8, '➔'),
    ("wingdings", 0xfc, '✓'),
    ("wingdings", 0xfe, '☑'),
];
/// Where such fonts have their signs among the letters of others.
const PRIVATE: u32 = 0xf000;

/// The sign with `number` in hexadecimal of `font`; a plain square for one that is not known.
pub(super) fn sign(font: &str, number: &str) -> String {
    let number = u32::from_str_radix(number, 16).unwrap_or_default();
    known(font, number).unwrap_or('□').to_string()
}

/// `text` in `font`, as anybody can read it.
pub(super) fn readable(text: String, font: &str) -> String {
    let private = |c: char| (PRIVATE..PRIVATE + 0x100).contains(&u32::from(c));
    if !text.contains(private) {
        return text;
    }
    let read = |c: char| if private(c) { known(font, u32::from(c)).unwrap_or(c) } else { c };
    text.chars().map(read).collect()
}

fn known(font: &str, number: u32) -> Option<char> {
    let font = font.to_lowercase();
    let of = |(name, n, _): &&(&str, u32, char)| font.starts_with(name) && *n == number & 0xff;
    SIGNS.iter().find(of).map(|(_, _, sign)| *sign)
}
