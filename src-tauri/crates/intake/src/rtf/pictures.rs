//! The pictures of an RTF document, taken out of its bytes before it is read: their digits are longer than all its words.

use crate::pictures::{Carried, MOST};

/// Groups whose pictures a reader does not see: each stands there a second time, or is the sign of a list.
const AGAIN: [&[u8]; 4] = [b"nonshppict", b"shprslt", b"listpicture", b"objdata"];

/// `rtf` without its pictures, and those of a kind that is known. Where one stood, `\\tpclip0`, `\\tpclip1` … says which;
/// `\\tpclip` alone stands for one that cannot be read.
pub(crate) fn taken_out(rtf: &[u8]) -> (Vec<u8>, Vec<Carried>) {
    let (mut rest, mut carried) = (Vec::new(), Vec::new());
    let (mut from, mut at) = (0, 0);
    while at < rtf.len() {
        let Some(word) = group_word(rtf, at) else {
            at = step(rtf, at);
            continue;
        };
        if AGAIN.contains(&word) {
            at = end_of(rtf, at);
        } else if word == b"pict" {
            rest.extend_from_slice(&rtf[from..at]);
            from = end_of(rtf, at);
            let number = (carried.len() < MOST)
                .then(|| read(&rtf[at + 1..from], carried.len() + 1))
                .flatten()
                .map(|picture| {
                    carried.push(picture);
                    (carried.len() - 1).to_string()
                });
            let number = number.unwrap_or_default();
            rest.extend_from_slice(format!("{{\\tpclip{number}}}").as_bytes());
            at = from;
        } else {
            at += 1;
        }
    }
    rest.extend_from_slice(&rtf[from.min(rtf.len())..]);
    (rest, carried)
}

/// The first word of the group that begins at `at`, if one begins there.
fn group_word(rtf: &[u8], at: usize) -> Option<&[u8]> {
    let inside = rtf.get(at..)?.strip_prefix(b"{")?;
    let inside = inside.strip_prefix(b"\\*").unwrap_or(inside).strip_prefix(b"\\")?;
    let long = inside.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    Some(&inside[..long])
}

/// Where to go on behind what stands at `at`: a brace that is a letter is none, and bytes that are counted are not read.
fn step(rtf: &[u8], at: usize) -> usize {
    if rtf[at] != b'\\' {
        return at + 1;
    }
    let (word, number, end) = word(rtf, at + 1);
    match (word, number) {
        (b"bin", Some(long)) => end.saturating_add(long),
        (b"", _) => at + 2,
        _ => end,
    }
}

/// The control word whose letters begin at `at`, its number if it is not below nought, and where it ends.
fn word(rtf: &[u8], at: usize) -> (&[u8], Option<usize>, usize) {
    let rest = rtf.get(at..).unwrap_or_default();
    let long = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let mut end = long;
    let minus = long > 0 && rest.get(end) == Some(&b'-');
    end += usize::from(minus);
    let digits =
        rest[end.min(rest.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let digits = if long > 0 { digits.min(10) } else { 0 };
    let number = std::str::from_utf8(&rest[end..end + digits]).ok().filter(|_| !minus);
    let number = number.and_then(|number| number.parse().ok());
    end += digits;
    end += usize::from(long > 0 && rest.get(end) == Some(&b' '));
    (&rest[..long], number, at + end)
}

/// Where the group that begins at `start` is over.
fn end_of(rtf: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < rtf.len() {
        match rtf[at] {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            _ => {}
        }
        at = step(rtf, at);
    }
    rtf.len()
}

/// The picture of a group, by the words that describe it and its bytes, which are counted or written as digits.
fn read(group: &[u8], number: usize) -> Option<Carried> {
    let (mut kind, mut bytes, mut half, mut at) = (None, Vec::new(), None, 0);
    while at < group.len() {
        match group[at] {
            // What describes it in a group of its own.
            b'{' => {
                at = end_of(group, at);
                continue;
            }
            b'\\' => match word(group, at + 1) {
                (b"pngblip", ..) => kind = Some("png"),
                (b"jpegblip", ..) => kind = Some("jpeg"),
                (b"bin", Some(long), end) => {
                    let end_of_bytes = end.saturating_add(long).min(group.len());
                    bytes.extend_from_slice(&group[end.min(group.len())..end_of_bytes]);
                }
                _ => {}
            },
            digit => {
                if let Some(value) = char::from(digit).to_digit(16) {
                    match half.take() {
                        Some(high) => bytes.push((high * 16 + value) as u8),
                        None => half = Some(value),
                    }
                }
            }
        }
        at = step(group, at);
    }
    let name = format!("anh-{number}.{}", kind?);
    (!bytes.is_empty()).then_some(Carried { name, bytes, shown: None })
}
