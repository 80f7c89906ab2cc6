//! Letters from before Unicode in the middle of a passage that is Unicode: a sentence that was put in from an old document.
//! Words that show whose they are say it for those between them; at the edges a sign parts them.

use std::ops::Range;

use vietnamese::{ACCENTED, Charset, decode, guess, is_unicode};

use crate::old_letters::reads_better;

/// Stretches of `text` that are surely in an old alphabet though the text as a whole is not. `told`: the alphabet that a
/// person named.
pub(crate) fn stretches(text: &str, told: Option<Charset>) -> Vec<(Range<usize>, Charset)> {
    if !is_unicode(text) || !text.contains(is_foreign) {
        return Vec::new();
    }
    let words = words(text);
    let (mut found, mut at) = (Vec::new(), 0);
    for group in words.chunk_by(|a, b| is_unicode(&text[a.clone()]) == is_unicode(&text[b.clone()]))
    {
        let (from, to) = (at, at + group.len());
        at = to;
        if is_unicode(&text[group[0].clone()]) {
            continue;
        }
        let Some((first, last)) = edges(text, &words, from..to) else { continue };
        let stretch = words[first].start..words[last].end;
        let part = &text[stretch.clone()];
        let sure = || guess(part).filter(|one| one.certain).map(|one| one.charset);
        let charset = told.filter(|charset| reads_better(part, *charset)).or_else(sure);
        found.extend(charset.map(|charset| (stretch, charset)));
    }
    found
}

/// `text` with its [`stretches`] converted; none where there are none.
pub(crate) fn converted(text: &str, told: Option<Charset>) -> Option<String> {
    let stretches = stretches(text, told);
    let (mut made, mut done) = (String::with_capacity(text.len()), 0);
    for (stretch, charset) in &stretches {
        made.push_str(&text[done..stretch.start]);
        made.push_str(&decode(&text[stretch.clone()], *charset));
        done = stretch.end;
    }
    made.push_str(&text[done..]);
    (!stretches.is_empty()).then_some(made)
}

fn words(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| start(word)..start(word) + word.len()).collect()
}

/// The first and the last word of the old stretch among the words of `group`, none of which is Unicode for sure. Words
/// that may be either belong to those from which no sign parts them; between Unicode and old ones they stay.
fn edges(text: &str, words: &[Range<usize>], group: Range<usize>) -> Option<(usize, usize)> {
    let foreign = |n: &usize| text[words[*n].clone()].contains(is_foreign);
    let parts = |n: usize| {
        text[words[n].clone()].ends_with([',', '.', ';', ':', '!', '?', ')', '”', '"', '-', '–'])
    };
    let (first, last) = (group.clone().find(foreign)?, group.clone().rfind(foreign)?);
    let left = (group.start..first).rev().find(|n| parts(*n)).map(|n| n + 1);
    let begins = group.start == 0 || parts(group.start - 1);
    let right = (last..group.end).find(|n| parts(*n));
    let ends = group.end == words.len();
    let first = left.unwrap_or(if begins { group.start } else { first });
    let last = right.unwrap_or(if ends { group.end - 1 } else { last });
    Some((first, last))
}

/// No letter of the alphabet, and nothing that Vietnamese texts usually hold.
fn is_foreign(c: char) -> bool {
    let small = || c.to_lowercase().next().unwrap_or(c);
    !c.is_ascii() && !"“”‘’–—…•°²³\u{a0}".contains(c) && !ACCENTED.contains(small())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_in_old_letters_is_read_within_a_passage() {
        let old = "§¶ng ñy ph\u{ad}êng tæ chøc héi nghÞ, ®¹t 1.150 hé";
        let new = "Đảng ủy phường tổ chức hội nghị, đạt 1.150 hộ";
        for (before, behind) in [
            ("Đồng chí phát biểu: ", ""),
            ("Kết thúc buổi họp, có cá. ", ", có tổ 5 dự."),
            ("", " . Bà con đến đông"),
        ] {
            let made = converted(&format!("{before}{old}{behind}"), None);
            assert_eq!(made.as_deref(), Some(&*format!("{before}{new}{behind}")));
        }
        // «có» and «và» may be either; no sign says whose they are.
        let made = converted("Ở phường có §¶ng ñy tæ chøc héi nghÞ và mời tổ", None);
        assert_eq!(made.as_deref(), Some("Ở phường có Đảng ủy tổ chức hội nghị và mời tổ"));
    }

    #[test]
    fn what_is_unicode_or_of_another_language_stays() {
        for text in [
            "Đảng ủy phường Mây Trắng đã họp",
            "Ông García Márquez, bà Müller và ông Strauß ở phường đã nói: “Größe, Übung, façade, naïve”",
            "Giá 5 € © ® § 12, 20 °C, 3 × 4 ở phường",
            "tin\u{ad}phuong ở phường",
        ] {
            assert_eq!(converted(text, None), None, "{text}");
        }
    }
}
