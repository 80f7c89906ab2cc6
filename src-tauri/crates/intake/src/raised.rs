//! Raised digits. An article sets nothing higher, but «m2» is no square metre and «103» is no thousand: behind a unit of
//! length and behind a number they are kept as the signs that are raised by themselves. Elsewhere («7h» with a raised
//! 30) they are digits like others.

use crate::prose::Prose;

const UNITS: [&str; 8] = ["m", "mm", "cm", "dm", "km", "hm", "dam", "ft"];
/// Of a square or a cube; behind a number any digit may stand.
const POWERS: [&str; 2] = ["2", "3"];
/// Longest exponent or mark of a note.
const LONGEST: usize = 3;

/// `text`, raised behind what `before` ends with; none where it is to stand as it is.
pub(crate) fn raised(text: &str, before: &Prose) -> Option<String> {
    let digits = text.trim();
    let number = digits.strip_prefix(['-', '−', '–']).unwrap_or(digits);
    let counts = (1..=LONGEST).contains(&number.len());
    if !counts || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let before = before.last_word();
    let unit = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_power = UNITS.contains(&unit) && POWERS.contains(&digits);
    let is_exponent = before.ends_with(|c: char| c.is_ascii_digit());
    (is_power || is_exponent).then(|| digits.chars().map(sign).collect())
}

fn sign(c: char) -> char {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    digit.and_then(|digit| DIGITS.get(digit)).copied().unwrap_or('⁻')
}

#[cfg(test)]
mod tests {
    use article::Marks;

    use super::*;

    #[test]
    fn squares_and_powers_alone_are_raised() {
        for (before, text, wanted) in [
            ("rộng 120 m", "2", Some("²")),
            ("120m", "3", Some("³")),
            ("3.500 người/km", " 2 ", Some("²")),
            ("10", "-6", Some("⁻⁶")),
            ("năm 2025", "1", Some("¹")),
            ("2", "10", Some("¹⁰")),
            ("lúc 7h", "30", None),
            ("120 m", "4", None),
            ("120 m ", "2", None),
            ("tầm", "2", None),
            ("hội trường", "1", None),
            ("1", "st", None),
            ("1", "", None),
            ("1", "1234", None),
            ("", "2", None),
        ] {
            let mut prose = Prose::default();
            prose.flowing(before, &Marks::default());
            assert_eq!(raised(text, &prose).as_deref(), wanted, "{before}^{text}");
        }
    }
}
