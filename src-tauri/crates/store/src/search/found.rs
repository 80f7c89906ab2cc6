//! Which articles match, in tiers. Every tier is read from the newest article backwards and no further than needed,
//! so that a word of every article costs no more than a rare one.

use rusqlite::{Connection, ToSql};

use super::{
    MOST_COUNTED,
    asked::{Asked, Wanted, Word},
    behind, forms, slips,
};
use crate::{ArticleFilter, StoreFault};

/// Candidates of one tier that are put in order by their last change.
const CANDIDATES: u32 = 100;
/// Phrases that a word being typed may end in, at the most: each reads the lists of all its words anew.
const PHRASES: usize = 2;
/// Groups of rows that a phrase is looked for in; matches that lie in more of them lie far apart, and are few.
const MOST_GROUPS: usize = 16;
/// A word of fewer letters has only been begun: its beginning stands in the index as a word of its own.
const BEGUN: usize = 3;

/// Rows of articles, best first, and how many match in all.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) rows: Vec<i64>,
    pub(super) total: u32,
}

/// How a tier reads the words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As they were typed, in the headline.
    ExactHeadline,
    /// As they were typed, anywhere.
    Exact,
    /// Those with marks as they were typed, the others without.
    HalfExact,
    /// Without marks, in the headline.
    Headline,
    /// Without marks, anywhere.
    Folded,
}

pub(super) fn found(
    connection: &Connection,
    asked: &Asked,
    filter: &ArticleFilter,
) -> Result<Found, StoreFault> {
    let everything = expression(connection, asked, Way::Folded)?;
    let total = matching(connection, &everything, 0, filter, MOST_COUNTED)?;
    let mut found = Found { rows: Vec::new(), total: total.len() as u32 };
    let wanted = filter.offset.saturating_add(filter.limit) as usize;
    let few = total.len() < MOST_COUNTED as usize;
    let (newest, oldest) = (total.first().map_or(0, at), total.last().map_or(0, at));
    for tier in tiers(connection, asked)? {
        if found.rows.len() >= wanted || found.rows.len() == total.len() {
            break;
        }
        let most = CANDIDATES.max(filter.offset.saturating_add(filter.limit));
        let mut rows = match tier {
            Tier::Words(words) => matching(connection, &words, 0, filter, most)?,
            Tier::Together(words) => {
                let near = near(&words, oldest, newest);
                matching(connection, &near, oldest, filter, most)?
            }
            Tier::All if few => total.clone(),
            Tier::All => total[..most.min(MOST_COUNTED) as usize].to_vec(),
        };
        rows.retain(|(row, _)| !found.rows.contains(row));
        rows.sort_by(|(a, changed_a), (b, changed_b)| (changed_b, b).cmp(&(changed_a, a)));
        found.rows.extend(rows.into_iter().map(|(row, _)| row));
    }
    found.rows =
        found.rows.into_iter().skip(filter.offset as usize).take(filter.limit as usize).collect();
    Ok(found)
}

fn at((row, _): &(i64, String)) -> i64 {
    *row
}

/// `words` among the rows from `oldest` to `newest`: FTS5 would look at where the words stand in every row that has them
/// all before it noticed that it has come past the oldest.
fn near(words: &str, oldest: i64, newest: i64) -> String {
    match forms::groups(oldest, newest, MOST_GROUPS) {
        Some(groups) => format!("({words}) AND {}", any(&groups, "")),
        None => words.to_owned(),
    }
}

/// A tier.
enum Tier {
    /// An expression of its own.
    Words(String),
    /// Words side by side. Where the words stand is costly to read: only the newest matches are looked at, as many as
    /// are counted. A phrase in quotation marks is looked for everywhere.
    Together(String),
    /// Everything that matches at all.
    All,
}

