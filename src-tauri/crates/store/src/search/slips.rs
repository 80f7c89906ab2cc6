//! The newsroom's own words: completing one that is being typed, and finding those that differ by one slip.

use rusqlite::Connection;

use super::asked::{Asked, Wanted, Word};
use crate::StoreFault;

/// Completions at the most; beyond, FTS5 merges them itself.
const COMPLETIONS: usize = 96;
/// Words that stand for one with a slip, at the most.
const NEIGHBOURS: usize = 24;
/// Shorter words have too many neighbours to mean one of them.
const SHORTEST: usize = 3;
/// In a longer question of words that are all known nobody looks for a slip: each word of it would be a question more.
const LONGEST: usize = 12;

/// The folded words that begin with `start`; none when there are too many.
pub(super) fn completions(
    connection: &Connection,
    start: &str,
) -> Result<Option<Vec<String>>, StoreFault> {
    let sql = include_str!("completions.sql");
    let mut statement = connection.prepare_cached(sql)?;
    let beyond = format!("{start}\u{10FFFF}");
    let rows = statement.query_map((start, beyond, COMPLETIONS as u32 + 1), |row| row.get(0))?;
    let all = rows.collect::<Result<Vec<String>, _>>()?;
    Ok((all.len() <= COMPLETIONS).then_some(all))
}

/// The same question with a slip forgiven, the likeliest way first. A word that the newsroom does not know may stand for
/// one that it knows, or for two without the space between them. When it knows all of a few words, each in turn may stand
/// for its neighbours, the others being as they were typed.
pub(super) fn mend(connection: &Connection, asked: &Asked) -> Result<Vec<Asked>, StoreFault> {
    let mut statement = connection.prepare_cached(include_str!("known_words.sql"))?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let known = rows.collect::<Result<Vec<_>, _>>()?;
    let strange = |at: usize, wanted: &Wanted| {
        let stands = asked.stands.iter().any(|stand| (stand.from..stand.to).contains(&at));
        matches!(wanted.words.as_slice(), [word] if !stands && !is_known(word, wanted.open, &known))
    };
    if asked.wanted.iter().enumerate().any(|(at, one)| strange(at, one)) {
        let each = asked.wanted.iter().enumerate().map(|(at, one)| {
            if strange(at, one) { stand_in(one, &known) } else { vec![one.clone()] }
        });
        let mended = Asked::of(each.flatten().collect());
        return Ok(if mended == *asked { Vec::new() } else { vec![mended] });
    }
    if asked.wanted.len() > LONGEST {
        return Ok(Vec::new());
    }
    let one_at = |n: usize| {
        let mut wanted = asked.wanted.clone();
        wanted.splice(n..=n, stand_in(&asked.wanted[n], &known));
        Asked::of(wanted)
    };
    Ok((0..asked.wanted.len()).map(one_at).filter(|mended| mended != asked).collect())
}

fn is_known(word: &Word, open: bool, known: &[String]) -> bool {
    let typed = word.folded[0].as_str();
    let at = known.partition_point(|term| term.as_str() < typed);
    known.get(at).is_some_and(|term| term == typed || (open && term.starts_with(typed)))
}

/// What may have been meant by a word.
fn stand_in(wanted: &Wanted, known: &[String]) -> Vec<Wanted> {
    let alone = |word, open| Wanted { words: vec![word], open, quoted: false };
    match (wanted.words.as_slice(), split(wanted, known)) {
        (_, Some(halves)) => halves.into_iter().map(|word| alone(word, false)).collect(),
        ([word], None) => {
            let folded = near(word, wanted.open, known);
            vec![alone(Word { exact: word.exact.clone(), folded }, wanted.open)]
        }
        (_, None) => vec![wanted.clone()],
    }
}

/// Two known words that were typed without the space between them.
fn split(wanted: &Wanted, known: &[String]) -> Option<[Word; 2]> {
    let [word] = wanted.words.as_slice() else { return None };
    let typed = &word.folded[0];
    let is_known = |word: &str| known.binary_search_by(|term| term.as_str().cmp(word)).is_ok();
    let is_number = typed.bytes().all(|b| b.is_ascii_digit());
    if is_number || is_known(typed) || typed.len() < 2 * SHORTEST - 1 {
        return None;
    }
    let halves = typed.char_indices().skip(2).map(|(at, _)| typed.split_at(at));
    let (first, second) =
        halves.filter(|(_, b)| b.len() >= 2).find(|(a, b)| is_known(a) && is_known(b))?;
    Some([Word::new(first), Word::new(second)])
}

/// The word itself if it is known, and known words one slip away.
fn near(word: &Word, open: bool, known: &[String]) -> Vec<String> {
    let typed = &word.folded[0];
    let letters: Vec<char> = typed.chars().collect();
    if letters.len() < SHORTEST || letters.iter().any(|c| c.is_numeric()) {
        return word.folded.clone();
    }
    let itself = known.iter().any(|term| term == typed || (open && term.starts_with(typed)));
    let mut near: Vec<String> = if itself { vec![typed.clone()] } else { Vec::new() };
    let one_off = known.iter().filter(|term| one_slip(&letters, term));
    near.extend(one_off.take(NEIGHBOURS).cloned());
    if near.is_empty() { word.folded.clone() } else { near }
}

/// One letter wrong, missing, too many, or two neighbours swapped.
fn one_slip(typed: &[char], term: &str) -> bool {
    if term.len().abs_diff(typed.len()) > 4 {
        return false;
    }
    let term: Vec<char> = term.chars().collect();
    let same = typed.iter().zip(&term).take_while(|(a, b)| a == b).count();
    let (a, b) = (&typed[same..], &term[same..]);
    match a.len() as i64 - b.len() as i64 {
        0 if a.is_empty() => false,
        0 => a[1..] == b[1..] || (a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]),
        1 => a[1..] == *b,
        -1 => *a == b[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_question_of_known_words_is_asked_once() {
        let connection = Connection::open_in_memory().unwrap();
        let tables = "CREATE TABLE search_term (term TEXT PRIMARY KEY);
                      CREATE TABLE temp.fresh_term (term TEXT PRIMARY KEY);";
        connection.execute_batch(tables).unwrap();
        connection.execute_batch("INSERT INTO search_term VALUES ('sach'), ('cach')").unwrap();
        let mends = |words: usize| mend(&connection, &Asked::read(&"sách ".repeat(words))).unwrap();
        assert_eq!(mends(LONGEST).len(), LONGEST);
        assert_eq!(mends(LONGEST + 1).len(), 0);
    }

    #[test]
    fn one_slip_is_one() {
        for (typed, term, expected) in [
            ("sahc", "sach", true),
            ("sac", "sach", true),
            ("saach", "sach", true),
            ("sqch", "sach", true),
            ("sach", "sach", false),
            ("hcas", "sach", false),
            ("sa", "sach", false),
            ("phuogn", "phuong", true),
        ] {
            let letters: Vec<char> = typed.chars().collect();
            assert_eq!(one_slip(&letters, term), expected, "{typed} {term}");
        }
    }

    #[test]
    fn a_forgotten_space_is_put_back() {
        let known: Vec<String> = ["ngan", "sach", "thu"].map(str::to_owned).into();
        let wanted = |word| Wanted { words: vec![Word::new(word)], open: true, quoted: false };
        let halves = split(&wanted("ngansach"), &known).unwrap();
        assert_eq!(halves.map(|word| word.exact), ["ngan", "sach"]);
        assert!(split(&wanted("thu"), &known).is_none());
        assert!(split(&wanted("nganhsach"), &known).is_none());
    }
}
