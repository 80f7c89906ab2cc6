//! What is shown of a hit: the headline and the words around, marked where they match. The matches are found again
//! in the text itself, so that what is marked is what matched.

use article::ArticleId;
use rusqlite::Connection;

use super::{
    Hit, Spot,
    asked::{Asked, Wanted, words},
    index::{named, people},
    shown::{Passage, Shown},
};
use crate::StoreFault;

/// Words of a snippet before its hit, and those from there on: together two lines of a row at 1366 pixels.
const BEFORE: usize = 9;
const ONWARD: usize = 24;

/// A stretch of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitPart {
    /// Its letters.
    pub text: String,
    /// It is what was searched for.
    pub hit: bool,
}

/// The article in `row` as a hit.
pub(super) fn hit(
    connection: &Connection,
    row: i64,
    asked: &Asked,
    shown: &Shown,
) -> Result<Hit, StoreFault> {
    let sql = "SELECT id, author, hash FROM article WHERE row = ?1";
    let (id, author, hash): (String, String, String) = connection
        .prepare_cached(sql)?
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let text = shown.text(connection, row, &hash)?;
    let others = people(connection, &text.photos, &author)?;
    let people = named(&text.credits, &others).map(Passage::of);
    let all: Vec<Marked<'_>> =
        text.passages.iter().chain(&people).map(|passage| Marked::of(passage, asked)).collect();
    let mut spots: Vec<Spot> =
        all.iter().filter(|one| one.runs > 0).map(|one| one.passage.spot).collect();
    spots.sort_unstable();
    spots.dedup();
    let most = asked.wanted.len();
    let best = all
        .iter()
        .filter(|one| one.passage.spot != Spot::Headline)
        .max_by_key(|one| (one.longest, one.runs.min(most), std::cmp::Reverse(one.passage.spot)));
    let (spot, photo, snippet) = match best {
        Some(one) if one.runs > 0 => (one.passage.spot, one.passage.photo, around(&one.parts())),
        Some(one) => (Spot::Headline, None, around(&one.parts())),
        None => (Spot::Headline, None, Vec::new()),
    };
    Ok(Hit {
        id: ArticleId::parse(&id).map_err(StoreFault::damaged)?,
        headline: Marked::of(&text.headline, asked).parts(),
        spot,
        photo,
        spots,
        snippet,
    })
}

/// A passage and which of its words match.
struct Marked<'a> {
    passage: &'a Passage,
    hit: Vec<bool>,
    /// Runs of words that match.
    runs: usize,
    /// Words of the longest of them.
    longest: usize,
}

impl<'a> Marked<'a> {
    fn of(passage: &'a Passage, asked: &Asked) -> Self {
        let mut hit = vec![false; passage.count()];
        for want in &asked.wanted {
            let many = want.words.len();
            for from in 0..(passage.count() + 1).saturating_sub(many) {
                if (0..many).all(|k| same(passage.folded(from + k), want, k)) {
                    hit[from..from + many].fill(true);
                }
            }
        }
        for other in asked.stands.iter().flat_map(|stand| &stand.others) {
            let many = other.len();
            for from in 0..(passage.count() + 1).saturating_sub(many) {
                if (0..many).all(|k| passage.folded(from + k) == other[k]) {
                    hit[from..from + many].fill(true);
                }
            }
        }
        let runs = hit.chunk_by(PartialEq::eq).filter(|run| run[0]).map(<[bool]>::len);
        let (runs, longest) =
            runs.fold((0, 0), |(runs, longest), run| (runs + 1, longest.max(run)));
        Self { passage, hit, runs, longest }
    }

    /// The text in parts, hits apart. Only white space and signs between two matching words are marked with them.
    fn parts(&self) -> Vec<HitPart> {
        let text = &self.passage.text;
        let mut parts: Vec<HitPart> = Vec::new();
        let mut push = |text: &str, hit: bool| match parts.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.hit == hit => last.text.push_str(text),
            _ => parts.push(HitPart { text: text.to_owned(), hit }),
        };
        let (mut done, mut before) = (0, false);
        for (n, hit) in self.hit.iter().enumerate() {
            let (at, word) = self.passage.word(n);
            push(&text[done..at], before && *hit);
            push(word, *hit);
            (done, before) = (at + word.len(), *hit);
        }
        push(&text[done..], false);
        parts
    }
}

/// Words in the longest run that matches.
fn longest(parts: &[HitPart]) -> usize {
    let runs = parts.iter().filter(|part| part.hit).map(|part| words(&part.text).count());
    runs.max().unwrap_or_default()
}

/// So many words that match stand side by side in the headline or the snippet.
pub(super) fn has_together(hit: &Hit, many: usize) -> bool {
    longest(&hit.headline).max(longest(&hit.snippet)) >= many
}

/// The words of a hit that match, as its article writes them: those of the headline, or of the snippet.
pub(super) fn marked_words(hit: &Hit) -> String {
    let of = |parts: &[HitPart]| {
        let marked = parts.iter().filter(|part| part.hit).map(|part| part.text.trim());
        marked.collect::<Vec<_>>().join(" ")
    };
    let (headline, snippet) = (of(&hit.headline), of(&hit.snippet));
    let count = |text: &str| words(text).count();
    if count(&headline) >= count(&snippet) { headline } else { snippet }
}

/// The `k`-th word of `want` is the folded word `there`, or its beginning where it may go on.
fn same(there: &str, want: &Wanted, k: usize) -> bool {
    let open = want.open && k + 1 == want.words.len();
    let forms = &want.words[k].folded;
    forms.iter().any(|form| if open { there.starts_with(form.as_str()) } else { there == form })
}

/// The parts near the first hit, cut at words, with «…» where something was left out.
fn around(parts: &[HitPart]) -> Vec<HitPart> {
    let mut near: Vec<HitPart> = Vec::new();
    let mut budget = ONWARD;
    let longest = longest(parts);
    let whole = |part: &HitPart| part.hit && words(&part.text).count() == longest;
    let first = parts.iter().position(whole).unwrap_or(0);
    if first > 0 {
        let words: Vec<&str> = parts[first - 1].text.split_inclusive(char::is_whitespace).collect();
        let kept = words.len().saturating_sub(BEFORE);
        let lead = if kept > 0 || first > 1 { "… " } else { "" };
        let before = words[kept..].concat();
        let before = if lead.is_empty() { before.as_str() } else { before.trim_start() };
        near.push(HitPart { text: format!("{lead}{before}"), hit: false });
    }
    for part in &parts[first..] {
        let words: Vec<&str> = part.text.split_inclusive(char::is_whitespace).collect();
        if part.hit || words.len() <= budget {
            budget = budget.saturating_sub(words.len());
            near.push(part.clone());
        } else {
            near.push(HitPart { text: format!("{}…", words[..budget].concat()), hit: false });
            break;
        }
    }
    near
}