fn tiers(connection: &Connection, asked: &Asked) -> Result<Vec<Tier>, StoreFault> {
    let mut tiers = Vec::new();
    let slipped = asked.words().any(|word| word.folded.len() > 1);
    let (marked, count) =
        (asked.words().filter(|word| word.is_marked()).count(), asked.words().count());
    let together = if slipped { None } else { together(connection, asked)? };
    if !slipped {
        tiers.push(Tier::Words(expression(connection, asked, Way::ExactHeadline)?));
        let exact = expression(connection, asked, Way::Exact)?;
        let phrase = together.as_ref().map(|phrase| format!("({phrase}) AND {exact}"));
        tiers.extend(phrase.map(Tier::Together));
        tiers.push(Tier::Words(exact));
        if marked > 0 && marked < count {
            tiers.push(Tier::Words(expression(connection, asked, Way::HalfExact)?));
        }
    }
    tiers.push(Tier::Words(expression(connection, asked, Way::Headline)?));
    tiers.extend(together.map(Tier::Together));
    tiers.push(Tier::All);
    Ok(tiers)
}

/// The words side by side, where several stand alone. FTS5 would merge the lists of all that a word being typed can become
/// before it looks where it stands; its few completions are asked for one by one, and where they are many, or the word
/// has only been begun, it may stand apart from the others.
fn together(connection: &Connection, asked: &Asked) -> Result<Option<String>, StoreFault> {
    if asked.wanted.len() < 2 || asked.wanted.iter().any(|wanted| wanted.words.len() > 1) {
        return Ok(None);
    }
    let words: Vec<&str> = asked.words().map(|word| word.folded[0].as_str()).collect();
    let Some((last, before)) = words.split_last() else { return Ok(None) };
    if !asked.wanted.last().is_some_and(|wanted| wanted.open) {
        return Ok(Some(format!("\"{}\"", words.join(" "))));
    }
    let begun = last.chars().count() < BEGUN;
    let ends = if begun { None } else { slips::completions(connection, last)? };
    if let Some(ends) = ends.filter(|ends| !ends.is_empty() && ends.len() <= PHRASES) {
        let each = ends.iter().map(|end| format!("\"{} {end}\"", before.join(" ")));
        return Ok(Some(format!("({})", each.collect::<Vec<_>>().join(" OR "))));
    }
    if before.len() < 2 {
        return Ok(None);
    }
    let last =
        asked.wanted.last().map(|wanted| one(connection, wanted, Way::Folded)).transpose()?;
    Ok(last.map(|last| format!("\"{}\" AND {last}", before.join(" "))))
}

