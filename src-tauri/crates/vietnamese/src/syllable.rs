//! Syllables: what is a well-formed Vietnamese syllable, by its grammar alone. No word list; it lets a few syllables
//! through that nobody uses, and no syllable that cannot be written.

use crate::letters::{Tone, without_tone};

/// Rhymes without a final stop, and those with one (c, ch, p, t), which take only two of the tones.
const SMOOTH: &str = " a ai ao au ay am an ang anh ăm ăn ăng âu ây âm ân âng e eo em en eng ê êu ênh êm ên i ia iu \
     iêu im in inh iêm iên iêng o oa oai oao oay oe oeo oi om on ong oong oam oan oang oanh oăm oăn oăng oem oen ô ôi \
     ôm ôn ông ôông ơ ơi ơm ơn u ua uâ uây ue uê uêu ui uơ uy uya uyu uôi uao uay uai uau um un ung uôm uôn uông uân \
     uâng uên uênh uyn uynh uyên uơn uêm ư ưa ưi ươi ưu ươu ưm ưn ưng ươm ươn ương y yêu yêm yên yêng ";
const STOPPED: &str = " ac ach ap at ăc ăp ăt âc âp ât ec ep et êc êch êp êt ich ip it iêc iêp iêt oc ooc op ot oac \
     oach oap oat oăc oăt oet oep ôc ôp ôt ôôc ơp ơt uc up ut uôc uôt uât uêch uêt uych uyt uyêt uyp ưc ưt ươc ươp \
     ươt ưp yêt ";
const SMOOTH_AFTER_Q: &str = " ua uai uao uay uan uang uanh uăn uăng uăm uân uâng uây ue uen ueo uê uên uênh uêu uy \
     uyn uynh uyên uyu uơ uơn uau uam uôi uôn ui ";
const STOPPED_AFTER_Q: &str =
    " uac uach uat uăt uăc uăp uâc uât uet uêt uêch uyt uych uyêt uap uôc uit uip ";
const AFTER_G: &str = " i in im inh it iêng iêc ich ";

/// Onsets, longest first; the last is none.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "th", "tr", "ch", "gh", "gi", "kh", "ph", "b", "c", "d", "đ", "g", "h", "k",
    "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", "",
];

/// True for one run of letters (NFC, any case) that is a syllable: a known onset and rhyme that go together, at
/// most one tone, and a tone that the rhyme takes. Where the tone stands is not judged.
pub fn is_syllable(run: &str) -> bool {
    let (mut bare, mut tone) = (String::with_capacity(run.len()), Tone::Level);
    for c in run.chars().flat_map(char::to_lowercase) {
        let (letter, found) = without_tone(c);
        if found != Tone::Level {
            if tone != Tone::Level {
                return false;
            }
            tone = found;
        }
        bare.push(letter);
    }
    // The lists of rhymes are parted by spaces.
    if bare.is_empty() || bare.len() > 12 || bare.contains(' ') {
        return false;
    }
    let pair = ONSETS.iter().find_map(|onset| {
        let rhyme = bare.strip_prefix(onset)?;
        rhyme_after(onset, rhyme)
    });
    match pair {
        Some(Rhyme::Smooth) => true,
        Some(Rhyme::Stopped) => matches!(tone, Tone::Acute | Tone::Dot),
        None => false,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Rhyme {
    Smooth,
    Stopped,
}

fn rhyme_after(onset: &str, rhyme: &str) -> Option<Rhyme> {
    let listed = |list: &str| {
        list.match_indices(rhyme).any(|(at, _)| {
            list.as_bytes()[at - 1] == b' ' && list.as_bytes()[at + rhyme.len()] == b' '
        })
    };
    if rhyme.is_empty() {
        return None;
    }
    let thin = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    let fits = match onset {
        "c" => {
            !thin && !["oa", "oe", "uy", "uê", "uâ"].iter().any(|start| rhyme.starts_with(start))
        }
        "k" => thin,
        "g" if listed(AFTER_G) => {
            let stopped = rhyme.ends_with(['c', 't']) || rhyme.ends_with("ch");
            return Some(if stopped { Rhyme::Stopped } else { Rhyme::Smooth });
        }
        "g" | "ng" => !thin,
        "gh" | "ngh" => rhyme.starts_with(['e', 'ê', 'i']),
        "gi" => !rhyme.starts_with(['i', 'y']),
        "q" => {
            let smooth = listed(SMOOTH_AFTER_Q).then_some(Rhyme::Smooth);
            return smooth.or_else(|| listed(STOPPED_AFTER_Q).then_some(Rhyme::Stopped));
        }
        _ => true,
    };
    if !fits {
        return None;
    }
    let smooth = listed(SMOOTH).then_some(Rhyme::Smooth);
    smooth.or_else(|| listed(STOPPED).then_some(Rhyme::Stopped))
}

/// The runs of letters in `text` with the byte where each begins: what a syllable may be. Digits and signs part them.
pub fn letter_runs(text: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let letter = c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
        match (letter, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        runs.push((from, &text[from..]));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_as_many_pairs_as_the_language() {
        let rhymes: Vec<&str> =
            SMOOTH.split_whitespace().chain(STOPPED.split_whitespace()).collect();
        let pairs = |onset: &str, rhymes: &[&str]| {
            rhymes.iter().filter(|rhyme| rhyme_after(onset, rhyme).is_some()).count()
        };
        assert_eq!(rhymes.len(), 177);
        for (onset, count) in
            [("c", 98), ("k", 39), ("gh", 33), ("ngh", 33), ("ng", 138), ("gi", 155)]
        {
            assert_eq!(pairs(onset, &rhymes), count, "{onset}");
        }
        let q: Vec<&str> =
            SMOOTH_AFTER_Q.split_whitespace().chain(STOPPED_AFTER_Q.split_whitespace()).collect();
        assert_eq!(pairs("q", &q), 50);
    }

    #[test]
    fn syllables_are_known_and_others_are_not() {
        for good in [
            "Phường",
            "nghiêng",
            "quý",
            "quí",
            "gì",
            "gìn",
            "giếng",
            "khuỷu",
            "Ủy",
            "ƯƠNG",
            "yêu",
            "ngoằn",
            "a",
            "ở",
            "quốc",
            "gích",
            "xoong",
            "Đảng",
            "giữa",
        ] {
            assert!(is_syllable(good), "{good}");
        }
        for bad in [
            "cât", "hoc", "tich", "bàc", "bảỏ", "UBND", "III", "casino", "km", "", "kà", "cê",
            "nghà", "ôtô", "w", "Đaûng", "¶ng", "quo", " a", "a ", " ", "a ai",
        ] {
            assert!(!is_syllable(bad), "{bad}");
        }
    }

    #[test]
    fn runs_of_letters_keep_their_place() {
        assert_eq!(letter_runs("Chiều 03-10, tổ 5A"), [(0, "Chiều"), (15, "tổ"), (21, "A")]);
    }
}
