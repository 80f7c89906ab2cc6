//! A short line that stands alone: words below a photo, whose photo it is, who signs, or none of these.

use crate::shape::{self, CAPTION_WORDS};

/// Longest word before a colon that only says what follows («Địa điểm: …»), in words.
const LABEL_WORDS: usize = 4;
/// What a signature says before its names, and what the source of a photo says.
const MADE: [&str; 8] = ["tin", "bài", "viết", "clip", "video", "tác", "giả", "ảnh"];
const BESIDE: [&str; 11] =
    ["và", "người", "thực", "hiện", "nguồn", "chụp", "tư", "liệu", "cung", "cấp", "do"];
/// How what closes a letter begins.
const CLOSING: [&str; 6] =
    ["trân trọng", "xin trân trọng", "kính mời", "rất mong", "xin cảm ơn", "kính thư"];
/// What a decision counts.
const COUNTED: [&str; 7] = ["điều", "khoản", "điểm", "chương", "mục", "phần", "phụ lục"];

/// True for words that may stand below a photo: short, begun with a capital, without a full stop, and nothing else by
/// their shape.
pub(crate) fn is_caption(line: &str) -> bool {
    let may_begin = |c: char| (c.is_alphanumeric() && !c.is_lowercase()) || "“\"‘«(".contains(c);
    let begins = line.starts_with(may_begin);
    begins
        && !line.contains('\n')
        && !shape::ends_sentence(line)
        && !line.ends_with([':', ';', ','])
        && !shape::is_capitals(line)
        && vietnamese::count_words(line) <= CAPTION_WORDS
        && shape::item(line).is_none()
        && !shape::is_numbered(line)
        && shape::quotation(line).is_none()
        && !is_part_of_notice(line)
        && !is_credit(line)
        && !is_signature(line)
}

/// What decisions, invitations and minutes set on lines of their own.
fn is_part_of_notice(line: &str) -> bool {
    let small = line.to_lowercase();
    CLOSING.iter().any(|closing| small.starts_with(closing))
        || is_label(&small)
        || is_counted(&small)
        || is_place_and_day(line)
}

/// «Địa điểm: …»; «Trong ảnh: …» speaks of a photo.
fn is_label(small: &str) -> bool {
    let Some((label, _)) = small.split_once(": ") else { return false };
    let words: Vec<&str> = label.split_whitespace().collect();
    words.len() <= LABEL_WORDS && !words.contains(&"ảnh")
}

/// «Điều 1. …», «Phụ lục II».
fn is_counted(small: &str) -> bool {
    let rest = COUNTED.iter().find_map(|word| small.strip_prefix(word)?.strip_prefix(' '));
    let number = rest.and_then(|rest| rest.split([' ', '.', ':', ')']).next()).unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || b"ivx".contains(&byte))
}

/// «Hà Nội, ngày 3 tháng 10 năm 2025».
fn is_place_and_day(line: &str) -> bool {
    line.split_once(", ngày ").is_some_and(|(place, day)| {
        shape::is_name(place)
            && day.starts_with(|c: char| c.is_ascii_digit())
            && day.contains("tháng")
    })
}

/// Whose photo it is: «Ảnh: Nguyễn Thoa», «(Nguồn ảnh: phường)»; with other words behind it is a caption.
pub(crate) fn is_credit(line: &str) -> bool {
    let line = line.trim().trim_start_matches('(').trim_end_matches(')');
    let Some((says, who)) = said(line) else { return false };
    let all = says.iter().all(|word| *word == "ảnh" || BESIDE.contains(&word.as_str()));
    all && says.iter().any(|word| word == "ảnh") && is_names(who)
}

/// Who made a text, as it is written below it: «Bài, ảnh: Nguyễn Thoa», «Tin: Hạ Vy - Ảnh: Minh Đức».
pub(crate) fn is_signature(line: &str) -> bool {
    let Some((says, who)) = said(line) else { return false };
    let all =
        says.iter().all(|word| MADE.contains(&word.as_str()) || BESIDE.contains(&word.as_str()));
    let text = says.iter().any(|word| MADE[..7].contains(&word.as_str()));
    all && text && is_names(who)
}

