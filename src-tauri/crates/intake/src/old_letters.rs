//! Letters from before Unicode in a text that is taken in: which of its parts are in which alphabet. A part that is
//! long enough is converted; a short one follows its neighbours; a text that is only likely to be old is offered.

use article::{BlockKind, Inline, plain};
use vietnamese::{Charset, decode, guess, is_unicode};

use crate::{flow::Piece, old_within, tally::Conversion};

/// Longest sample of a conversion, in characters.
const SAMPLE: usize = 90;

/// What is to be done with the parts of one text.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    parts: Vec<Option<Charset>>,
    told: Option<Charset>,
    pub(crate) converted: Option<Conversion>,
    pub(crate) offered: Option<Conversion>,
}

/// The plan for `parts`, in reading order. `told` is the alphabet that a person or a neighbour named: then every part
/// that is not Unicode is converted.
pub(crate) fn plan(parts: &[String], told: Option<Charset>) -> Plan {
    let old = |part: &String| !part.is_ascii() && !is_unicode(part);
    let guesses: Vec<_> =
        parts.iter().map(|part| if old(part) { guess(part) } else { None }).collect();
    let certain = |charset: Charset| {
        guesses.iter().flatten().filter(|one| one.certain && one.charset == charset).count()
    };
    // A text may have been put together of several: short parts follow whichever they can be read in.
    let mut ruling: Vec<Charset> =
        Charset::ALL.into_iter().filter(|one| certain(*one) > 0).collect();
    ruling.sort_by_key(|charset| std::cmp::Reverse(certain(*charset)));
    if told.is_none() && ruling.is_empty() {
        ruling.extend(together(parts));
    }
    let mut plan = Plan { told, ..Plan::default() };
    for (part, guessed) in parts.iter().zip(&guesses) {
        let own = guessed.as_ref().filter(|one| one.certain).map(|one| one.charset);
        let follows = || ruling.iter().copied().find(|charset| reads_better(part, *charset));
        let charset = told.or(own).or_else(follows);
        plan.parts.push(charset.filter(|_| old(part)));
    }
    let whole = parts.iter().zip(&plan.parts);
    let whole = whole.filter_map(|(part, charset)| Some((part.as_str(), (*charset)?)));
    let within = parts.iter().flat_map(|part| {
        let stretches = old_within::stretches(part, told).into_iter();
        stretches.map(|(stretch, charset)| (&part[stretch], charset))
    });
    plan.converted = conversion(whole.chain(within));
    if plan.converted.is_none() {
        let likely = parts
            .iter()
            .zip(&guesses)
            .filter_map(|(part, one)| Some((part.as_str(), one.as_ref()?.charset)));
        plan.offered = conversion(likely);
    }
    plan
}

/// Parts too short to be sure of, sure together.
fn together(parts: &[String]) -> Option<Charset> {
    let old: Vec<&str> =
        parts.iter().filter(|part| !is_unicode(part)).map(String::as_str).collect();
    guess(&old.join("\n")).filter(|one| one.certain).map(|one| one.charset)
}

/// True when every word of `part` is as good in `charset` as it stands, and one is better.
pub(crate) fn reads_better(part: &str, charset: Charset) -> bool {
    let legal = |text: &str| {
        let runs = vietnamese::letter_runs(text);
        (runs.iter().filter(|(_, run)| vietnamese::is_syllable(run)).count(), runs.len())
    };
    let read = decode(part, charset);
    let ((before, of_before), (after, of_after)) = (legal(part), legal(&read));
    read != part && after * of_before > before * of_after
}

fn conversion<'a>(chosen: impl Iterator<Item = (&'a str, Charset)>) -> Option<Conversion> {
    let mut made: Option<Conversion> = None;
    for (part, charset) in chosen {
        let after = decode(part, charset);
        let letters = part.chars().filter(|c| !c.is_ascii()).count();
        let letters = u32::try_from(letters).unwrap_or(u32::MAX);
        let sample = |text: &str| text.trim().chars().take(SAMPLE).collect::<String>();
        match &mut made {
            Some(made) => made.letters += letters,
            None => {
                made = Some(Conversion {
                    charset,
                    letters,
                    before: sample(part),
                    after: sample(&after),
                });
            }
        }
    }
    made
}

/// Converts what the plan says; `lines` are the parts that it was made for.
pub(crate) fn convert_lines(lines: &mut [String], plan: &Plan) {
    for (line, charset) in lines.iter_mut().zip(&plan.parts) {
        match charset {
            Some(charset) => *line = decode(line, *charset),
            None => *line = old_within::converted(line, plan.told).unwrap_or(std::mem::take(line)),
        }
    }
}

