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

/// `text` as it is to be read aloud.
pub(crate) fn spoken(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut said = Vec::with_capacity(words.len());
    for (n, word) in words.iter().enumerate() {
        let before = n.checked_sub(1).map_or("", |n| words[n]);
        said.push(one(word, before));
    }
    said.join(" ")
}

/// One stretch between spaces, its signs around it kept.
fn one(word: &str, before: &str) -> String {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%');
    if core.is_empty() {
        return word.to_owned();
    }
    let said = abbreviation(core)
        .or_else(|| roman(core, before))
        .or_else(|| date(core, before))
        .or_else(|| hour(core))
        .or_else(|| percent(core))
        .or_else(|| spell_written(core))
        .or_else(|| range(core));
    match said {
        Some(said) => word.replacen(core, &said, 1),
        None => word.to_owned(),
    }
}

fn abbreviation(word: &str) -> Option<String> {
    ABBREVIATIONS.iter().find(|(short, _)| *short == word).map(|(_, long)| (*long).to_owned())
}

fn roman(word: &str, before: &str) -> Option<String> {
    let counted = COUNTED.contains(&before.to_lowercase().as_str());
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
    counted.then(|| if number == 1 && before != "quý" { "nhất".to_owned() } else { spell(number) })
}

/// `03-10`, `3/10`, `03/10/2025`: day, month and year; «ngày» is said once.
fn date(word: &str, before: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.len() <= 4);
    let (day, month) = (number(parts.first()?)?, number(parts.get(1)?)?);
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) || parts.len() > 3 {
        return None;
    }
    let year = match parts.get(2) {
        Some(year) => format!(" năm {}", spell(number(year).filter(|year| *year > 99)?)),
        None => String::new(),
    };
    let lead = if before.eq_ignore_ascii_case("ngày") { "" } else { "ngày " };
    let early = if day <= 10 { "mùng " } else { "" };
    let month = if month == 4 { "tư".to_owned() } else { spell(month) };
    Some(format!("{lead}{early}{} tháng {month}{year}", spell(day)))
}

/// `7h30`, `22h`, `7g30`.
fn hour(word: &str) -> Option<String> {
    let (hour, minute) = word.split_once(['h', 'g'])?;
    let number = |text: &str| text.parse::<u64>().ok().filter(|_| text.len() <= 2);
    let hour = number(hour).filter(|hour| *hour <= 24)?;
    if minute.is_empty() {
        return Some(format!("{} giờ", spell(hour)));
    }
    let minute = number(minute).filter(|minute| *minute < 60)?;
    Some(format!("{} giờ {}", spell(hour), spell(minute)))
}

fn percent(word: &str) -> Option<String> {
    if word == "%" {
        return Some("phần trăm".to_owned());
    }
    spell_written(word.strip_suffix('%')?).map(|said| format!("{said} phần trăm"))
}

/// `2025-2030`: from one to the other.
fn range(word: &str) -> Option<String> {
    let (from, to) = word.split_once(['-', '–'])?;
    Some(format!("{} đến {}", spell_written(from)?, spell_written(to)?))
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
            ("2025-2030", "hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm ba mươi"),
            ("Nguyễn Văn I", "Nguyễn Văn I"),
            ("số 12/KH-UBND", "số 12/KH-UBND"),
        ] {
            assert_eq!(spoken(written), said);
        }
    }
}
