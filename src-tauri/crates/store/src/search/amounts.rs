//! Amounts and telephone numbers that are written in more than one way: «45 tỷ» is «45.000.000.000», and «3858 1234» is
//! «(024) 3858 1234». Only what is exactly the same: a rounded amount is another one.

/// How many noughts a word stands for, as it is typed without marks.
fn noughts(word: &str) -> Option<usize> {
    match word {
        "nghin" => Some(3),
        "trieu" => Some(6),
        "ty" | "ti" => Some(9),
        _ => None,
    }
}

/// The words for so many noughts, the largest first.
const SAID: [(usize, &[&str]); 3] = [(9, &["ty", "ti"]), (6, &["trieu"]), (3, &["nghin"])];
/// Digits of the largest amount.
const LONGEST: usize = 15;
/// Area codes in front of eight digits: Hà Nội and Hồ Chí Minh City alone have such numbers.
const AREAS: [&str; 2] = ["024", "028"];
/// How numbers begin that are the same everywhere.
const FREE: [&str; 2] = ["1800", "1900"];
/// Digits of all these.
const LOCAL: usize = 8;

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many of the first `words` are an amount or a telephone number, and the other ways to write it.
pub(super) fn amount(words: &[&str]) -> Option<(usize, Vec<String>)> {
    local(words).or_else(|| said(words)).or_else(|| in_digits(words.first()?))
}

/// «45 tỷ», «45,6 tỷ».
fn said(words: &[&str]) -> Option<(usize, Vec<String>)> {
    let whole = *words.first().filter(|word| is_digits(word))?;
    let (long, part, noughts) = match (words.get(1)?, words.get(2)) {
        (word, _) if noughts(word).is_some() => (2, "", noughts(word)?),
        (part, Some(word)) if is_digits(part) => (3, *part, noughts(word)?),
        _ => return None,
    };
    let rest = noughts.checked_sub(part.len())?;
    let number = format!("{whole}{part}{}", "0".repeat(rest));
    let number = number.trim_start_matches('0');
    if (whole.starts_with('0') && whole != "0") || number.len() > LONGEST || number.is_empty() {
        return None;
    }
    let typed = words[..long].join(" ");
    let mut others = written(number);
    others.push(number.to_owned());
    others.retain(|other| *other != typed);
    Some((long, others))
}

/// «45.000.000.000».
fn in_digits(word: &str) -> Option<(usize, Vec<String>)> {
    let is_amount = is_digits(word) && !word.starts_with('0') && word.len() <= LONGEST;
    let others = if is_amount && word.len() > 4 { written(word) } else { Vec::new() };
    (!others.is_empty()).then_some((1, others))
}

/// `number` with words for its noughts.
fn written(number: &str) -> Vec<String> {
    let mut others = Vec::new();
    for (noughts, names) in SAID {
        let (whole, part) = match number.len().checked_sub(noughts) {
            Some(0) => ("0", number),
            Some(whole) => number.split_at(whole),
            None => continue,
        };
        let part = part.trim_end_matches('0');
        // Nobody writes more behind a comma, nothing behind that of thousands, nor so many of what has a name of its own.
        let most = if noughts > 3 { 3 } else { 0 };
        if part.len() > most || whole.len() > 6 {
            continue;
        }
        let count = if part.is_empty() { whole.to_owned() } else { format!("{whole} {part}") };
        others.extend(names.iter().map(|name| format!("{count} {name}")));
    }
    others
}

/// «3858 1234» and «38581234», with the area code in front and without; «1900 9095» and «19009095», which have none.
fn local(words: &[&str]) -> Option<(usize, Vec<String>)> {
    let first = *words.first().filter(|word| is_digits(word))?;
    let second = words.get(1).filter(|word| is_digits(word) && first.len() == LOCAL / 2);
    let dialled = AREAS.iter().find_map(|area| first.strip_prefix(area));
    let (long, number) = match (dialled, second) {
        (Some(number), _) => (1, number.to_owned()),
        (None, Some(second)) => (2, format!("{first}{second}")),
        (None, None) => (1, first.to_owned()),
    };
    let has_area = matches!(number.as_bytes().first(), Some(b'2'..=b'9'));
    let is_free = dialled.is_none() && FREE.iter().any(|free| number.starts_with(free));
    if number.len() != LOCAL || !(has_area || is_free) {
        return None;
    }
    let apart = format!("{} {}", &number[..LOCAL / 2], &number[LOCAL / 2..]);
    let is_amount = long == 1 && dialled.is_none();
    let mut others = if is_amount { written(&number) } else { Vec::new() };
    if has_area && dialled.is_none() {
        others.extend(AREAS.map(|area| format!("{area}{number}")));
    }
    let typed = words[..long].join(" ");
    others.extend([number, apart].into_iter().filter(|other| *other != typed));
    Some((long, others))
}

#[cfg(test)]
mod tests {
    use super::super::asked::Asked;

    #[test]
    fn an_amount_is_found_however_it_is_written() {
        let told = |text: &str| {
            let asked = Asked::read(text);
            let one = |stand: &super::super::stands::Stand| {
                let others: Vec<_> = stand.others.iter().map(|other| other.join(" ")).collect();
                format!("{}-{} {}", stand.from, stand.to, others.join(", "))
            };
            asked.stands.iter().map(one).collect::<Vec<_>>()
        };
        for (text, wanted) in [
            ("45 tỷ", vec!["0-2 45 ti, 45000 trieu, 45000000000"]),
            ("thu 45,6 tỷ đồng", vec!["1-4 45 6 ti, 45600 trieu, 45600000000"]),
            ("45.678.000.000 ", vec!["0-1 45 678 ty, 45 678 ti, 45678 trieu"]),
            ("500 triệu đồng", vec!["0-2 0 5 ty, 0 5 ti, 500000 nghin, 500000000"]),
            ("0,5 tỷ", vec!["0-3 0 5 ti, 500 trieu, 500000 nghin, 500000000"]),
            ("0 tỷ", vec!["1-2 ti"]),
            ("05 tỷ", vec!["0-2 5 ti, 5000 trieu, 5000000000"]),
            ("12 nghìn ", vec!["0-2 12000"]),
            ("1.150 hộ", vec![]),
            ("12.345 hộ", vec![]),
            ("45.678.912.345 ", vec![]),
            ("năm 2025 tỷ", vec!["1-3 2025 ti, 2025000000000"]),
            ("3858 1234", vec!["0-2 02438581234, 02838581234, 38581234"]),
            ("(024) 3858 1234", vec!["0-1 38581234, 3858 1234"]),
            ("1900 9095", vec!["0-2 19009095"]),
            ("19009095 ", vec!["0-1 1900 9095"]),
            ("1950 2025 ", vec![]),
            ("2024 2025 ", vec!["0-2 02420242025, 02820242025, 20242025"]),
            ("0912 345 678", vec![]),
            ("5 ngân hàng", vec![]),
            ("\"45 tỷ\"", vec![]),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
    }
}
