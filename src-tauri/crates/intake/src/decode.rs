//! Bytes of a file as text: UTF-8 and UTF-16, with their marks or without; else the Latin letters that an old alphabet looks
//! like, for the readers to convert.

use crate::{IntakeFault, old_letters};

/// A file's letters, as they are.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    /// With `\n` line ends.
    pub(crate) text: String,
    /// They were in UTF-16.
    utf16: bool,
    /// The bytes are not Unicode.
    pub(crate) foreign: bool,
}

/// A file's text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    /// With `\n` line ends; NFC unless it is `foreign`.
    pub(crate) words: String,
    /// What was noticed.
    pub(crate) findings: Vec<&'static str>,
    /// The bytes are not Unicode: the text must turn out to be in an old alphabet, or it is none.
    pub(crate) foreign: bool,
}

/// The letters of `bytes`. Fails with [`IntakeFault::NotText`] for bytes with control characters that no text has.
pub(crate) fn letters(bytes: &[u8]) -> Result<Letters, IntakeFault> {
    let (text, utf16, foreign) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (utf8(rest)?, false, false),
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, true, false),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, true, false),
        _ if is_utf16(bytes, 1) => (utf16(bytes, u16::from_le_bytes)?, true, false),
        _ if is_utf16(bytes, 0) => (utf16(bytes, u16::from_be_bytes)?, true, false),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), false, false),
            Err(_) => (vietnamese::shown(bytes), false, true),
        },
    };
    let strange = |c: char| match c {
        '\n' | '\r' | '\t' | '\u{c}' => false,
        // Word's line within a paragraph.
        '\u{b}' if !foreign => false,
        c => c.is_control() && !(foreign && old_letters::may_be(c)),
    };
    // DOS ended its texts so.
    let text = text.trim_end_matches('\u{1a}');
    if text.chars().any(strange) {
        return Err(IntakeFault::NotText);
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}'], "\n");
    Ok(Letters { text, utf16, foreign })
}

/// The letters of an RTF file: each byte by itself, whatever alphabet its fonts then say it is of.
pub(crate) fn rtf(bytes: &[u8]) -> Result<String, IntakeFault> {
    if !bytes.starts_with(b"{\\rtf") {
        return Err(if bytes.is_empty() { IntakeFault::Empty } else { IntakeFault::NotText });
    }
    Ok(vietnamese::shown(bytes))
}

/// The text of `bytes`. Fails with [`IntakeFault::NotText`] as [`letters`] does, and with [`IntakeFault::Empty`] without
/// a word.
pub(crate) fn text(bytes: &[u8]) -> Result<Text, IntakeFault> {
    let Letters { text, utf16, foreign } = letters(bytes)?;
    let mut findings = Vec::new();
    if utf16 {
        findings.push("decoded_utf16");
    }
    if foreign {
        return Ok(Text { words: text, findings, foreign });
    }
    let composed = vietnamese::nfc(&text);
    if composed != text {
        findings.push("nfd_to_nfc");
    }
    if composed.trim().is_empty() {
        return Err(IntakeFault::Empty);
    }
    // A fixed space stays for now: it is a letter of VISCII.
    Ok(Text { words: composed, findings, foreign })
}

/// UTF-16 without its mark: the upper bytes of its spaces, digits and plain letters, at `upper` of each pair, are nought,
/// the lower bytes hardly ever; no other text has that byte.
fn is_utf16(bytes: &[u8], upper: usize) -> bool {
    let noughts = |at: usize| bytes.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let many = noughts(upper);
    bytes.len().is_multiple_of(2) && 8 * many > bytes.len() && 4 * noughts(1 - upper) < many
}

fn utf8(bytes: &[u8]) -> Result<String, IntakeFault> {
    String::from_utf8(bytes.to_vec()).map_err(|_| IntakeFault::NotText)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, IntakeFault> {
    if !bytes.len().is_multiple_of(2) {
        return Err(IntakeFault::NotText);
    }
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]])).collect();
    String::from_utf16(&units).map_err(|_| IntakeFault::NotText)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_encodings_are_read_and_others_are_foreign() {
        let utf16: Vec<u8> = "Tít".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &utf16].concat();
        let read = text(&marked).unwrap();
        assert_eq!((read.words.as_str(), read.findings), ("Tít", vec!["decoded_utf16"]));
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let bare: Vec<u8> = "Đảng bộ a\u{300} 3-10\r\n".encode_utf16().flat_map(unit).collect();
            let read = text(&bare).unwrap();
            assert_eq!(
                (read.words.as_str(), read.findings),
                ("Đảng bộ à 3-10\n", vec!["decoded_utf16", "nfd_to_nfc"])
            );
        }
        assert_eq!(text("Tít\r\n\u{1a}".as_bytes()).unwrap().words, "Tít\n");
        assert_eq!(text("Tít\u{b}bài\rmột".as_bytes()).unwrap().words, "Tít\nbài\nmột");
        assert_eq!(text("\u{feff}Tít\r\n".as_bytes()).unwrap().words, "Tít\n");
        let read = text("Ti\u{301}t".as_bytes()).unwrap();
        assert_eq!((read.words.as_str(), read.findings), ("Tít", vec!["nfd_to_nfc"]));
        for bad in [&b"\x89PNG\r\n\x1a\n\0\0"[..], &[0xff, 0xfe, 0x41], b"a\0b"] {
            assert_eq!(text(bad), Err(IntakeFault::NotText), "{bad:?}");
        }
        assert!(text(b"Chi\xd2u").unwrap().foreign);
        assert_eq!(text(b" \n \n"), Err(IntakeFault::Empty));
    }
}