/// Row and last change of what matches, from the newest row backwards to the row `since`: in the index, and in the
/// texts that are being written.
fn matching(
    connection: &Connection,
    words: &str,
    since: i64,
    filter: &ArticleFilter,
    most: u32,
) -> Result<Vec<(i64, String)>, StoreFault> {
    let search = |table: &str, other: &str| -> Result<Vec<(i64, String)>, StoreFault> {
        let stage = filter.stage.map(article::Stage::name);
        let (narrowed, mut values) = filter.conditions(stage.as_ref());
        let sql = format!(
            "SELECT a.row, a.updated FROM {table} CROSS JOIN search_article a {narrowed}
             AND {table} MATCH :words AND {table}.rowid >= :since AND a.row = {table}.rowid {other}
             ORDER BY {table}.rowid DESC LIMIT :most"
        );
        values.extend([(":words", &words as &dyn ToSql), (":since", &since), (":most", &most)]);
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(values.as_slice(), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    if !behind::any(connection)? {
        return search("search", "");
    }
    let mut rows = search("search", "AND a.row NOT IN (SELECT row FROM temp.fresh_article)")?;
    rows.extend(search("fresh_search", "")?);
    rows.sort_by(|(a, _), (b, _)| b.cmp(a));
    rows.truncate(most as usize);
    Ok(rows)
}

/// The question in FTS5's language. Behind words of the headline one that has only been begun may stand anywhere. Where
/// marks do not count, other words of the same meaning may stand for some.
fn expression(connection: &Connection, asked: &Asked, way: Way) -> Result<String, StoreFault> {
    let headline = matches!(way, Way::Headline | Way::ExactHeadline) && asked.wanted.len() > 1;
    let begun = |wanted: &Wanted| match wanted.words.as_slice() {
        [word] => wanted.open && word.folded.iter().all(|word| word.chars().count() < BEGUN),
        _ => false,
    };
    let one_at = |at: usize| {
        let wanted = &asked.wanted[at];
        let way = if headline && begun(wanted) { Way::Folded } else { way };
        one(connection, wanted, way)
    };
    let (mut each, mut at) = (Vec::new(), 0);
    while at < asked.wanted.len() {
        let stand = asked.stand_at(at).filter(|_| way == Way::Folded);
        let to = stand.map_or(at + 1, |stand| stand.to);
        let words = (at..to).map(one_at).collect::<Result<Vec<_>, _>>()?.join(" AND ");
        each.push(match stand {
            Some(stand) => format!("(({words}) OR {})", any(&stand.phrases, "")),
            None => words,
        });
        at = to;
    }
    Ok(each.join(" AND "))
}

fn one(connection: &Connection, wanted: &Wanted, way: Way) -> Result<String, StoreFault> {
    if let [word] = wanted.words.as_slice() {
        return if wanted.open { open(connection, word, way) } else { Ok(closed(word, way)) };
    }
    let star = if wanted.open { " *" } else { "" };
    let line = |sign: &str, form: &dyn Fn(&Word) -> String| {
        let words: Vec<_> =
            wanted.words.iter().map(|word| format!("{sign}{}", form(word))).collect();
        format!("\"{}\"{star}", words.join(" "))
    };
    let (folded, exact) = (|word: &Word| word.folded[0].clone(), |word: &Word| word.exact.clone());
    Ok(match way {
        Way::Headline => line("_", &folded),
        Way::ExactHeadline => line("~", &exact),
        Way::Folded => line("", &folded),
        Way::Exact | Way::HalfExact => {
            let whole = wanted.words.len() - usize::from(wanted.open);
            let each: Vec<_> = wanted.words[..whole].iter().map(|word| closed(word, way)).collect();
            format!("({} AND {})", line("", &folded), each.join(" AND "))
        }
    })
}

fn closed(word: &Word, way: Way) -> String {
    match way {
        Way::ExactHeadline => format!("\"~{}\"", word.exact),
        Way::Exact => format!("\"={}\"", word.exact),
        Way::HalfExact if word.is_marked() => format!("\"={}\"", word.exact),
        Way::Headline => any(&word.folded, "_"),
        Way::Folded | Way::HalfExact => any(&word.folded, ""),
    }
}

/// A word that may go on. Where only its beginning is there, that stands in the index itself; without marks it is
/// completed from the newsroom's own words. Both cost less than FTS5's merging of everything that begins so.
fn open(connection: &Connection, word: &Word, way: Way) -> Result<String, StoreFault> {
    let goes_on = |sign: &str, word: &str| {
        if word.chars().count() < BEGUN {
            format!("\"<{sign}{word}\"")
        } else {
            format!("\"{sign}{word}\" *")
        }
    };
    match way {
        Way::ExactHeadline => return Ok(goes_on("~", &word.exact)),
        Way::Exact | Way::HalfExact if word.is_marked() => return Ok(goes_on("=", &word.exact)),
        _ => {}
    }
    let mut wholes = Vec::new();
    let sign = if way == Way::Headline { "_" } else { "" };
    for folded in &word.folded {
        let begun = folded.chars().count() < BEGUN;
        match if begun { None } else { slips::completions(connection, folded)? } {
            Some(more) => wholes.extend(more),
            None => return Ok(goes_on(sign, folded)),
        }
    }
    if wholes.is_empty() {
        wholes.clone_from(&word.folded);
    }
    Ok(any(&wholes, sign))
}

fn any(forms: &[String], sign: &str) -> String {
    match forms {
        [form] => format!("\"{sign}{form}\""),
        forms => {
            let each: Vec<_> = forms.iter().map(|form| format!("\"{sign}{form}\"")).collect();
            format!("({})", each.join(" OR "))
        }
    }
}