/// The words before the first colon, small, and what follows it.
fn said(line: &str) -> Option<(Vec<String>, &str)> {
    let (says, who) = line.split_once(':')?;
    let apart = |c: char| c.is_whitespace() || ",-–&/".contains(c);
    let words = says.split(apart).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let words: Vec<String> = words.collect();
    (!words.is_empty() && words.len() <= 6).then_some((words, who.trim()))
}

/// A few names: each word begins with a capital, but for those between two of them.
fn is_names(who: &str) -> bool {
    let words: Vec<&str> = who.split_whitespace().collect();
    let capital = |word: &&str| {
        let word = word.trim_start_matches(['(', '“', '"']);
        word.starts_with(|c: char| c.is_uppercase() || "-–&".contains(c))
            || ["và", "ảnh:", "bài:", "clip:"].contains(&word.to_lowercase().as_str())
    };
    (1..=10).contains(&words.len()) && words.iter().all(capital) && !who.ends_with(['.', '!', '?'])
}

/// A name in capitals below a text: two to four words, and no farewell.
pub(crate) fn is_name_in_capitals(line: &str) -> bool {
    let small = line.to_lowercase();
    let farewell = CLOSING.iter().chain(&["xin", "hết", "kính", "chúc"]);
    let syllables = |word: &str| vietnamese::is_syllable(word);
    shape::is_capitals(line)
        && (2..=4).contains(&small.split_whitespace().count())
        && small.split_whitespace().all(syllables)
        && !farewell.into_iter().any(|word| small.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_caption_only_when_it_is_nothing_else() {
        for line in [
            "Quang cảnh hội nghị",
            "Trong ảnh: Bà con dọn hẻm 12",
            "Ảnh: Bà con dọn hẻm 12",
            "Đồng chí Nguyễn Huy Cường, Bí thư Đảng ủy phường phát biểu",
            "“Ngày hội non sông” tại phường",
            "Phần thi của đội số 1",
            "3 mô hình hay",
        ] {
            assert!(is_caption(line), "{line}");
        }
        for line in [
            "Trân trọng thông báo",
            "Địa điểm: nhà văn hóa tổ 5",
            "Liên hệ: 0912.345.678",
            "Điều 1. Giao tổ trưởng thực hiện",
            "Phụ lục II",
            "Hà Nội, ngày 3 tháng 10 năm 2025",
            "Bài, ảnh: Nguyễn Thoa",
            "Ảnh: Nguyễn Thoa",
            "👉 Mời bà con đến dự",
            "#phuongthanhxuan",
            "-Tổ 1: 8h-10h",
            "– Tổ 2",
            "* Kết quả đạt được",
            "đạt chuẩn nông thôn mới",
        ] {
            assert!(!is_caption(line), "{line}");
        }
    }

    #[test]
    fn who_signs_and_whose_photo_it_is() {
        for line in [
            "Bài, ảnh: Nguyễn Thoa",
            "Tin và ảnh: Hạ Vy",
            "Tin bài: Hạ Vy - Ảnh: Minh Đức",
            "Người viết: HẠ VY",
        ] {
            assert!(is_signature(line) && !is_credit(line), "{line}");
        }
        for line in ["Ảnh: Minh Đức", "(Ảnh: TTXVN)", "Nguồn ảnh: UBND", "Ảnh tư liệu: Hạ Vy"]
        {
            assert!(is_credit(line) && !is_signature(line), "{line}");
        }
        for line in [
            "Bài học: Phải đoàn kết",
            "Tin vui: Phường đạt chuẩn",
            "Tin: hôm nay",
            "Ảnh: bà con dọn hẻm",
        ] {
            assert!(!is_signature(line) && !is_credit(line), "{line}");
        }
        for (line, is) in [
            ("HẠ VY", true),
            ("BAN BIÊN TẬP", true),
            ("HẾT", false),
            ("XIN CẢM ƠN", false),
            ("UBND PHƯỜNG", false),
        ] {
            assert_eq!(is_name_in_capitals(line), is, "{line}");
        }
    }
}
