//! Text into HTML, XML and addresses. Everything passes here: what leaves cannot open a tag or close an attribute.

use std::fmt::Write as _;

/// `text` for use between tags and inside double-quoted attributes. Control signs that HTML does not allow are left
/// out; direction signs are kept as they were written.
pub(crate) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|c| is_carried(*c)) {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// `text` without the signs that no format may carry.
pub(crate) fn clean(text: &str) -> String {
    if text.chars().all(is_carried) {
        return text.to_owned();
    }
    text.chars().filter(|c| is_carried(*c)).collect()
}

/// False for control signs that neither HTML nor XML allows, and for the two numbers that are no characters.
fn is_carried(c: char) -> bool {
    matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}

/// `text` for use between tags and inside double-quoted attributes of XML 1.0: what [`html`] writes is that, too.
pub(crate) fn xml(text: &str) -> String {
    html(text)
}

/// An address as a URI of RFC 3986: every sign that has no place in one becomes its percent code, so that readers
/// that check addresses (Word, EPUB) take the file.
pub(crate) fn uri(address: &str) -> String {
    let bytes = address.as_bytes();
    let coded = |at: usize| {
        bytes.get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
    };
    let mut out = String::with_capacity(address.len());
    let mut fragments = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let plain = match byte {
            b'%' => coded(at),
            b'#' => {
                fragments += 1;
                fragments == 1
            }
            byte => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(byte),
        };
        if plain {
            out.push(char::from(*byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// JSON inside a script element: a `<` could end the element.
pub(crate) fn json_in_html(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Standard Base64 with padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |word: u32, n: u32| SIGNS[(word >> (18 - 6 * n)) as usize & 63];
    let word = |a: u8, b: u8, c: u8| u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c);
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    let threes = bytes.chunks_exact(3);
    let rest = threes.remainder();
    for three in threes {
        let word = word(three[0], three[1], three[2]);
        text.extend([sign(word, 0), sign(word, 1), sign(word, 2), sign(word, 3)]);
    }
    match *rest {
        [a] => text.extend([sign(word(a, 0, 0), 0), sign(word(a, 0, 0), 1), b'=', b'=']),
        [a, b] => {
            let word = word(a, b, 0);
            text.extend([sign(word, 0), sign(word, 1), sign(word, 2), b'=']);
        }
        _ => {}
    }
    // Every sign is ASCII.
    String::from_utf8(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_opens_a_tag() {
        assert_eq!(
            html("<script>\"x\" & 'y'\u{1}"),
            "&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;"
        );
        assert!(!json_in_html("\"</script>\"").contains('<'));
    }

    #[test]
    fn xml_keeps_only_its_own_signs() {
        assert_eq!(xml("a\u{ffff}\u{8}]]>\u{85}b\n"), "a]]&gt;b\n");
    }

    #[test]
    fn an_address_is_a_uri() {
        assert_eq!(
            uri("https://a.vn/tìm?q=a|b&c=%20%zz#x#y"),
            "https://a.vn/t%C3%ACm?q=a%7Cb&c=%20%25zz#x%23y"
        );
    }

    #[test]
    fn base64_of_every_length() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
