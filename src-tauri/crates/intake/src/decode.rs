//! Bytes of a file as text: UTF-8, UTF-8 with mark, UTF-16 with mark. Nothing is guessed beyond that.

use crate::IntakeFault;

/// The text in NFC with `\n` line ends, and what was noticed.
pub(crate) fn text(bytes: &[u8]) -> Result<(String, Vec<&'static str>), IntakeFault> {
    let mut findings = Vec::new();
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?,
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, &mut findings)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, &mut findings)?,
        _ => utf8(bytes)?,
    };
    let strange = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    if text.chars().any(strange) {
        return Err(IntakeFault::NotText);
    }
    let composed = vietnamese::nfc(&text);
    if composed != text {
        findings.push("nfd_to_nfc");
    }
    let composed =
        composed.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n").replace('\u{a0}', " ");
    if composed.trim().is_empty() {
        return Err(IntakeFault::Empty);
    }
    Ok((composed, findings))
}

fn utf8(bytes: &[u8]) -> Result<String, IntakeFault> {
    String::from_utf8(bytes.to_vec()).map_err(|_| IntakeFault::NotText)
}

fn utf16(
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    findings: &mut Vec<&'static str>,
) -> Result<String, IntakeFault> {
    if !bytes.len().is_multiple_of(2) {
        return Err(IntakeFault::NotText);
    }
    findings.push("decoded_utf16");
    let units: Vec<u16> = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]])).collect();
    String::from_utf16(&units).map_err(|_| IntakeFault::NotText)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_encodings_are_read_and_others_refused() {
        let utf16: Vec<u8> = "Tít".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe][..], &utf16].concat();
        assert_eq!(text(&marked).unwrap(), ("Tít".to_owned(), vec!["decoded_utf16"]));
        assert_eq!(text("\u{feff}Tít\r\n".as_bytes()).unwrap().0, "Tít\n");
        assert_eq!(text("Ti\u{301}t".as_bytes()).unwrap(), ("Tít".to_owned(), vec!["nfd_to_nfc"]));
        for bad in [&b"\x89PNG\r\n\x1a\n\0\0"[..], &[0xff, 0xfe, 0x41], b"Chi\xd2u", b"a\0b"] {
            assert_eq!(text(bad), Err(IntakeFault::NotText), "{bad:?}");
        }
        assert_eq!(text(b" \n \n"), Err(IntakeFault::Empty));
    }
}
