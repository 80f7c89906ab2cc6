//! «Ngày đăng»: a civil date and time as the newsroom writes it, without zone. It is shown and exported, never used for ordering saves.

use std::fmt;

/// A minute of a civil day. Years 1900–2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalTime {
    year: u16,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
}

/// A text or a set of numbers that is no date and time.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a date and time")]
pub struct LocalTimeFault;

impl LocalTime {
    /// Fails with [`LocalTimeFault`] when the day does not exist or the hour is past 23:59.
    pub fn new(
        year: u16,
        month: u8,
        day: u8,
        hour: u8,
        minute: u8,
    ) -> Result<Self, LocalTimeFault> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return Err(LocalTimeFault),
        };
        let sound = (1900..=2999).contains(&year)
            && (1..=days).contains(&day)
            && hour <= 23
            && minute <= 59;
        if sound { Ok(Self { year, month, day, hour, minute }) } else { Err(LocalTimeFault) }
    }

    /// Reads `2025-10-03T23:52` (seconds and what follows are ignored).
    pub fn parse_iso(text: &str) -> Result<Self, LocalTimeFault> {
        let (date, time) = text.split_once('T').ok_or(LocalTimeFault)?;
        let mut date = date.split('-');
        let mut time = time.split(':');
        Self::from_parts([date.next(), date.next(), date.next()], [time.next(), time.next()])
    }

    /// Reads the newspaper's `03/10/2025 23:52`; the time may be missing and is then 00:00.
    pub fn parse_newspaper(text: &str) -> Result<Self, LocalTimeFault> {
        let text = text.trim();
        let (date, time) = text.split_once(' ').unwrap_or((text, "00:00"));
        let mut date = date.split('/');
        let (day, month, year) = (date.next(), date.next(), date.next());
        let mut time = time.trim().split(':');
        Self::from_parts([year, month, day], [time.next(), time.next()])
    }

    fn from_parts(
        date: [Option<&str>; 3],
        time: [Option<&str>; 2],
    ) -> Result<Self, LocalTimeFault> {
        let number = |part: Option<&str>, width: usize| -> Result<u16, LocalTimeFault> {
            let text = part.ok_or(LocalTimeFault)?;
            if text.is_empty() || text.len() > width || !text.bytes().all(|b| b.is_ascii_digit()) {
                return Err(LocalTimeFault);
            }
            text.parse().map_err(|_| LocalTimeFault)
        };
        Self::new(
            number(date[0], 4)?,
            number(date[1], 2)? as u8,
            number(date[2], 2)? as u8,
            number(time[0], 2)? as u8,
            number(time[1], 2)? as u8,
        )
    }

    /// `2025-10-03T23:52`.
    pub fn iso(self) -> String {
        let Self { year, month, day, hour, minute } = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
    }

    /// `2025-10-03`.
    pub fn iso_date(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Year, month (1–12), day (1–31).
    pub fn date(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// Hour (0–23) and minute (0–59).
    pub fn time(self) -> (u8, u8) {
        (self.hour, self.minute)
    }
}

impl fmt::Display for LocalTime {
    /// `03/10/2025 23:52`, as the portals of the field print it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day, hour, minute } = self;
        write!(f, "{day:02}/{month:02}/{year:04} {hour:02}:{minute:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_read_alike() {
        let iso = LocalTime::parse_iso("2025-10-03T23:52").unwrap();
        let newspaper = LocalTime::parse_newspaper("03/10/2025 23:52").unwrap();
        assert_eq!(iso, newspaper, "the portal's spelling and ours are the same minute");
        assert_eq!(iso.to_string(), "03/10/2025 23:52");
        assert_eq!(iso.iso(), "2025-10-03T23:52");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["30/02/2025 10:00", "29/02/2025", "01/13/2025", "1/1/25 7:7:7", "aa/bb/cccc"] {
            let read = LocalTime::parse_newspaper(text);
            let exists = text == "1/1/25 7:7:7";
            assert!(read.is_err() || exists, "{text} is no day");
        }
        assert!(LocalTime::parse_newspaper("29/02/2024").is_ok(), "2024 is a leap year");
        assert!(LocalTime::parse_newspaper("01/01/25").is_err(), "the year has four digits");
    }
}
