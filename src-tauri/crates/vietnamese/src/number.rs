//! Numbers as they are said: «1.150» is «một nghìn một trăm năm mươi».

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const GROUPS: [&str; 3] = ["", "nghìn", "triệu"];
/// A billion: after it, groups begin anew («nghìn tỷ»).
const BILLION: u64 = 1_000_000_000;

/// `n` in words, as it is read aloud in the north: linh, mốt, lăm.
pub fn spell(n: u64) -> String {
    if n == 0 {
        return DIGITS[0].to_owned();
    }
    let mut words = Vec::new();
    say(n, Begin::Front, &mut words);
    words.join(" ")
}

/// Whether something was said before: then an empty hundred is said, too.
#[derive(Clone, Copy, PartialEq)]
enum Begin {
    Front,
    Inside,
}

fn say(n: u64, begin: Begin, words: &mut Vec<&'static str>) {
    if n >= BILLION {
        say(n / BILLION, begin, words);
        words.push("tỷ");
        if !n.is_multiple_of(BILLION) {
            say(n % BILLION, Begin::Inside, words);
        }
        return;
    }
    let mut begin = begin;
    for (power, group) in [(1_000_000, 2), (1000, 1), (1, 0)] {
        let here = n / power % 1000;
        if here > 0 {
            hundreds(here as usize, begin, words);
            if !GROUPS[group].is_empty() {
                words.push(GROUPS[group]);
            }
            begin = Begin::Inside;
        }
    }
}

fn hundreds(n: usize, begin: Begin, words: &mut Vec<&'static str>) {
    let (hundred, ten, one) = (n / 100, n / 10 % 10, n % 10);
    let said = hundred > 0 || begin == Begin::Inside;
    if said {
        words.extend([DIGITS[hundred], "trăm"]);
    }
    match ten {
        0 if one > 0 && said => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[ten], "mươi"]),
    }
    match (ten, one) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (1.., 5) => words.push("lăm"),
        (_, one) => words.push(DIGITS[one]),
    }
}

/// A number as newspapers write it, in words: `1.150`, `97,5`, `2025`, `03`. None when it is no such number, or above
/// 18 digits; a group of a written number has three digits. More than two digits behind a nought in front are a
/// telephone or the number of a card: they are said one by one, as they stand.
pub fn spell_written(text: &str) -> Option<String> {
    let (whole, fraction) = match text.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = whole.contains('.');
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let shaped = digits(first)
        && (!grouped || first.len() <= 3)
        && !(first.starts_with('0') && whole.len() > 2)
        && groups.all(|g| digits(g) && g.len() == 3);
    if !shaped || whole.len() > 18 {
        return None;
    }
    let mut said = spell(whole.replace('.', "").parse().ok()?);
    if let Some(fraction) = fraction {
        if !digits(fraction) || fraction.len() > 6 {
            return None;
        }
        said.push_str(" phẩy");
        if fraction.starts_with('0') || fraction.len() > 3 {
            fraction.bytes().for_each(|b| {
                said.push(' ');
                said.push_str(DIGITS[usize::from(b - b'0')]);
            });
        } else {
            said.push(' ');
            said.push_str(&spell(fraction.parse().ok()?));
        }
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_in_the_north() {
        for (n, said) in [
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (15, "mười lăm"),
            (21, "hai mươi mốt"),
            (24, "hai mươi bốn"),
            (55, "năm mươi lăm"),
            (100, "một trăm"),
            (105, "một trăm linh năm"),
            (111, "một trăm mười một"),
            (1005, "một nghìn không trăm linh năm"),
            (2025, "hai nghìn không trăm hai mươi lăm"),
            (1_150, "một nghìn một trăm năm mươi"),
            (1_000_000, "một triệu"),
            (1_000_020, "một triệu không trăm hai mươi"),
            (1_150_000_000, "một tỷ một trăm năm mươi triệu"),
            (2_000_000_000_000, "hai nghìn tỷ"),
        ] {
            assert_eq!(spell(n), said, "{n}");
        }
    }

    #[test]
    fn written_numbers_are_read_as_newspapers_mean_them() {
        let said = |text| spell_written(text);
        assert_eq!(said("1.150").as_deref(), Some("một nghìn một trăm năm mươi"));
        assert_eq!(said("97,5").as_deref(), Some("chín mươi bảy phẩy năm"));
        assert_eq!(said("0,05").as_deref(), Some("không phẩy không năm"));
        assert_eq!(said("03").as_deref(), Some("ba"));
        let numbers = ["1.15", "1.1500", "a", "", "1,", ",5", "1.", "12/5", "1,234.5", "0.123"];
        let telephones = ["0912345678", "024.385.123", "001085001234"];
        for wrong in numbers.into_iter().chain(telephones) {
            assert_eq!(said(wrong), None, "{wrong}");
        }
    }
}
