//! What is written short and in full: «UBND» is «Ủy ban nhân dân», «P.5» is «Phường 5». Whoever asks for one finds the
//! other too, behind what was written as it was typed.

use super::asked::Wanted;

/// Folded phrases of one meaning each. Only those that newspapers use for one thing alone.
const SAME: &[&[&str]] = &[
    &["tp", "thanh pho"],
    &["tphcm", "tp hcm", "tp ho chi minh", "thanh pho ho chi minh"],
    &["ubnd", "uy ban nhan dan"],
    &["hdnd", "hoi dong nhan dan"],
    &["mttq", "mat tran to quoc"],
    &["ubmttq", "ub mttq", "uy ban mttq", "uy ban mat tran to quoc"],
    &["tdp", "to dan pho"],
    &["ldld", "lien doan lao dong"],
    &["lhpn", "lien hiep phu nu"],
    &["ccb", "cuu chien binh"],
    &["cchc", "cai cach hanh chinh"],
    &["tthc", "thu tuc hanh chinh"],
    &["cds", "chuyen doi so"],
    &["gpmb", "giai phong mat bang"],
    &["pccc", "phong chay chua chay"],
    &["antt", "an ninh trat tu"],
    &["atgt", "an toan giao thong"],
    &["attp", "an toan thuc pham"],
    &["vsmt", "ve sinh moi truong"],
    &["nvqs", "nghia vu quan su"],
    &["bhyt", "bao hiem y te"],
    &["bhxh", "bao hiem xa hoi"],
    &["thcs", "trung hoc co so"],
    &["thpt", "trung hoc pho thong"],
    &["kt xh", "ktxh", "kinh te xa hoi"],
];
/// What stands before a number of at most two digits.
const NUMBERED: [(&str, &str); 2] = [("p", "phuong"), ("q", "quan")];

/// Words of a question that others may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    /// The first of them, and behind the last, among everything that is wanted.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Folded words in their order, for each way to say it.
    pub(super) others: Vec<Vec<String>>,
}

/// What may stand for words of `wanted`; the longest first, none over another. A phrase in quotation marks is meant as
/// it is.
pub(super) fn stands(wanted: &[Wanted]) -> Vec<Stand> {
    let words: Vec<&str> = wanted.iter().map(alone).collect();
    let (mut stands, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let found = numbered(&words[at..]).or_else(|| same(&words[at..]));
        let long = found.as_ref().map_or(1, |(long, _)| *long);
        if let Some((_, others)) = found {
            let others = others.iter().map(|one| one.split(' ').map(str::to_owned).collect());
            stands.push(Stand { from: at, to: at + long, others: others.collect() });
        }
        at += long;
    }
    stands
}

/// The folded word that is wanted by itself; empty for a phrase, and for one that others stand for already.
fn alone(wanted: &Wanted) -> &str {
    match wanted.words.as_slice() {
        [word] if !wanted.quoted && word.folded.len() == 1 => &word.folded[0],
        _ => "",
    }
}

/// How many of the first `words` are a phrase of one meaning, and the other ways to say it.
fn same(words: &[&str]) -> Option<(usize, Vec<String>)> {
    let begins = |phrase: &str| {
        let long = phrase.split(' ').count();
        (words.len() >= long && phrase.split(' ').eq(words[..long].iter().copied())).then_some(long)
    };
    let each = SAME.iter().flat_map(|all| all.iter().map(move |one| (*one, *all)));
    let longest =
        each.filter_map(|(one, all)| Some((begins(one)?, one, all))).max_by_key(|it| it.0);
    let (long, one, all) = longest?;
    let others = all.iter().filter(|other| **other != one).map(|other| (*other).to_owned());
    Some((long, others.collect()))
}

/// The same for «p 5», «p5» and «phuong 5».
fn numbered(words: &[&str]) -> Option<(usize, Vec<String>)> {
    let is_number =
        |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    let first = *words.first()?;
    let next = words.get(1).copied().filter(|next| is_number(next));
    NUMBERED.iter().find_map(|(short, full)| {
        let glued = first.strip_prefix(short).filter(|number| is_number(number));
        let (long, number) = match (glued, next) {
            (Some(number), _) => (1, number),
            (None, Some(number)) if first == *short || first == *full => (2, number),
            _ => return None,
        };
        let said = if long == 1 { first.to_owned() } else { format!("{first} {number}") };
        let all =
            [format!("{short}{number}"), format!("{short} {number}"), format!("{full} {number}")];
        Some((long, all.into_iter().filter(|one| *one != said).collect()))
    })
}

#[cfg(test)]
mod tests {
    use super::{super::asked::Asked, *};

    #[test]
    fn a_phrase_stands_for_others_of_its_meaning() {
        let told = |text: &str| {
            let one = |stand: &Stand| {
                let others: Vec<_> = stand.others.iter().map(|other| other.join(" ")).collect();
                format!("{}-{} {}", stand.from, stand.to, others.join(", "))
            };
            Asked::read(text).stands.iter().map(one).collect::<Vec<_>>()
        };
        for (text, wanted) in [
            ("chủ tịch UBND phường", vec!["2-3 uy ban nhan dan"]),
            ("ủy ban nhân dân", vec!["0-4 ubnd"]),
            ("TP.HCM", vec!["0-2 tphcm, tp ho chi minh, thanh pho ho chi minh"]),
            ("UBND TP", vec!["0-1 uy ban nhan dan", "1-2 thanh pho"]),
            ("P.5 họp", vec!["0-2 p5, phuong 5"]),
            ("Phường 05", vec!["0-2 p5, p 5"]),
            ("q1 ", vec!["0-1 q 1, quan 1"]),
            ("phường 2025", vec![]),
            ("\"UBND\" \"p 5\"", vec![]),
            ("ủy ban", vec![]),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
    }
}
