//! Letters from before Unicode: TCVN3, VNI, VISCII, VPS and CP1258, as bytes or as the Latin letters they look like
//! when they are pasted (`§¶ng ñy`). Text that is already Unicode is never touched.

mod guess;
mod repair;
mod tables;

pub use guess::{Guess, guess, is_unicode};

use tables::Table;

/// An alphabet from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Charset {
    /// TCVN3 or ABC: fonts `.VnTime`, `.VnArial`. Most toned capitals are written as small letters.
    Tcvn3,
    /// VNI-Windows: fonts `VNI-Times`. A letter and its marks are two bytes.
    Vni,
    /// VISCII.
    Viscii,
    /// VPS. Some capitals are written as small letters.
    Vps,
    /// Windows-1258: a letter, then its tone.
    Cp1258,
}

impl Charset {
    /// All of them, the likeliest first.
    pub const ALL: [Self; 5] = [Self::Tcvn3, Self::Vni, Self::Viscii, Self::Vps, Self::Cp1258];

    /// Its name in findings and on the contract: `tcvn3`, `vni`, `viscii`, `vps`, `cp1258`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Viscii => "viscii",
            Self::Vps => "vps",
            Self::Cp1258 => "cp1258",
        }
    }

    /// The alphabet with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// What a font's name says about the letters set in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegacyFont {
    /// Their alphabet.
    pub charset: Charset,
    /// The font draws small letters as capitals (`.VnTimeH`).
    pub capitals: bool,
}

/// The alphabet of a font, when its name tells one. The strongest sign there is.
pub fn font_charset(name: &str) -> Option<LegacyFont> {
    let name = name.trim().trim_matches(['"', '\'']).trim();
    let starts = |prefix: &str| {
        name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    let charset = match () {
        () if starts(".vn") => Charset::Tcvn3,
        () if starts("vni-") || starts("vni ") => Charset::Vni,
        () if starts("vps ") || starts("vps-") => Charset::Vps,
        () if starts("viscii") => Charset::Viscii,
        () => return None,
    };
    // A name that is written in small letters throughout was made so on its way.
    let small = !name.contains(|c: char| c.is_ascii_uppercase()) && name.ends_with('h');
    let capitals = charset == Charset::Tcvn3 && name.len() > 4 && (small || name.ends_with('H'));
    Some(LegacyFont { charset, capitals })
}

/// Bytes as the Latin letters they look like (Windows-1252; five bytes without a letter stay control characters).
pub fn shown(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| tables::LATIN[usize::from(*byte)]).collect()
}

/// `shown` text read in `charset`, in NFC. Characters that no byte stands for stay as they are; letters whose case
/// the alphabet does not tell take that of their neighbours. Digits never change.
pub fn decode(shown: &str, charset: Charset) -> String {
    let table = tables::of(charset);
    let mut letters: Vec<Decoded> = Vec::with_capacity(shown.len());
    let mut chars = shown.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(byte) = tables::byte(c) else {
            letters.push(Decoded::certain(c));
            continue;
        };
        let next = chars.peek().and_then(|next| tables::byte(*next));
        if let Some(letter) = next.and_then(|next| table.pair(byte, next)) {
            chars.next();
            letters.push(Decoded::certain(letter));
        } else {
            letters.push(single(table, byte, c, charset));
        }
    }
    repair::repair(&mut letters);
    crate::nfc(&letters.iter().map(|one| one.letter).collect::<String>())
}

/// `decode`, for letters set in a font of capitals.
pub fn decode_font(shown: &str, font: LegacyFont) -> String {
    let text = decode(shown, font.charset);
    if font.capitals { text.to_uppercase() } else { text }
}

/// A letter on its way out of an old alphabet.
#[derive(Clone, Copy)]
struct Decoded {
    letter: char,
    /// The alphabet writes its capital alike.
    caseless: bool,
    /// The quotation mark that the same byte may be.
    quote: Option<char>,
}

impl Decoded {
    fn certain(letter: char) -> Self {
        Self { letter, caseless: false, quote: None }
    }
}

fn single(table: &Table, byte: u8, c: char, charset: Charset) -> Decoded {
    let Some(letter) = table.single(byte) else { return Decoded::certain(c) };
    let lossy = matches!(charset, Charset::Viscii | Charset::Vps);
    let quote = (lossy && (0x91..=0x94).contains(&byte)).then_some(c);
    Decoded { letter, caseless: table.is_caseless(byte), quote }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_tell_their_alphabet() {
        let font = |name| font_charset(name).map(|font| (font.charset, font.capitals));
        assert_eq!(font(".VnTime"), Some((Charset::Tcvn3, false)));
        assert_eq!(font("'.VnTimeH'"), Some((Charset::Tcvn3, true)));
        assert_eq!(font(".vntimeh"), Some((Charset::Tcvn3, true)));
        assert_eq!(font(".vntime"), Some((Charset::Tcvn3, false)));
        assert_eq!(font(".VnEnglish"), Some((Charset::Tcvn3, false)));
        assert_eq!(font("VNI-Times"), Some((Charset::Vni, false)));
        assert_eq!(font("VNI-Helve"), Some((Charset::Vni, false)));
        assert_eq!(font("VPS Times"), Some((Charset::Vps, false)));
        for plain in ["Times New Roman", "Vnunicode", "Arial", "", ".V", "é"] {
            assert_eq!(font(plain), None, "{plain}");
        }
    }

    #[test]
    fn each_alphabet_is_read() {
        for (shown, charset, text) in [
            ("§¶ng ñy", Charset::Tcvn3, "Đảng ủy"),
            ("Hµ Néi", Charset::Tcvn3, "Hà Nội"),
            ("PH¦êNG, Tè C¸O", Charset::Tcvn3, "PHƯỜNG, TỐ CÁO"),
            ("Tè c¸o t\u{ad} 3-10", Charset::Tcvn3, "Tố cáo tư 3-10"),
            ("Ñaûng uûy phöôøng", Charset::Vni, "Đảng ủy phường"),
            ("Oâng Aán, AÙnh Öùng ÔÛ", Charset::Vni, "Ông Ấn, Ánh Ứng Ở"),
            ("THAØNH PHOÁ HOÀ CHÍ MINH", Charset::Vni, "THÀNH PHỐ HỒ CHÍ MINH"),
            ("Quang cänh hµi", Charset::Viscii, "Quang cảnh"),
        ] {
            let read = decode(shown, charset);
            assert!(read.starts_with(text), "{shown}: {read}");
        }
        assert_eq!(decode_font("tè", font_charset(".VnTimeH").unwrap()), "TỐ");
        assert_eq!(
            decode("Vi\u{ea}\u{f2}t Nam \u{f0}\u{ea}\u{ec}n", Charset::Cp1258),
            "Việt Nam đến"
        );
    }
}
