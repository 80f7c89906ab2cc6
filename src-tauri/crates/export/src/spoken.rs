//! Text for the ward's loudspeakers: what the eye reads and the ear does not (numbers, dates, hours, abbreviations,
//! Roman numerals) is written out. Words that are said as they are written stay as they are.

use vietnamese::{spell, spell_written};

/// Abbreviations of ward news and what they stand for.
const ABBREVIATIONS: [(&str, &str); 22] = [
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("BCH", "Ban Chấp hành"),
    ("BTV", "Ban Thường vụ"),
    ("TP", "Thành phố"),
    ("TDP", "tổ dân phố"),
    ("CCB", "Cựu chiến binh"),
    ("LHPN", "Liên hiệp Phụ nữ"),
    ("ĐVTN", "đoàn viên thanh niên"),
    ("THCS", "Trung học cơ sở"),
    ("THPT", "Trung học phổ thông"),
    ("CAND", "Công an nhân dân"),
    ("ANTT", "an ninh trật tự"),
    ("PCCC", "phòng cháy chữa cháy"),
    ("CCCD", "căn cước công dân"),
    ("BHXH", "bảo hiểm xã hội"),
    ("BHYT", "bảo hiểm y tế"),
    ("NTM", "nông thôn mới"),
    ("QĐ", "quyết định"),
    ("KH", "kế hoạch"),
];
/// Words after which a Roman numeral is a number.
const COUNTED: [&str; 6] = ["quý", "khóa", "thứ", "kỳ", "cấp", "hạng"];

/// Words after which `3/10` is a day. Before some of them «ngày» is said, after others it would be one word too many.
const PARTS_OF_DAY: [&str; 6] = ["sáng", "trưa", "chiều", "tối", "đêm", "khuya"];
const DAYS: [&str; 5] = ["ngày", "hôm", "dịp", "lễ", "khánh"];
/// «Sáng nay 3/10», «chiều mai 3/10».
const NEAR_DAYS: [&str; 3] = ["nay", "qua", "mai"];
const WEEKDAYS: [&str; 7] = ["hai", "ba", "tư", "năm", "sáu", "bảy", "nhật"];
/// Between two days of which the first was called one: «ngày 3/10 và 4/10».
const JOINED: [&str; 3] = ["và", "đến", "hoặc"];
/// Words before the number of a house.
const ADDRESSES: [&str; 7] = ["số", "nhà", "ngõ", "ngách", "hẻm", "kiệt", "tổ"];

/// `text` as it is to be read aloud. Every sign of white space stays.
pub(crate) fn spoken(text: &str) -> String {
    text.split_inclusive('\n').map(line).collect()
}

fn line(text: &str) -> String {
    let pieces: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let words: Vec<String> = pieces.iter().map(|piece| core(piece).to_lowercase()).collect();
    let mut said = String::with_capacity(text.len() * 2);
    let mut last_day = None;
    for (n, piece) in pieces.iter().enumerate() {
        let before = |back: usize| n.checked_sub(back).map_or("", |n| words[n].as_str());
        let joined = last_day.is_some_and(|day| day + 2 == n) && JOINED.contains(&before(1));
        let place = Place { before: before(1), twice: before(2), joined };
        let word = piece.trim_end();
        let (one, is_day) = one(word, &place);
        if is_day {
            last_day = Some(n);
        }
        said.push_str(&one);
        said.push_str(&piece[word.len()..]);
    }
    said
}

/// What stands before a word, in small letters.
struct Place<'a> {
    before: &'a str,
    /// Two words before.
    twice: &'a str,
    /// Behind a day and a word that joins days.
    joined: bool,
}

/// A word without the signs around it.
fn core(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%')
}

/// One stretch between spaces, its signs around it kept, and whether it is a day.
fn one(word: &str, place: &Place<'_>) -> (String, bool) {
    let core = core(word);
    if core.is_empty() {
        return (word.to_owned(), false);
    }
    let day = date(core, place);
    let is_day = day.is_some();
    let said = day
        .or_else(|| abbreviation(core))
        .or_else(|| roman(core, place.before))
        .or_else(|| counted(core, place.before))
        .or_else(|| of_year(core, place.before))
        .or_else(|| hour(core))
        .or_else(|| percent(core))
        .or_else(|| spell_written(core))
        .or_else(|| range(core))
        .or_else(|| fraction(core, place.before));
    (said.map_or_else(|| word.to_owned(), |said| word.replacen(core, &said, 1)), is_day)
}

