//! What is shown of a hit: the headline and the words around, marked where they match. The matches are found again
//! in the text itself, so that what is marked is what matched.

use article::{ArticleId, plain};
use rusqlite::Connection;

use super::{
    Hit, Spot,
    asked::{Asked, Wanted, Word, words},
    index::{people, read, stretches},
};
use crate::StoreFault;

/// Words around a hit in a snippet.
const AROUND: usize = 9;

/// A stretch of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitPart {
    /// Its letters.
    pub text: String,
    /// It is what was searched for.
    pub hit: bool,
}

/// The article in `row` as a hit.
pub(super) fn hit(connection: &Connection, row: i64, asked: &Asked) -> Result<Hit, StoreFault> {
    let sql = "SELECT id, author, body FROM article WHERE row = ?1";
    let (id, author, body): (String, String, String) = connection
        .prepare_cached(sql)?
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let document = read(&body)?;
    let marked: Vec<_> = stretches(&document, &people(connection, &document, &author)?)
        .into_iter()
        .map(|stretch| (stretch.spot, stretch.photo, marks(&stretch.text, asked)))
        .collect();
    let count = |parts: &[HitPart]| parts.iter().filter(|part| part.hit).count();
    let mut spots: Vec<Spot> =
        marked.iter().filter(|(_, _, parts)| count(parts) > 0).map(|(spot, _, _)| *spot).collect();
    spots.sort_unstable();
    spots.dedup();
    let best = marked.iter().filter(|(spot, _, _)| *spot != Spot::Headline).max_by_key(
        |(spot, _, parts)| {
            (longest(parts), count(parts).min(asked.wanted.len()), std::cmp::Reverse(*spot))
        },
    );
    let (spot, photo, snippet) = match best {
        Some((spot, photo, parts)) if count(parts) > 0 => (*spot, *photo, around(parts)),
        Some((_, _, parts)) => (Spot::Headline, None, around(parts)),
        None => (Spot::Headline, None, Vec::new()),
    };
    Ok(Hit {
        id: ArticleId::parse(&id).map_err(StoreFault::damaged)?,
        headline: marks(&plain(&document.headline), asked),
        spot,
        photo,
        spots,
        snippet,
    })
}

/// Words in the longest run that matches.
fn longest(parts: &[HitPart]) -> usize {
    let runs = parts.iter().filter(|part| part.hit).map(|part| words(&part.text).count());
    runs.max().unwrap_or_default()
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

/// The text in parts, hits apart. Only white space and signs between two matching words are marked with them.
fn marks(text: &str, asked: &Asked) -> Vec<HitPart> {
    let all: Vec<(usize, &str)> = words(text).collect();
    let mut hit = vec![false; all.len()];
    for want in &asked.wanted {
        for (n, window) in all.windows(want.words.len()).enumerate() {
            let there = window.iter().zip(&want.words).enumerate();
            if there.into_iter().all(|(k, ((_, there), word))| same(there, word, want, k)) {
                hit[n..n + want.words.len()].fill(true);
            }
        }
    }
    let mut parts: Vec<HitPart> = Vec::new();
    let mut push = |text: &str, hit: bool| match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.hit == hit => last.text.push_str(text),
        _ => parts.push(HitPart { text: text.to_owned(), hit }),
    };
    let (mut done, mut before) = (0, false);
    for ((at, word), hit) in all.iter().zip(hit) {
        push(&text[done..*at], before && hit);
        push(word, hit);
        (done, before) = (at + word.len(), hit);
    }
    push(&text[done..], false);
    parts
}

/// The `k`-th word of `want` is the word `there`, or its beginning where it may go on; points of a number count for nothing.
fn same(there: &str, word: &Word, want: &Wanted, k: usize) -> bool {
    let open = want.open && k + 1 == want.words.len();
    word.folded.iter().any(|form| {
        let mut letters = there.chars().filter(|c| *c != '.').map(fold_letter);
        form.chars().all(|c| letters.next() == Some(c)) && (open || letters.next().is_none())
    })
}

/// Most letters are plain ones; they need no look into the tables.
fn fold_letter(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { vietnamese::fold_char(c) }
}

/// The parts near the first hit, cut at words, with «…» where something was left out.
fn around(parts: &[HitPart]) -> Vec<HitPart> {
    let mut near: Vec<HitPart> = Vec::new();
    let mut budget = AROUND * 4;
    let longest = longest(parts);
    let whole = |part: &HitPart| part.hit && words(&part.text).count() == longest;
    let first = parts.iter().position(whole).unwrap_or(0);
    if first > 0 {
        let words: Vec<&str> = parts[first - 1].text.split_inclusive(char::is_whitespace).collect();
        let kept = words.len().saturating_sub(AROUND);
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
