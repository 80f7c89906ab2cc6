//! What is written short and in full: «UBND» is «Ủy ban nhân dân», «P.5» is «Phường 5». Whoever asks for one finds the
//! other too, behind what was written as it was typed.

use super::{amounts::amount, asked::Wanted};

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
/// What is counted in Roman numbers as often as in others, and those up to twenty.
const COUNTED: [&str; 2] = ["quy", "khoa"];
const ROMAN: [&str; 20] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx",
];
/// Behind these, and nothing else of the syllable, i and y are written for one another.
const EITHER: [&str; 7] = ["h", "k", "l", "m", "s", "t", "qu"];

/// Words of a question that others may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    /// The first of them, and behind the last, among everything that is wanted.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Folded words in their order, for each way to say it.
    pub(super) others: Vec<Vec<String>>,
    /// The same as the index is asked for them.
    pub(super) phrases: Vec<String>,
}

impl Stand {
    fn of(from: usize, to: usize, said: Vec<String>) -> Self {
        let words = |one: &String| one.split(' ').map(str::to_owned).collect();
        Self { from, to, others: said.iter().map(words).collect(), phrases: said }
    }
}

/// What may stand for words of `wanted`; the longest first, none over another. A phrase in quotation marks is meant as
/// it is.
pub(super) fn stands(wanted: &[Wanted]) -> Vec<Stand> {
    let words: Vec<&str> = wanted.iter().map(alone).collect();
    let (mut stands, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let rest = &words[at..];
        let found = numbered(rest)
            .or_else(|| counted(rest))
            .or_else(|| amount(rest))
            .or_else(|| same(rest));
        if let Some((long, others)) = found {
            stands.push(Stand::of(at, at + long, others));
            at += long;
        } else {
            stands.extend(either(wanted, at));
            at += 1;
        }
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

/// «quý 3» is «quý III».
fn counted(words: &[&str]) -> Option<(usize, Vec<String>)> {
    let [first, number, ..] = words else { return None };
    COUNTED.contains(first).then_some(())?;
    let other = match number.parse::<usize>() {
        Ok(n) => (*ROMAN.get(n.checked_sub(1)?)?).to_owned(),
        Err(_) => (ROMAN.iter().position(|roman| roman == number)? + 1).to_string(),
    };
    Some((2, vec![format!("{first} {other}")]))
}

/// «kì» is «kỳ», its tone kept; without marks among other words alone, where it says more.
fn either(wanted: &[Wanted], at: usize) -> Option<Stand> {
    let folded = alone(&wanted[at]);
    let word = wanted[at].words.first()?;
    let swapped = |text: &str, letter: char| text.strip_suffix(letter).map(str::to_owned);
    let (rest, letter, other) = match folded.chars().last()? {
        'i' => (swapped(folded, 'i')?, 'i', 'y'),
        'y' => (swapped(folded, 'y')?, 'y', 'i'),
        _ => return None,
    };
    if !EITHER.contains(&rest.as_str()) || (!word.is_marked() && wanted.len() == 1) {
        return None;
    }
    let said = format!("{rest}{other}");
    let mut stand = Stand::of(at, at + 1, vec![said]);
    if word.is_marked() {
        let (begin, last) = word.exact.char_indices().last().map(|(n, c)| (&word.exact[..n], c))?;
        let (base, tone) = vietnamese::without_tone(last);
        if base != letter {
            return None;
        }
        stand.phrases = vec![format!("={begin}{}", vietnamese::with_tone(other, tone))];
    }
    Some(stand)
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
            ("quý 3", vec!["0-2 quy iii"]),
            ("khóa XV họp", vec!["0-2 khoa 15"]),
            ("quý 0", vec!["0-1 qui"]),
            ("liệt sỹ ", vec!["1-2 si"]),
            ("ki hop ", vec!["0-1 ky"]),
            ("mỹ", vec!["0-1 mi"]),
            ("my", vec![]),
            ("Hạ Vy nghĩ", vec![]),
            ("phường 2025", vec![]),
            ("\"UBND\" \"p 5\"", vec![]),
            ("ủy ban", vec![]),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
    }
}
