//! Pictures that a file carries: taken out of a page, counted with the figures that wait for them, written back into a page.
//! What they are is for others to find out; here they are bytes with a name.

use article::{Block, BlockId, BlockKind, Document, Figure};

/// Most pictures of one file; the places of others stay empty.
pub(crate) const MOST: usize = 100;
/// How an address begins that is a picture itself.
const DATA: &[u8] = b"data:image/";
/// What stands between its kind and its bytes.
const BASE64: &[u8] = b";base64,";
/// Letters of Base64, by their value.
const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A picture that a file carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// Its name in the file: `image1.jpeg`.
    pub name: String,
    /// Its bytes as they are; nobody has looked at them.
    pub bytes: Vec<u8>,
    /// The part of it that the file shows, if that is not all of it.
    pub shown: Option<Shown>,
}

/// A part of a picture, in hundred thousandths of its sides, as they lie in the picture's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Left edge.
    pub left: u32,
    /// Top edge.
    pub top: u32,
    /// Width, above 0.
    pub width: u32,
    /// Height, above 0.
    pub height: u32,
}

/// The address by which a page means the picture with this number.
pub(crate) fn address(number: usize) -> String {
    format!("clip:{number}")
}

/// `page` with the pictures that stand in its own `src` taken out; each has the address `clip:0`, `clip:1` … instead.
pub(crate) fn taken_out(page: &[u8]) -> (Vec<u8>, Vec<Carried>) {
    let (mut rest, mut carried) = (Vec::new(), Vec::new());
    let mut from = 0;
    while let Some((start, end)) = next_address(page, from) {
        rest.extend_from_slice(&page[from..start]);
        let address = &page[start..end];
        match (carried.len() < MOST).then(|| read(address, carried.len() + 1)).flatten() {
            Some(picture) => {
                rest.extend_from_slice(self::address(carried.len()).as_bytes());
                carried.push(picture);
            }
            // Nothing loads it, and nobody reads it.
            None => rest.extend_from_slice(b"data:,"),
        }
        from = end;
    }
    rest.extend_from_slice(&page[from..]);
    (rest, carried)
}

/// Where the next address of a picture begins and ends: in the quotes of a `src`.
fn next_address(page: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        let start = at + find(&page[at..], DATA)?;
        at = start + DATA.len();
        let quote = *page[..start].last()?;
        let before = page[from..start - 1].trim_ascii_end();
        let before = before.strip_suffix(b"=").map(<[u8]>::trim_ascii_end);
        let is_source = before.is_some_and(|name| {
            name.len() >= 3 && name[name.len() - 3..].eq_ignore_ascii_case(b"src")
        });
        if is_source && matches!(quote, b'"' | b'\'') {
            let end = page[start..].iter().position(|byte| *byte == quote)?;
            return Some((start, start + end));
        }
    }
}

/// Where `wanted` stands first.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut at = 0;
    while let Some(here) = bytes[at..].iter().position(|byte| byte == first) {
        at += here;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The picture of an address; none for what only looks like one.
fn read(address: &[u8], number: usize) -> Option<Carried> {
    let at = find(address, BASE64)?;
    let kind = std::str::from_utf8(&address[DATA.len()..at]).ok()?.to_ascii_lowercase();
    let plain = (1..=12).contains(&kind.len())
        && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+.".contains(&byte));
    let bytes = decoded(&address[at + BASE64.len()..])?;
    let ending = kind.split(['+', '.']).next().unwrap_or_default();
    (plain && !bytes.is_empty()).then(|| Carried {
        name: format!("anh-{number}.{ending}"),
        bytes,
        shown: None,
    })
}

/// The bytes of Base64, white space between its letters; none where a letter is none of it.
pub(crate) fn decoded(letters: &[u8]) -> Option<Vec<u8>> {
    let mut values = [0xff_u8; 256];
    for (value, letter) in (0_u8..).zip(LETTERS) {
        values[usize::from(*letter)] = value;
    }
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3 + 2);
    let (mut held, mut bits) = (0_u32, 0);
    for letter in letters.iter().filter(|letter| !letter.is_ascii_whitespace()) {
        if *letter == b'=' {
            break;
        }
        let value = values[usize::from(*letter)];
        if value == 0xff {
            return None;
        }
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    Some(bytes)
}

/// `page` with `carried` written into the addresses that mean them.
pub(crate) fn written_in(page: &str, carried: &[Carried]) -> String {
    let room: usize = carried.iter().map(|one| one.bytes.len() / 3 * 4 + 64).sum();
    let mut out = String::with_capacity(page.len() + room);
    let mut parts = page.split("src=\"clip:");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (number, behind) = part.split_once('"').unwrap_or((part, ""));
        let meant = number.parse().ok().and_then(|number: usize| carried.get(number));
        out.push_str("src=\"");
        if let Some(picture) = meant {
            out.extend(["data:image/", &kind_of(&picture.bytes, &picture.name), ";base64,"]);
            encode(&picture.bytes, &mut out);
        }
        out.push('"');
        out.push_str(behind);
    }
    out
}