/// The words of each piece, for [`plan`].
pub(crate) fn words(pieces: &[Piece]) -> Vec<String> {
    let words = |piece: &Piece| {
        let texts = crate::tally::texts(&piece.kind);
        texts.into_iter().map(|text| plain(text)).collect::<Vec<_>>().join("\n")
    };
    pieces.iter().map(words).collect()
}

/// Converts the pieces that [`words`] was asked for.
pub(crate) fn convert_pieces(pieces: &mut [Piece], plan: &Plan) {
    for (piece, charset) in pieces.iter_mut().zip(&plan.parts) {
        each_text(&mut piece.kind, |text| {
            for inline in text.iter_mut() {
                let Inline::Text(run) = inline else { continue };
                let made = match charset {
                    Some(charset) => Some(decode(&run.text, *charset)),
                    None => old_within::converted(&run.text, plan.told),
                };
                run.text = made.unwrap_or(std::mem::take(&mut run.text));
            }
        });
    }
}

/// True for a control character that an old alphabet has as a letter: VISCII's capitals, and letters of VPS.
pub(crate) fn may_be(c: char) -> bool {
    let capital = matches!(c, '\u{2}' | '\u{5}' | '\u{6}' | '\u{14}' | '\u{19}' | '\u{1e}');
    capital || ('\u{80}'..='\u{9f}').contains(&c)
}

/// True when no optional hyphen of `texts`, which were converted by `plan`, can be the ư of TCVN3 any more.
pub(crate) fn is_settled<'a>(mut texts: impl Iterator<Item = &'a str>, plan: &Plan) -> bool {
    plan.offered.is_none() && texts.any(is_unicode)
}

/// Takes out what nobody sees and what is no letter now: control characters, and in a text that is Unicode, or among
/// texts that are `settled`, the optional hyphens.
pub(crate) fn tidy(pieces: &mut [Piece], settled: bool) {
    for piece in pieces {
        each_text(&mut piece.kind, |text| {
            let unicode = settled || is_unicode(&plain(text));
            let unseen = |c: char| c.is_control() || (unicode && c == '\u{ad}');
            for inline in text.iter_mut() {
                if let Inline::Text(run) = inline
                    && run.text.contains(unseen)
                {
                    run.text = vietnamese::nfc(&run.text.replace(unseen, ""));
                }
            }
            text.retain(|inline| !matches!(inline, Inline::Text(run) if run.text.is_empty()));
        });
    }
}

fn each_text(kind: &mut BlockKind, mut change: impl FnMut(&mut Vec<Inline>)) {
    match kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => change(text),
        BlockKind::Quote { text, attribution } => [text, attribution].into_iter().for_each(change),
        BlockKind::List { items, .. } => items.iter_mut().for_each(change),
        BlockKind::Table { rows } => {
            rows.iter_mut().flatten().for_each(|cell| change(&mut cell.text));
        }
        BlockKind::Figure(figure) => change(&mut figure.caption),
        BlockKind::Gallery(_) | BlockKind::FactBox { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn short_parts_follow_long_ones_and_unicode_stays() {
        let mut lines = parts(&[
            "Quang c¶nh héi nghÞ",
            "§¶ng ñy ph\u{ad}êng Thanh Xu©n tæ chøc thµnh c«ng Héi nghÞ",
            "Đảng ủy phường",
            "Hµ Néi",
        ]);
        let plan = plan(&lines, None);
        convert_lines(&mut lines, &plan);
        assert_eq!(lines[0], "Quang cảnh hội nghị");
        assert_eq!(lines[1], "Đảng ủy phường Thanh Xuân tổ chức thành công Hội nghị");
        assert_eq!(lines[2..], ["Đảng ủy phường", "Hà Nội"]);
        assert_eq!(plan.converted.unwrap().charset, Charset::Tcvn3);
    }

    #[test]
    fn a_short_text_alone_is_offered() {
        let mut lines = parts(&["Hµ Néi"]);
        let offered = plan(&lines, None);
        assert!(offered.converted.is_none());
        let offer = offered.offered.unwrap();
        assert_eq!((offer.before.as_str(), offer.after.as_str()), ("Hµ Néi", "Hà Nội"));
        let told = plan(&lines, Some(Charset::Tcvn3));
        convert_lines(&mut lines, &told);
        assert_eq!(lines, ["Hà Nội"]);
    }

    #[test]
    fn words_of_other_languages_stay() {
        for text in ["Café Pháp", "São Paulo", "résumé naïve façade", "Beyoncé và García Márquez"]
        {
            let plan = plan(&parts(&[text]), None);
            assert!(plan.converted.is_none(), "{text}");
        }
    }
}
