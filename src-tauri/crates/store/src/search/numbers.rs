//! Numbers that are one word: «1.150» with the points between its groups, a telephone number however its groups are set
//! apart, and whoever calls it.

use std::borrow::Cow;

/// Between the groups of a number.
const POINT: u8 = b'.';
/// Between those of a telephone number; what closes the first of them may stand before it.
const BETWEEN: [u8; 3] = [b' ', POINT, b'-'];
const CLOSES: u8 = b')';
/// Stands for the nought in front where one calls from abroad.
const ABROAD: &str = "+84";

/// Where the number begins and ends that begins with the run from `start` to `end`; none when it is no more than that run.
pub(super) fn whole(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let from = start - usize::from(is_abroad(text, start));
    let telephone = telephone(text, start, end, false).map(|end| (from, end));
    telephone.or_else(|| grouped(text, start, end).map(|end| (start, end)))
}

/// True for a word that may be the first group of a telephone number.
pub(super) fn begins(word: &str) -> bool {
    word.starts_with('0') && (3..=5).contains(&word.len()) && is_digits(word)
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The run that begins at `start` is told for callers from abroad.
pub(super) fn is_abroad(text: &str, start: usize) -> bool {
    text[..start].ends_with('+') && text[start..].starts_with(&ABROAD[1..])
}

/// The digits of a first group as they are dialled at home.
fn at_home(text: &str, start: usize, end: usize) -> Option<String> {
    let run = &text[start..end];
    if is_abroad(text, start) && is_digits(run) {
        return Some(format!("0{}", &run[ABROAD.len() - 1..]));
    }
    begins(run).then(|| run.to_owned())
}

/// Where the telephone number ends whose first group is the run from `start` to `end`: a nought in front, or +84, groups of
/// at least two digits that are all set apart alike, ten digits, eleven behind «02». The first may stand in brackets, and
/// what follows it or +84 is set apart as it likes. One that is `begun` may end with the text.
pub(super) fn telephone(text: &str, start: usize, end: usize, begun: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits =
        |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_behind =
        start > 1 && b".,-/".contains(&bytes[start - 1]) && bytes[start - 2].is_ascii_digit();
    let mut dialled = at_home(text, start, end).filter(|_| !is_behind)?;
    let all = |dialled: &str| if dialled.as_bytes().get(1) == Some(&b'2') { 11 } else { 10 };
    let closed = bytes.get(end) == Some(&CLOSES);
    let (mut at, mut between) = (end + usize::from(closed), None);
    let mut free = closed || is_abroad(text, start);
    while dialled.len() < all(&dialled) {
        let set_apart = bytes.get(at).filter(|byte| BETWEEN.contains(byte));
        let alike = free || *between.get_or_insert(set_apart) == set_apart;
        if !alike || (set_apart.is_none() && !(closed && free)) {
            break;
        }
        free = false;
        let from = at + usize::from(set_apart.is_some());
        let group = digits(from.min(bytes.len()));
        let short = begun && group == 1 && from + 1 == bytes.len();
        if group < 2 && !short {
            break;
        }
        dialled.push_str(&text[from..from + group]);
        at = from + group;
    }
    let parted = at > end + usize::from(closed);
    let goes_on = text[at..].chars().next().is_some_and(vietnamese::is_letter_or_digit)
        || (bytes.get(at).is_some_and(|byte| b".-".contains(byte)) && digits(at + 1) > 0);
    let (count, all) = (dialled.len(), all(&dialled));
    let is_whole = count == all && (parted || is_abroad(text, start));
    let is_begun = begun && count < all && at == bytes.len() && parted;
    ((is_whole || is_begun) && !goes_on).then_some(at)
}

/// The same for a number: up to three digits, then groups of three behind points. What goes on with points is a date or
/// an address.
fn grouped(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = |at: usize| bytes.get(at) == Some(&POINT) && is_digit(at + 1);
    let behind = start > 1 && bytes[start - 1] == POINT && is_digit(start - 2);
    if !goes_on(end) || end - start > 3 || bytes[start] == b'0' || behind {
        return None;
    }
    let first = (start..end).all(is_digit);
    let mut last = end;
    while first && goes_on(last) && (2..=3).all(|n| is_digit(last + n)) && !is_digit(last + 4) {
        last += 4;
    }
    (last > end && !goes_on(last)).then_some(last)
}

fn is_between(c: char) -> bool {
    u8::try_from(c).is_ok_and(|byte| byte == CLOSES || BETWEEN.contains(&byte))
}

/// A word without what sets the groups of a number apart, a telephone number as it is dialled at home. Eleven digits from
/// abroad are one without their sign, too.
pub(super) fn joined(word: &str) -> Cow<'_, str> {
    let is_parted = word.contains(is_between);
    let bare = if is_parted { Cow::Owned(word.replace(is_between, "")) } else { word.into() };
    let is_bare = !is_parted && bare.len() == 11 && is_digits(&bare);
    let rest = match bare.strip_prefix(&ABROAD[1..]) {
        Some(rest) if is_bare && rest.starts_with(['3', '5', '7', '8', '9']) => Some(rest),
        _ => bare.strip_prefix(ABROAD),
    };
    match rest {
        Some(rest) => Cow::Owned(format!("0{rest}")),
        None => bare,
    }
}

/// «03» as it is looked for: days and numbers below ten are written with a nought and without.
pub(super) fn without_nought(word: &str) -> &str {
    match word.as_bytes() {
        [b'0', digit] if digit.is_ascii_digit() => &word[1..],
        _ => word,
    }
}
