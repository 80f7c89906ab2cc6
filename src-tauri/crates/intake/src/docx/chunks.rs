//! Texts of another kind that a Word document takes in whole (`w:altChunk`): programs that make a Word document out of
//! a web page put that page into it so. Each becomes a page; its pictures are left out, and told.

use html5ever::{ParseOpts, serialize, serialize::SerializeOpts, tendril::TendrilSink};
use markup5ever_rcdom::{RcDom, SerializableHandle};

use super::{PART, package, runs::escape};
use crate::{Still, bearable, decode, page, pictures, rtf};

/// What stands for a text that cannot be read, for the cleaner to tell.
pub(super) const UNREADABLE: &str = "<object></object>";
/// Parts of an archive of a page, at the most.
const MOST_PARTS: usize = 1_000;

/// The page of a text that is held; none for one of no kind that is known.
pub(super) fn page(bytes: &[u8], still: Still<'_>) -> Option<String> {
    if bytes.len() > PART {
        return None;
    }
    if bytes.starts_with(b"PK") {
        let inner = package::read(bytes, still, false).ok()?;
        return Some(without_pictures(&inner.markup));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(rtf::page(&decode::rtf(bytes).ok()?));
    }
    if let Some(page) = in_archive(bytes) {
        return of_page(&page);
    }
    let text = decode::letters(bytes).ok()?.text;
    if text.trim_start().starts_with('<') {
        return of_page(text.as_bytes());
    }
    let lines = text.lines().map(|line| format!("<p>{}</p>\n", escape(line)));
    Some(lines.collect())
}

/// The body of a page, with every element closed: what it leaves open does not reach beyond it.
fn of_page(bytes: &[u8]) -> Option<String> {
    let (rest, _) = pictures::taken_out(bytes);
    let text = decode::letters(&rest).ok()?.text;
    if !bearable::is_bearable(&text) {
        return None;
    }
    let dom = html5ever::parse_document(RcDom::default(), ParseOpts::default()).one(text);
    let body = page::find(&dom.document, "body")?;
    let mut closed = Vec::new();
    serialize(&mut closed, &SerializableHandle::from(body), SerializeOpts::default()).ok()?;
    Some(without_pictures(&String::from_utf8(closed).ok()?))
}

/// Pictures of the page itself have other numbers.
fn without_pictures(markup: &str) -> String {
    markup.replace("src=\"clip:", "src=\"x:")
}

/// The page of an archive of one (MHT): the first part of its kind.
fn in_archive(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = head_and_rest(bytes)?;
    let kind = field(&head, "content-type")?;
    if !kind.to_ascii_lowercase().starts_with("multipart/") {
        return None;
    }
    let boundary = kind.split(';').find_map(|one| {
        let (name, value) = one.split_once('=')?;
        let is_it = name.trim().eq_ignore_ascii_case("boundary");
        is_it.then(|| format!("--{}", value.trim().trim_matches('"')))
    })?;
    let parts = split(rest, boundary.as_bytes());
    parts.into_iter().find_map(|part| {
        let (head, rest) = head_and_rest(part)?;
        let kind = field(&head, "content-type")?.to_ascii_lowercase();
        if !kind.starts_with("text/html") && !kind.starts_with("application/xhtml") {
            return None;
        }
        match field(&head, "content-transfer-encoding")
            .unwrap_or_default()
            .to_ascii_lowercase()
            .as_str()
        {
            "quoted-printable" => Some(unquoted(rest)),
            "base64" => pictures::decoded(rest),
            _ => Some(rest.to_vec()),
        }
    })
}

fn split<'a>(bytes: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let (mut parts, mut from) = (Vec::new(), 0);
    while parts.len() < MOST_PARTS
        && let Some(at) = pictures::find(&bytes[from..], boundary)
    {
        parts.push(&bytes[from..from + at]);
        from += at + boundary.len();
    }
    parts.push(&bytes[from..]);
    parts
}

/// The lines above the first empty one, each whole, and what follows.
fn head_and_rest(bytes: &[u8]) -> Option<(Vec<String>, &[u8])> {
    let (mut lines, mut rest) = (Vec::<String>::new(), bytes);
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let line = String::from_utf8_lossy(rest[..end].trim_ascii_end()).into_owned();
        rest = &rest[end + 1..];
        let long = lines.len() > MOST_PARTS || line.len() > MOST_PARTS;
        match lines.last_mut() {
            _ if long => return None,
            // The end of the boundary's own line.
            None if line.is_empty() => {}
            Some(_) if line.is_empty() => return Some((lines, rest)),
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(&line),
            _ => lines.push(line),
        }
    }
    None
}

/// What a line of a head says.
fn field(head: &[String], name: &str) -> Option<String> {
    let said = |line: &String| {
        let (said, value) = line.split_once(':')?;
        said.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    };
    head.iter().find_map(said)
}

/// The bytes of a text in which `=C4` is one byte and a line that ends with `=` goes on.
fn unquoted(text: &[u8]) -> Vec<u8> {
    let (mut bytes, mut at) = (Vec::with_capacity(text.len()), 0);
    while at < text.len() {
        let code = |n: usize| text.get(at + n).and_then(|byte| char::from(*byte).to_digit(16));
        match (text[at], code(1).zip(code(2))) {
            (b'=', Some((high, low))) => {
                bytes.push((high * 16 + low) as u8);
                at += 3;
            }
            (b'=', None) => {
                at += 1;
                while text.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
                    at += 1;
                }
                at += usize::from(text.get(at) == Some(&b'\n'));
            }
            (byte, _) => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    bytes
}
