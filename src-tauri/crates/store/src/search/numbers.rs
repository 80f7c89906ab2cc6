//! Numbers that are one word: «1.150» with the points between its groups, a telephone number however its groups are set
//! apart.

/// Between the groups of a number.
const POINT: u8 = b'.';
/// Between those of a telephone number.
const BETWEEN: [u8; 3] = [b' ', POINT, b'-'];

/// Where the number ends that begins with the run from `start` to `end`; none when it is no more than that run.
pub(super) fn end(text: &str, start: usize, end: usize) -> Option<usize> {
    telephone(text, start, end, false).or_else(|| grouped(text, start, end))
}

/// True for a word that may be the first group of a telephone number.
pub(super) fn begins(word: &str) -> bool {
    word.starts_with('0')
        && (3..=5).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// Where the telephone number ends whose first group is the run from `start` to `end`: a nought in front, groups of two
/// to four digits that are all set apart alike, ten digits, eleven behind «02». One that is `begun` may end with the text.
pub(super) fn telephone(text: &str, start: usize, end: usize, begun: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits =
        |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !begins(&text[start..end]) {
        return None;
    }
    let behind =
        start > 1 && b".,-/".contains(&bytes[start - 1]) && bytes[start - 2].is_ascii_digit();
    let between = *bytes.get(end).filter(|byte| BETWEEN.contains(byte) && !behind)?;
    let all = if bytes[1 + start] == b'2' { 11 } else { 10 };
    let (mut count, mut at) = (end - start, end);
    while count < all && bytes.get(at) == Some(&between) {
        let group = digits(at + 1);
        let short = begun && group == 1 && at + 2 == bytes.len();
        if !(2..=4).contains(&group) && !short {
            break;
        }
        (count, at) = (count + group, at + 1 + group);
    }
    let goes_on = text[at..].chars().next().is_some_and(vietnamese::is_letter_or_digit)
        || (between != b' ' && bytes.get(at) == Some(&between) && digits(at + 1) > 0);
    let whole = count == all || (begun && count < all && at == bytes.len() && at > end);
    (whole && !goes_on).then_some(at)
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

/// True for what sets the groups of a number apart; no other word holds it.
pub(super) fn is_between(c: char) -> bool {
    BETWEEN.map(char::from).contains(&c)
}

/// A word without what sets the groups of a number apart.
pub(super) fn joined(word: String) -> String {
    if word.contains(is_between) { word.replace(is_between, "") } else { word }
}

/// «03» as it is looked for: days and numbers below ten are written with a nought and without.
pub(super) fn without_nought(word: &str) -> &str {
    match word.as_bytes() {
        [b'0', digit] if digit.is_ascii_digit() => &word[1..],
        _ => word,
    }
}
