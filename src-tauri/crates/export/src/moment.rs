//! The day of publication in the spellings of the formats. «Ngày đăng» is Vietnamese time: UTC+7, the whole year.

use article::LocalTime;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// 1 January 1970 was a Thursday.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
/// Vietnam is ahead of UTC by these hours.
const AHEAD: u8 = 7;

/// `2025-10-03T23:52:00+07:00`.
pub(crate) fn zoned(time: LocalTime) -> String {
    format!("{}:00+07:00", time.iso())
}

/// `2025-10-03T16:52:00Z`; the first day that ZIP can tell when no day is set, so that the same article gives the
/// same bytes.
pub(crate) fn utc(time: Option<LocalTime>) -> String {
    time.map_or_else(
        || "1980-01-01T00:00:00Z".to_owned(),
        |time| format!("{}Z", utc_words(time).replace(' ', "T")),
    )
}

/// `2025-10-03 16:52:00` in UTC.
pub(crate) fn utc_words(time: LocalTime) -> String {
    let (hour, minute) = time.time();
    let day = days(time);
    let (day, hour) = if hour < AHEAD { (day - 1, hour + 24 - AHEAD) } else { (day, hour - AHEAD) };
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:00")
}

/// `Fri, 03 Oct 2025 23:52:00 +0700`, as RSS writes it.
pub(crate) fn rss(time: LocalTime) -> String {
    let ((year, month, day), (hour, minute)) = (time.date(), time.time());
    let weekday = WEEKDAYS[days(time).rem_euclid(7) as usize];
    let month = MONTHS[usize::from(month.clamp(1, 12)) - 1];
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:00 +0700")
}

/// Days since 1 January 1970; years are counted from March, so that the leap day comes last.
fn days(time: LocalTime) -> i64 {
    let (year, month, day) = time.date();
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month > 2 { year } else { year - 1 };
    let month = (month + 9) % 12;
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + day - 1 - 719_468
}

/// The way back: year, month, day.
fn civil(days: i64) -> (i64, i64, i64) {
    let from_march = days + 719_468;
    let mut year = from_march * 400 / 146_097;
    let begin = |year: i64| year * 365 + year / 4 - year / 100 + year / 400;
    while begin(year) > from_march {
        year -= 1;
    }
    while begin(year + 1) <= from_march {
        year += 1;
    }
    let day = from_march - begin(year);
    let month = (day * 10 + 5) / 306;
    let day = day - (month * 306 + 5) / 10 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (if month > 2 { year } else { year + 1 }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> LocalTime {
        LocalTime::parse_iso(text).unwrap()
    }

    #[test]
    fn seven_hours_back_over_days_and_years() {
        for (local, there) in [
            ("2025-10-03T23:52", "2025-10-03T16:52:00Z"),
            ("2024-03-01T06:59", "2024-02-29T23:59:00Z"),
            ("2025-03-01T00:00", "2025-02-28T17:00:00Z"),
            ("2026-01-01T06:00", "2025-12-31T23:00:00Z"),
            ("1900-03-01T00:30", "1900-02-28T17:30:00Z"),
            ("2000-02-29T07:00", "2000-02-29T00:00:00Z"),
        ] {
            assert_eq!(utc(Some(time(local))), there, "{local}");
        }
    }

    #[test]
    fn every_day_comes_back() {
        for day in -25_000..376_000 {
            let (year, month, of_month) = civil(day);
            let (year, month, of_month) = (year as u16, month as u8, of_month as u8);
            if let Ok(time) = LocalTime::new(year, month, of_month, 12, 0) {
                assert_eq!(days(time), day, "{time}");
            } else {
                assert!(!(1900..3000).contains(&year), "day {day} is no day: {year}-{month}");
            }
        }
    }

    #[test]
    fn weekdays_as_the_calendar_has_them() {
        assert_eq!(rss(time("2025-10-03T23:52")), "Fri, 03 Oct 2025 23:52:00 +0700");
        assert_eq!(rss(time("1945-09-02T14:00")), "Sun, 02 Sep 1945 14:00:00 +0700");
    }
}