fn abbreviation(word: &str) -> Option<String> {
    ABBREVIATIONS.iter().find(|(short, _)| *short == word).map(|(_, long)| (*long).to_owned())
}

fn roman(word: &str, before: &str) -> Option<String> {
    let counted = COUNTED.contains(&before);
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let values: Vec<i64> = word.chars().map(value).collect::<Option<_>>()?;
    let signed = values.iter().enumerate().map(|(n, value)| {
        let less = values.get(n + 1).is_some_and(|next| next > value);
        if less { -value } else { *value }
    });
    let number = u64::try_from(signed.sum::<i64>()).ok()?;
    counted.then(|| match (before, number) {
        ("thứ", 4) => "tư".to_owned(),
        ("quý", _) | (_, 2..) => spell(number),
        _ => "nhất".to_owned(),
    })
}

/// «thứ 4» and «tháng 4» are «tư», «lần thứ 1» is «thứ nhất».
fn counted(word: &str, before: &str) -> Option<String> {
    match (before, number(word, 2)?) {
        ("thứ" | "tháng", 4) => Some("tư".to_owned()),
        ("thứ", 1) => Some("nhất".to_owned()),
        _ => None,
    }
}

/// `03-10`, `3/10`, `03/10/2025`: day, month and year; «ngày» is said once. Only behind a word that speaks of days, with a
/// zero in front, or with a year: elsewhere `2/3` is a part and `2-3` a range.
fn date(word: &str, place: &Place<'_>) -> Option<String> {
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let (first, second) = (parts.first()?, parts.get(1)?);
    let (day, month) = (number(first, 2)?, number(second, 2)?);
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) || parts.len() > 3 {
        return None;
    }
    let year = match parts.get(2) {
        Some(year) => format!(" năm {}", spell(number(year, 4).filter(|year| *year > 99)?)),
        None => String::new(),
    };
    let padded = |part: &str| part.len() == 2 && part.starts_with('0');
    let in_house = ADDRESSES.contains(&place.before);
    let spelt = !in_house && (!year.is_empty() || padded(first) || padded(second));
    if !(spelt || place.joined || is_before_day(place)) {
        return None;
    }
    let lead = if DAYS.contains(&place.before) || place.before == "mùng" { "" } else { "ngày " };
    let early = if day <= 10 && place.before != "mùng" { "mùng " } else { "" };
    let month = if month == 4 { "tư".to_owned() } else { spell(month) };
    Some(format!("{lead}{early}{} tháng {month}{year}", spell(day)))
}

fn is_before_day(place: &Place<'_>) -> bool {
    let Place { before, twice, .. } = *place;
    let weekday = WEEKDAYS.contains(&before) && ["thứ", "chủ"].contains(&twice);
    let near = NEAR_DAYS.contains(&before) && (PARTS_OF_DAY.contains(&twice) || twice == "hôm");
    PARTS_OF_DAY.contains(&before) || DAYS.contains(&before) || before == "mùng" || weekday || near
}

