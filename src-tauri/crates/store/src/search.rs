//! Search: FTS5 over exact and folded words, kept in the same transaction as the text. The fold is the language
//! room's; the hits are found again in the text itself, so that what is marked is what matched.

use article::{Article, ArticleId, Document, Field, Stage};
use rusqlite::{Connection, Transaction, params};
use vietnamese::{TokenKind, fold, tokens};

use crate::{Newsroom, StoreFault, article::load};

/// Words around a hit in a snippet.
const AROUND: usize = 9;

/// What narrows a search.
#[derive(Clone, Debug, Default)]
pub struct SearchFilter {
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only this section.
    pub section: Option<String>,
    /// Hits at the most.
    pub limit: u32,
}

/// Hits, and how many articles match in all.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    /// Best first.
    pub hits: Vec<Hit>,
    /// All that match.
    pub total: u32,
}

/// An article that matches.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The article.
    pub id: ArticleId,
    /// Its headline with the hits marked.
    pub headline: Vec<HitPart>,
    /// Where the snippet stands.
    pub field: Field,
    /// All fields that match.
    pub fields: Vec<Field>,
    /// The words around the first hit of `field`.
    pub snippet: Vec<HitPart>,
}

/// A stretch of a snippet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitPart {
    /// Its letters.
    pub text: String,
    /// It is what was searched for.
    pub hit: bool,
}

/// One wanted word or phrase, folded.
#[derive(Debug)]
struct Wanted {
    words: Vec<String>,
    /// The last word may go on.
    open: bool,
}

impl Newsroom {
    /// Searches all articles outside the trash. Accents are optional; exact accents come first, the headline before
    /// the body. Words in quotation marks are a phrase; the last word outside them may be unfinished.
    pub fn search(&self, words: &str, filter: &SearchFilter) -> Result<Searched, StoreFault> {
        let wanted = wanted(words);
        if wanted.is_empty() {
            return Ok(Searched::default());
        }
        self.read(|connection| {
            let (ids, total) = matching(connection, &wanted, words, filter)?;
            let hit =
                |id: &ArticleId| Ok(hit(id, &load(connection, id)?.article.document, &wanted));
            let hits = ids.iter().map(hit).collect::<Result<_, StoreFault>>()?;
            Ok(Searched { hits, total })
        })
    }

    /// Builds the index again from the texts. Answers how many articles it holds.
    pub fn rebuild_index(&self) -> Result<u32, StoreFault> {
        self.write(|tx| {
            tx.execute("DELETE FROM words", [])?;
            let mut statement = tx.prepare("SELECT id FROM article")?;
            let ids = statement.query_map([], |row| row.get::<_, String>(0))?;
            let mut n = 0;
            for id in ids {
                let id = ArticleId::parse(&id?).map_err(StoreFault::damaged)?;
                index(tx, &load(tx, &id)?.article)?;
                n += 1;
            }
            Ok(n)
        })
    }
}

