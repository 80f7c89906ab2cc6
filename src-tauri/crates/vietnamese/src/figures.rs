//! Numbers, money and days as newspapers write them: `1.234.567,8`, `1,5 tỷ đồng`, `3-10`, `03/10/2025`,
//! `ngày 3 tháng 10 năm 2025`. What is written is exact: nothing is rounded.

/// `n` with a dot between groups of three: 1234567 is `1.234.567`.
pub fn write_number(n: u64) -> String {
    let digits = n.to_string();
    let mut written = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// A number as newspapers write it, read: the digits of it without its comma, and how many stand behind the comma.
/// `1.234,5` is 12345 with 1 behind. None for what is no such number (`0.123`), and above 18 digits.
pub fn read_number(text: &str) -> Option<(u64, usize)> {
    let (whole, behind) = text.split_once(',').unwrap_or((text, ""));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = whole.contains('.');
    let shaped = digits(first)
        && (!grouped || (first.len() <= 3 && !first.starts_with('0')))
        && groups.all(|group| digits(group) && group.len() == 3);
    if !shaped || (text.contains(',') && !digits(behind)) {
        return None;
    }
    let all = whole.replace('.', "") + behind;
    if all.len() > 18 {
        return None;
    }
    Some((all.parse().ok()?, behind.len()))
}

/// Đồng as newspapers write them, in the largest unit that needs at most two digits behind the comma: `10.000 đồng`,
/// `1,5 triệu đồng`, `1.150 tỷ đồng`.
pub fn write_money(dong: u64) -> String {
    for (unit, word) in [(1_000_000_000, "tỷ"), (1_000_000, "triệu")] {
        if dong >= unit && dong.is_multiple_of(unit / 100) {
            let (whole, hundredths) = (dong / unit, dong % unit / (unit / 100));
            let behind = format!("{hundredths:02}");
            let behind = behind.trim_end_matches('0');
            let comma = if behind.is_empty() { "" } else { "," };
            return format!("{}{comma}{behind} {word} đồng", write_number(whole));
        }
    }
    format!("{} đồng", write_number(dong))
}

/// A day as a text names it; the year may be left to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// 1–31, within its month.
    pub day: u8,
    /// 1–12.
    pub month: u8,
    /// Four digits.
    pub year: Option<u16>,
}

/// How a ward writes its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayStyle {
    /// `03-10`, `03-10-2025`.
    Hyphen,
    /// `3-10`, `3-10-2025`.
    ShortHyphen,
    /// `03/10`, `03/10/2025`.
    Slash,
    /// `ngày 3 tháng 10`, `ngày 3 tháng 10 năm 2025`.
    Words,
}

impl Day {
    /// None for a day that no calendar has; without a year, 29-2 exists.
    pub fn new(day: u8, month: u8, year: Option<u16>) -> Option<Self> {
        let leap = year.is_none_or(|y| {
            y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400))
        });
        let most = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => return None,
        };
        let sound =
            (1..=most).contains(&day) && year.is_none_or(|year| (1000..=9999).contains(&year));
        sound.then_some(Self { day, month, year })
    }

    /// The day that `text` names, alone: `3-10`, `03/10/2025`, `3.10.2025`, `ngày 3 tháng 10 năm 2025`.
    pub fn read(text: &str) -> Option<Self> {
        let small = crate::nfc(text).to_lowercase();
        let small = small.trim().strip_prefix("ngày").unwrap_or(small.trim()).trim();
        let words = small.replace("tháng", "/").replace("năm", "/");
        let sign = ['/', '-', '.'].into_iter().find(|sign| words.contains(*sign))?;
        let parts: Vec<&str> = words.split(sign).map(str::trim).collect();
        let two = |part: &str| -> Option<u8> {
            ((1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse().ok())?
        };
        let four = |part: &str| -> Option<u16> { (part.len() == 4).then(|| part.parse().ok())? };
        match parts.as_slice() {
            [day, month] => Self::new(two(day)?, two(month)?, None),
            [day, month, year] => Self::new(two(day)?, two(month)?, Some(four(year)?)),
            _ => None,
        }
    }

    /// The day as `style` writes it.
    pub fn write(self, style: DayStyle) -> String {
        let Self { day, month, year } = self;
        let with = |sign: &str| year.map(|year| format!("{sign}{year}")).unwrap_or_default();
        match style {
            DayStyle::Hyphen => format!("{day:02}-{month:02}{}", with("-")),
            DayStyle::ShortHyphen => format!("{day}-{month}{}", with("-")),
            DayStyle::Slash => format!("{day:02}/{month:02}{}", with("/")),
            DayStyle::Words => format!("ngày {day} tháng {month}{}", with(" năm ")),
        }
    }
}

/// The digits of a text in their order: what no conversion may change.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_and_read_alike() {
        for (n, written) in [(0, "0"), (999, "999"), (1_150, "1.150"), (1_234_567, "1.234.567")] {
            assert_eq!(write_number(n), written);
            assert_eq!(read_number(written), Some((n, 0)));
        }
        assert_eq!(read_number("1.234,56"), Some((123_456, 2)));
        for wrong in [
            "1.23", "1,", ",5", "", "a", "1.2345", "12/5", "1.234.5", "0.123", "024.385", "1,234.5",
        ] {
            assert_eq!(read_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn money_is_never_rounded() {
        for (dong, written) in [
            (10_000, "10.000 đồng"),
            (1_500_000, "1,5 triệu đồng"),
            (1_150_000_000_000, "1.150 tỷ đồng"),
            (2_050_000_000, "2,05 tỷ đồng"),
            (1_234_567_890, "1.234.567.890 đồng"),
            (0, "0 đồng"),
        ] {
            assert_eq!(write_money(dong), written);
        }
    }

    #[test]
    fn days_are_read_and_written_in_every_style() {
        let day = Day::new(3, 10, Some(2025)).unwrap();
        for (text, style) in [
            ("03-10-2025", DayStyle::Hyphen),
            ("3-10-2025", DayStyle::ShortHyphen),
            ("03/10/2025", DayStyle::Slash),
            ("ngày 3 tháng 10 năm 2025", DayStyle::Words),
        ] {
            assert_eq!(Day::read(text), Some(day), "{text}");
            assert_eq!(day.write(style), text);
        }
        assert_eq!(Day::read("2-9"), Day::new(2, 9, None));
        assert_eq!(Day::read("29-2"), Day::new(29, 2, None));
        for wrong in
            ["31-4", "29/2/2025", "0-1", "1-13", "3", "a-b", "2025-2030", "1/2/25", "1.150"]
        {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
        assert_eq!(digits("Chiều 03-10, khóa I: 1.150 hộ"), "03101150");
    }
}