/// At most `longest` digits.
fn number(text: &str, longest: usize) -> Option<u64> {
    let digits = text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// «tháng 10/2025», «quý III/2025».
fn of_year(word: &str, before: &str) -> Option<String> {
    let (part, year) =
        word.split_once(['/', '-']).filter(|_| ["tháng", "quý"].contains(&before))?;
    let year = number(year, 4).filter(|year| *year > 999)?;
    let part = match number(part, 2) {
        Some(4) => "tư".to_owned(),
        Some(n) => spell(n),
        None => roman(part, before)?,
    };
    Some(format!("{part} năm {}", spell(year)))
}

/// `7h30`, `22h`, `7g30`; `5g` are grams.
fn hour(word: &str) -> Option<String> {
    let (hour, minute) = word.split_once(['h', 'g'])?;
    if minute.is_empty() && word.ends_with('g') {
        return spell_written(hour).map(|said| format!("{said} gam"));
    }
    let hour = number(hour, 2).filter(|hour| *hour <= 24)?;
    if minute.is_empty() {
        return Some(format!("{} giờ", spell(hour)));
    }
    let minute = number(minute, 2).filter(|minute| *minute < 60)?;
    Some(format!("{} giờ {}", spell(hour), spell(minute)))
}

fn percent(word: &str) -> Option<String> {
    if word == "%" {
        return Some("phần trăm".to_owned());
    }
    let number = word.strip_suffix('%')?;
    let said = spell_written(number).or_else(|| range(number))?;
    Some(format!("{said} phần trăm"))
}

/// `2025-2030`, `2-3`, `7h30-9h`: from one to the other. What grows smaller is no range: `2-1` is a result.
fn range(word: &str) -> Option<String> {
    let (from, to) = word.split_once(['-', '–'])?;
    let size = |text: &str| text.replace('.', "").replace(',', ".").parse::<f64>().ok();
    if let (Some(from), Some(to)) = (size(from), size(to))
        && from >= to
    {
        return None;
    }
    let said = |text: &str| spell_written(text).or_else(|| hour(text));
    Some(format!("{} đến {}", said(from)?, said(to)?))
}

/// `2/3`: a part of the whole; `15/19`, and the number of a house: one above the other.
fn fraction(word: &str, before: &str) -> Option<String> {
    let (above, below) = word.split_once('/')?;
    let (part, whole) = (number(above, 4)?, number(below, 4)?);
    if ADDRESSES.contains(&before) || part >= whole || (part > 1 && whole > 10) {
        return Some(format!("{} trên {}", spell(part), spell(whole)));
    }
    let whole = if whole == 4 { "tư".to_owned() } else { spell(whole) };
    Some(format!("{} phần {whole}", spell(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_ear_does_not_know_is_written_out() {
        for (written, said) in [
            ("Chiều 03-10, UBND phường", "Chiều ngày mùng ba tháng mười, Ủy ban nhân dân phường"),
            ("ngày 15/4/2025", "ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi lăm"),
            ("lúc 7h30 (22h)", "lúc bảy giờ ba mươi (hai mươi hai giờ)"),
            ("đạt 97,5 % và 8%.", "đạt chín mươi bảy phẩy năm phần trăm và tám phần trăm."),
            ("1.150 hộ", "một nghìn một trăm năm mươi hộ"),
            ("quý III, lần thứ I", "quý ba, lần thứ nhất"),
            ("lần thứ IV, khóa IV, quý IV", "lần thứ tư, khóa bốn, quý bốn"),
            ("Thứ 4, tháng 4", "Thứ tư, tháng tư"),
            ("lần thứ 1 và lần thứ 14", "lần thứ nhất và lần thứ mười bốn"),
            ("4 tháng 14 ngày", "bốn tháng mười bốn ngày"),
            ("2025-2030", "hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm ba mươi"),
            ("Nguyễn Văn I", "Nguyễn Văn I"),
            ("số 12/KH-UBND", "số 12/KH-UBND"),
            ("97,5%\nTổ 3", "chín mươi bảy phẩy năm phần trăm\nTổ ba"),
            ("hai\u{a0}\t3", "hai\u{a0}\tba"),
        ] {
            assert_eq!(spoken(written), said);
        }
    }

    #[test]
    fn two_numbers_are_a_day_only_where_days_are_spoken_of() {
        for (written, said) in [
            ("2/3 đại biểu", "hai phần ba đại biểu"),
            ("3/4 số hộ", "ba phần tư số hộ"),
            ("đạt 15/19 tiêu chí", "đạt mười lăm trên mười chín tiêu chí"),
            ("sau 2-3 ngày", "sau hai đến ba ngày"),
            ("tăng 5-7%", "tăng năm đến bảy phần trăm"),
            ("từ 7h30-9h", "từ bảy giờ ba mươi đến chín giờ"),
            ("tỷ số 2-1", "tỷ số 2-1"),
            ("ngõ 12/5", "ngõ mười hai trên năm"),
            ("số 05/12 phố", "số năm trên mười hai phố"),
            ("5g muối lúc 5g30", "năm gam muối lúc năm giờ ba mươi"),
            ("Chiều 3-10, mưa", "Chiều ngày mùng ba tháng mười, mưa"),
            ("hôm 12/8", "hôm mười hai tháng tám"),
            ("sáng nay 12/8", "sáng nay ngày mười hai tháng tám"),
            ("Thứ Sáu (3/10)", "Thứ Sáu (ngày mùng ba tháng mười)"),
            ("dịp 30/4", "dịp ba mươi tháng tư"),
            ("ngày 3/10 và 14/10", "ngày mùng ba tháng mười và ngày mười bốn tháng mười"),
            ("tháng 10/2025", "tháng mười năm hai nghìn không trăm hai mươi lăm"),
            ("quý III/2025", "quý ba năm hai nghìn không trăm hai mươi lăm"),
            ("ngày\n2/3", "ngày\nhai phần ba"),
        ] {
            assert_eq!(spoken(written), said);
        }
    }
}