/// Puts an article's words into the index, and those of its figures with their photos, in the transaction of its text.
pub(crate) fn index(tx: &Transaction<'_>, article: &Article) -> Result<(), StoreFault> {
    let sql = "SELECT row FROM article WHERE id = ?1";
    let row: i64 = tx.prepare_cached(sql)?.query_row([article.id.as_str()], |row| row.get(0))?;
    let passages = article.document.passages();
    let text = |field: Field| {
        let texts = passages.iter().filter(|passage| passage.field == field);
        vietnamese::nfc(&texts.map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n"))
    };
    let [headline, lead, body, caption, byline] =
        [Field::Headline, Field::Sapo, Field::Body, Field::Caption, Field::Byline].map(text);
    tx.prepare_cached("DELETE FROM words WHERE rowid = ?1")?.execute([row])?;
    tx.prepare_cached(include_str!("add_words.sql"))?.execute(params![
        row,
        headline,
        lead,
        body,
        caption,
        byline,
        fold(&headline),
        fold(&lead),
        fold(&body),
        fold(&caption),
        fold(&byline),
    ])?;
    crate::library::keep_figures(tx, article)
}

fn matching(
    connection: &Connection,
    wanted: &[Wanted],
    words: &str,
    filter: &SearchFilter,
) -> Result<(Vec<ArticleId>, u32), StoreFault> {
    let folded = expression(
        wanted,
        "{headline_folded lead_folded body_folded caption_folded byline_folded}",
    );
    let exact = vietnamese::nfc(words);
    let exact = expression(&read(&exact), "{headline lead body caption byline}");
    let mut statement = connection.prepare_cached(include_str!("search.sql"))?;
    let stage = filter.stage.map(Stage::name);
    let rows = statement
        .query_map(params![folded, exact, stage, filter.section, filter.limit], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let total = rows.first().map_or(0, |(_, total)| *total);
    let ids = rows.into_iter().map(|(id, _)| ArticleId::parse(&id).map_err(StoreFault::damaged));
    Ok((ids.collect::<Result<_, _>>()?, total))
}

fn wanted(words: &str) -> Vec<Wanted> {
    read(&fold(words))
}

/// Splits what was typed into words and phrases; signs separate words.
fn read(text: &str) -> Vec<Wanted> {
    let closed = text.ends_with(|c: char| c.is_whitespace());
    let mut wanted = Vec::new();
    for (n, part) in text.split(['"', '“', '”']).enumerate() {
        let words: Vec<String> = part
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        if n % 2 == 1 && !words.is_empty() {
            wanted.push(Wanted { words, open: false });
        } else {
            wanted.extend(words.into_iter().map(|word| Wanted { words: vec![word], open: false }));
        }
    }
    if let Some(last) = wanted.last_mut().filter(|last| last.words.len() == 1 && !closed) {
        last.open = true;
    }
    wanted
}

/// The query in FTS5's language. Words hold only letters and digits, so nothing of the query can be a command.
fn expression(wanted: &[Wanted], columns: &str) -> String {
    let each = |wanted: &Wanted| {
        let star = if wanted.open { "*" } else { "" };
        format!("{columns} : \"{}\"{star}", wanted.words.join(" "))
    };
    wanted.iter().map(each).collect::<Vec<_>>().join(" AND ")
}

fn hit(id: &ArticleId, document: &Document, wanted: &[Wanted]) -> Hit {
    let headline = article::plain(&document.headline);
    let passages = document.passages();
    let marked: Vec<_> = passages.iter().map(|p| (p.field, marks(&p.text, wanted))).collect();
    let mut fields: Vec<Field> = marked
        .iter()
        .filter(|(_, parts)| parts.iter().any(|part| part.hit))
        .map(|(f, _)| *f)
        .collect();
    fields.dedup();
    let count = |parts: &[HitPart]| parts.iter().filter(|part| part.hit).count();
    let best = marked
        .iter()
        .filter(|(field, _)| *field != Field::Headline)
        .max_by_key(|(field, parts)| (count(parts).min(wanted.len()), std::cmp::Reverse(*field)));
    let (field, snippet) = match best {
        Some((field, parts)) if count(parts) > 0 => (*field, around(parts)),
        Some((_, parts)) => (Field::Headline, around(parts)),
        None => (Field::Headline, Vec::new()),
    };
    Hit { id: id.clone(), headline: marks(&headline, wanted), field, fields, snippet }
}

/// The text in parts, hits apart.
fn marks(text: &str, wanted: &[Wanted]) -> Vec<HitPart> {
    let tokens = tokens(text);
    let words: Vec<(usize, String)> = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.kind == TokenKind::Word)
        .map(|(n, token)| (n, fold(token.text)))
        .collect();
    let mut hit = vec![false; tokens.len()];
    for want in wanted {
        for window in words.windows(want.words.len()) {
            let same = |((_, there), want_word): (&(usize, String), &String)| {
                let inner = there.split(|c: char| !c.is_alphanumeric());
                there == want_word
                    || inner.clone().any(|part| part == want_word)
                    || (want.open && inner.clone().any(|part| part.starts_with(want_word.as_str())))
            };
            if window.iter().zip(&want.words).all(same) {
                let (first, last) = (window[0].0, window[window.len() - 1].0);
                hit[first..=last].fill(true);
            }
        }
    }
    let mut parts: Vec<HitPart> = Vec::new();
    for (token, hit) in tokens.iter().zip(hit) {
        match parts.last_mut() {
            Some(last) if last.hit == hit => last.text.push_str(token.text),
            _ => parts.push(HitPart { text: token.text.to_owned(), hit }),
        }
    }
    parts
}

/// The parts near the first hit, cut at words, with «…» where something was left out.
fn around(parts: &[HitPart]) -> Vec<HitPart> {
    let mut near: Vec<HitPart> = Vec::new();
    let mut budget = AROUND * 4;
    let first = parts.iter().position(|part| part.hit).unwrap_or(0);
    if first > 0 {
        let words: Vec<&str> = parts[first - 1].text.split_inclusive(char::is_whitespace).collect();
        let kept = words.len().saturating_sub(AROUND);
        let lead = if kept > 0 || first > 1 { "… " } else { "" };
        near.push(HitPart { text: format!("{lead}{}", words[kept..].concat()), hit: false });
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