/// The kind of a picture by its first bytes, else by its name.
fn kind_of(bytes: &[u8], name: &str) -> String {
    let known: [(&[u8], &str); 6] = [
        (b"\xff\xd8\xff", "jpeg"),
        (b"\x89PNG", "png"),
        (b"GIF8", "gif"),
        (b"BM", "bmp"),
        (b"II*\0", "tiff"),
        (b"MM\0*", "tiff"),
    ];
    let known = known.iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, kind)| *kind);
    let ending: String =
        crate::ending(name).chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    known.map_or(ending, str::to_owned)
}

fn encode(bytes: &[u8], out: &mut String) {
    for three in bytes.chunks(3) {
        let byte = |n: usize| u32::from(three.get(n).copied().unwrap_or_default());
        let held = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4 {
            let letter = LETTERS[(held >> (18 - 6 * n) & 0x3f) as usize];
            out.push(if n <= three.len() { char::from(letter) } else { '=' });
        }
    }
}

/// Puts `count` empty places for photos behind the text, and answers which the first of them is.
pub(crate) fn put_behind(document: &mut Document, count: usize) -> usize {
    let first = document.figures().len();
    for _ in 0..count {
        let figure =
            Figure { photo: None, caption: Vec::new(), credit: String::new(), alt: String::new() };
        let id = BlockId::numbered(document.blocks.len() + 1);
        document.blocks.push(Block { id, kind: BlockKind::Figure(figure) });
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_a_page_are_taken_out_and_written_in_again() {
        for bytes in [&b"\x89PNG1"[..], b"\xff\xd8\xff12", b"GIF8abc7"] {
            let picture = Carried { name: "a.png".into(), bytes: bytes.into(), shown: None };
            let page = "<p>1</p><img src=\"clip:0\" alt=\"x\"><p>clip:0</p>";
            let written = written_in(page, std::slice::from_ref(&picture));
            assert!(
                written.contains(";base64,") && written.ends_with("<p>clip:0</p>"),
                "{written}"
            );
            let (rest, carried) = taken_out(written.as_bytes());
            assert_eq!(String::from_utf8(rest).unwrap(), page);
            assert_eq!(carried.len(), 1);
            assert_eq!(carried[0].bytes, bytes);
        }
    }

    #[test]
    fn only_a_whole_picture_in_a_source_is_taken() {
        let taken = |page: &str| {
            let (rest, carried) = taken_out(page.as_bytes());
            let sizes: Vec<_> = carried.into_iter().map(|one| (one.name, one.bytes)).collect();
            (String::from_utf8(rest).unwrap(), sizes)
        };
        let (rest, carried) = taken("<IMG alt=a SRC = 'data:image/svg+xml;base64,Q U\nI='>");
        assert_eq!(rest, "<IMG alt=a SRC = 'clip:0'>");
        assert_eq!(carried, [("anh-1.svg".to_owned(), b"AB".to_vec())]);
        for (page, wanted) in [
            ("<a href=\"data:image/png;base64,QUI=\">", "<a href=\"data:image/png;base64,QUI=\">"),
            ("data:image/png;base64,QUI=", "data:image/png;base64,QUI="),
            ("<img src=\"data:image/png;base64,QU", "<img src=\"data:image/png;base64,QU"),
            ("<img src=\"data:image/png;base64,Q*I=\">", "<img src=\"data:,\">"),
            ("<img src=\"data:image/png,%20\">", "<img src=\"data:,\">"),
        ] {
            assert_eq!(taken(page), (wanted.to_owned(), Vec::new()));
        }
        let many = "<img src=\"data:image/png;base64,QUI=\">".repeat(MOST + 2);
        let (rest, carried) = taken(&many);
        assert_eq!((carried.len(), rest.matches("data:,").count()), (MOST, 2));
    }
}
