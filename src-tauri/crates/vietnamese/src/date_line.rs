//! The line under a headline that says when it was published, as portals write it: «Ngày đăng 03/10/2025 23:52»,
//! «Đăng lúc 9h15, ngày 3/10/2025», «Thứ sáu, 03/10/2025 | 09:15», «Cập nhật: 3-10-2025 - 09:15 (GMT+7)».

use crate::Day;

/// What a date line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateLine {
    /// The day, with its year.
    pub day: Day,
    /// Hour 0–23 and minute 0–59, where it is said.
    pub time: Option<(u8, u8)>,
}

/// How such a line begins, longest first.
const OPENINGS: [&str; 8] = [
    "ngày cập nhật",
    "ngày xuất bản",
    "cập nhật",
    "xuất bản",
    "ngày đăng",
    "đăng tải",
    "thời gian",
    "đăng",
];
/// Words that may stand between a day and a time.
const BETWEEN: [&str; 7] = ["ngày", "lúc", "vào", "-", "–", "gmt+7", "utc+7"];
const WEEKDAYS: [&str; 12] = ["hai", "ba", "tư", "năm", "sáu", "bảy", "2", "3", "4", "5", "6", "7"];

impl DateLine {
    /// True for a line that begins as such lines do: «Ngày đăng», «Cập nhật».
    pub fn is_named(line: &str) -> bool {
        opening(crate::nfc(line).to_lowercase().trim()).is_some()
    }

    /// Reads a line that says a day with its year, perhaps a weekday and one time, and nothing else. None for a day
    /// alone: it may be anything.
    pub fn read(line: &str) -> Option<Self> {
        let small = crate::nfc(line).to_lowercase();
        let small = small.trim();
        let opening = opening(small);
        let rest = match opening {
            Some(words) => &small[words.len()..],
            None => small,
        };
        let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
        let words: Vec<&str> = rest
            .split(|c: char| c.is_whitespace() || matches!(c, '|' | ',' | '(' | ')' | '•'))
            .map(|word| word.trim_end_matches(':'))
            .filter(|word| !word.is_empty())
            .collect();
        let (mut day, mut time, mut weekday) = (None, None, false);
        let mut words = words.as_slice();
        while let Some((word, behind)) = words.split_first() {
            let (taken, one) = match *word {
                "thứ" if behind.first().is_some_and(|next| WEEKDAYS.contains(next)) => {
                    weekday = true;
                    (2, None)
                }
                "chủ" if behind.first() == Some(&"nhật") => {
                    weekday = true;
                    (2, None)
                }
                word if BETWEEN.contains(&word) => (1, None),
                word if read_time(word).is_some() && time.is_none() => {
                    time = read_time(word);
                    (1, None)
                }
                _ if behind.first() == Some(&"tháng") => {
                    (5, words.get(..5).and_then(|five| Day::read(&five.join(" "))))
                }
                word => (1, Day::read(word)),
            };
            match (one, day) {
                (Some(found), None) => day = Some(found),
                (None, _) if is_known(word, taken) => {}
                _ => return None,
            }
            words = words.get(taken..)?;
        }
        let day = day.filter(|day: &Day| day.year.is_some())?;
        (opening.is_some() || weekday || time.is_some()).then_some(Self { day, time })
    }
}

/// How `small`, a line in small letters, begins.
fn opening(small: &str) -> Option<&'static str> {
    OPENINGS.into_iter().find(|words| {
        small.strip_prefix(words).is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}']))
    })
}

/// A word that is no day and may stand there all the same.
fn is_known(word: &str, taken: usize) -> bool {
    taken == 2 || BETWEEN.contains(&word) || read_time(word).is_some()
}

/// `09:15`, `9h15`, `9g15`, `09:15:30`.
fn read_time(word: &str) -> Option<(u8, u8)> {
    let mut parts = word.split([':', 'h', 'g']);
    let number = |part: &str, most: u8| -> Option<u8> {
        let digits =
            (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten().filter(|n| *n <= most)
    };
    let (hour, minute) = (number(parts.next()?, 23)?, number(parts.next()?, 59)?);
    let second = parts.next().is_none_or(|part| number(part, 59).is_some());
    (second && parts.next().is_none()).then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines_of_portals_are_read() {
        let day = Day::new(3, 10, Some(2025)).unwrap();
        for (line, time) in [
            ("Ngày đăng 03/10/2025 23:52", Some((23, 52))),
            ("Ngày đăng: 03/10/2025", None),
            ("Đăng lúc 09:15, 03/10/2025", Some((9, 15))),
            ("Đăng lúc: 9h15 ngày 3/10/2025", Some((9, 15))),
            ("Đăng ngày 03-10-2025", None),
            ("Thứ sáu, 03/10/2025 | 09:15", Some((9, 15))),
            ("Thứ Sáu, ngày 3 tháng 10 năm 2025", None),
            ("Thứ 6, 03/10/2025, 09:15 (GMT+7)", Some((9, 15))),
            ("Chủ nhật, 03/10/2025 - 09:15", Some((9, 15))),
            ("Cập nhật: 03/10/2025 - 09:15:30", Some((9, 15))),
            ("Cập nhật lúc 09:15 ngày 03.10.2025", Some((9, 15))),
            ("03/10/2025 09:15", Some((9, 15))),
        ] {
            assert_eq!(DateLine::read(line), Some(DateLine { day, time }), "{line}");
        }
    }

    #[test]
    fn sentences_and_days_alone_are_no_date_lines() {
        for line in [
            "",
            "03/10/2025",
            "Đăng ký trước ngày 03/10/2025",
            "Ngày đăng ký 03/10/2025",
            "Hà Nội, ngày 3 tháng 10 năm 2025",
            "Thứ sáu, 3/10",
            "Thứ sáu, 31/02/2025 | 09:15",
            "Cập nhật 03/10/2025 25:15",
            "Từ 03/10/2025 09:15 đến 04/10/2025 10:00",
            "Chiều 03/10/2025, phường họp.",
            "Đăng lúc 09:15",
        ] {
            assert_eq!(DateLine::read(line), None, "{line}");
        }
    }
}
