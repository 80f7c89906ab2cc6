//! Times the search: `bench_search FOLDER [ARTICLES]` (50,000 unless told). Generated articles of 500 words are put
//! into a newsroom and, the same words, into a bare FTS5 table with the default tokenizer; then the same questions are
//! asked of both, one after the other in turn. Times are milliseconds.
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use article::{Block, BlockId, BlockKind, Document, Inline};
use rusqlite::{Connection, params};
use store::{ArticleFilter, Newsroom};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const NOW: &str = "2025-10-03T09:42:00.000+07:00";
/// Hits that the window asks for at a time.
const SHOWN: u32 = 20;
const QUESTIONS: usize = 60;
const SEED: &str = include_str!("../../../../tests/fixtures/articles/seed.txt");

fn main() -> Outcome<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from).ok_or("bench_search FOLDER")?;
    let articles = std::env::args().nth(2).map_or(Ok(50_000), |count| count.parse())?;
    std::fs::create_dir_all(&folder)?;
    let place = folder.join("search");
    drop(Newsroom::open(&place, NOW)?);
    let texts = fill(&place.join("newsroom.db"), articles)?;
    let bare = bare(&folder.join("bare.db"), &texts)?;
    let room = Newsroom::open(&place, NOW)?.0;
    let started = Instant::now();
    let built = room.rebuild_index()?;
    let seconds = started.elapsed().as_secs_f64();
    println!("{:<44} {:>9}", "articles of 500 words", built);
    println!("{:<44} {:>9.0}", "index built, articles a second", f64::from(built) / seconds);
    println!("{:<44} {:>9.0}", "bare FTS5 filled, articles a second", bare.1);
    let questions = questions(&texts);
    ask(&room, &bare.0, "whole words", &questions)?;
    ask(&room, &bare.0, "each letter typed", &letters(&questions))?;
    found(&room, &bare.0)?;
    Ok(())
}

/// A row of chance that is the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }
}

/// Syllables in the order of how often they come: those of a real article first, then made ones.
fn syllables() -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in SEED.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        if !all.contains(&word) {
            all.push(word);
        }
    }
    for onset in [
        "b", "c", "ch", "đ", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s", "t", "th",
        "tr", "v", "x",
    ] {
        for rime in [
            "a", "á", "ạ", "an", "ấn", "ang", "ả", "ay", "âu", "iên", "iết", "oa", "ô", "ổ", "ông",
            "ơn", "ưng", "ước", "ường", "uy",
        ] {
            let word = format!("{onset}{rime}");
            if !all.contains(&word) {
                all.push(word);
            }
        }
    }
    all
}

/// A word; the n-th is about n times rarer than the first.
fn word<'a>(chance: &mut Chance, all: &'a [String]) -> &'a str {
    let share = (chance.below(1 << 20) as f64 + 1.0) / f64::from(1 << 20);
    let n = (all.len() as f64).powf(share) - 1.0;
    &all[(n as usize).min(all.len() - 1)]
}

struct Text {
    headline: String,
    paragraphs: Vec<String>,
}

fn text(chance: &mut Chance, all: &[String]) -> Text {
    let mut some = |count: usize| -> String {
        let words: Vec<&str> = (0..count).map(|_| word(chance, all)).collect();
        words.join(" ")
    };
    Text { headline: some(14), paragraphs: (0..6).map(|_| some(81)).collect() }
}

/// Writes the articles past the desk: what is timed is the index, not fifty thousand commits.
fn fill(database: &Path, articles: usize) -> Outcome<Vec<Text>> {
    let (all, mut chance) = (syllables(), Chance(7));
    let mut connection = Connection::open(database)?;
    let tx = connection.transaction()?;
    let mut texts = Vec::with_capacity(articles);
    {
        let mut insert = tx.prepare(
            "INSERT INTO article (id, stage, section, genre, keywords, body, hash, sequence, headline, byline, photos,
             photos_without_caption, created, updated, author)
             VALUES (?1, 'draft', 'Tin', 'news', '[]', ?2, ?5, 1, ?3, 'Hạ Vy', 0, 0, ?4, ?4, 'Hạ Vy')",
        )?;
        for n in 0..articles {
            let text = text(&mut chance, &all);
            let paragraph = |(n, text): (usize, &String)| Block {
                id: BlockId::numbered(n + 1),
                kind: BlockKind::Paragraph(vec![Inline::text(text.as_str())]),
            };
            let document = Document {
                headline: vec![Inline::text(text.headline.as_str())],
                sapo: Vec::new(),
                blocks: text.paragraphs.iter().enumerate().map(paragraph).collect(),
                byline: vec![Inline::text("Hạ Vy")],
            };
            let id = format!("0190a0b0-0000-7000-8000-{n:012}");
            let body = document.to_json_text();
            insert.execute(params![id, body, text.headline, NOW, hash(&body)])?;
            texts.push(text);
        }
    }
    tx.commit()?;
    Ok(texts)
}

/// The hash that proves a text, of the fields that [`fill`] writes: without it no article could be read beside the list.
fn hash(body: &str) -> String {
    let fields = r#""section":"Tin","genre":"news","published":null,"keywords":[],"featured":null"#;
    blake3::hash(format!("{{\"body\":{body},{fields}}}").as_bytes()).to_hex().to_string()
}

/// The same words in FTS5 as it comes, and how many articles a second it took.
fn bare(file: &Path, texts: &[Text]) -> Outcome<(Connection, f64)> {
    let mut bare = Connection::open(file)?;
    bare.pragma_update(None, "journal_mode", "wal")?;
    bare.execute_batch("CREATE VIRTUAL TABLE bare USING fts5 (headline, body)")?;
    let started = Instant::now();
    let tx = bare.transaction()?;
    for (n, text) in texts.iter().enumerate() {
        let sql = "INSERT INTO bare (rowid, headline, body) VALUES (?1, ?2, ?3)";
        tx.prepare_cached(sql)?.execute(params![
            n as i64 + 1,
            text.headline,
            text.paragraphs.join("\n")
        ])?;
    }
    tx.commit()?;
    Ok((bare, texts.len() as f64 / started.elapsed().as_secs_f64()))
}

/// One to four neighbouring words of articles, every other one without marks.
fn questions(texts: &[Text]) -> Vec<String> {
    let mut chance = Chance(11);
    let one = |n: usize| {
        let text = &texts[chance.below(texts.len())];
        let words: Vec<&str> = text.paragraphs[n % 6].split(' ').collect();
        let at = chance.below(words.len() - 4);
        let words = words[at..at + 1 + n % 4].join(" ");
        if n.is_multiple_of(2) { words } else { vietnamese::fold(&words) }
    };
    (0..QUESTIONS).map(one).collect()
}

/// What stands in the search field after each letter of each question.
fn letters(questions: &[String]) -> Vec<String> {
    let each = |question: &String| {
        let ends = question.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.map(|end| question[..end].to_owned()).collect::<Vec<_>>()
    };
    questions.iter().step_by(3).flat_map(each).collect()
}

fn ask(room: &Newsroom, bare: &Connection, what: &str, questions: &[String]) -> Outcome<()> {
    let filter = ArticleFilter { limit: SHOWN, ..ArticleFilter::default() };
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for question in questions {
        ours.take(|| Ok(room.search(question, &filter)?))?;
        theirs.take(|| bare_search(bare, question))?;
    }
    println!(
        "\n{:<44} {:>9} {:>9} {:>9}",
        format!("search, {what}: {} questions", questions.len()),
        "p50",
        "p95",
        "p99"
    );
    let mut slowest: Vec<_> = ours.0.iter().copied().zip(questions).collect();
    slowest.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    ours.print("the newsroom's search");
    theirs.print("bare FTS5, default tokenizer, by rank");
    let (ours, theirs) = (ours.worked(), theirs.worked());
    ours.print("the newsroom's search, processor");
    theirs.print("bare FTS5, processor");
    let ratio = |part| ours.part(part) / theirs.part(part);
    println!(
        "{:<44} {:>9.2} {:>9.2} {:>9.2}",
        "ratio of the processor times",
        ratio(50),
        ratio(95),
        ratio(99)
    );
    let slowest: Vec<_> =
        slowest.iter().take(5).map(|(time, words)| format!("«{words}» {time:.1}")).collect();
    println!("{:<44} {}", "slowest of the newsroom's", slowest.join(", "));
    Ok(())
}

/// As one would ask FTS5 as it comes: all words, the last one open, the best twenty with a snippet.
fn bare_search(bare: &Connection, words: &str) -> Outcome<Vec<i64>> {
    let all: Vec<String> = words.split_whitespace().map(|word| format!("\"{word}\"")).collect();
    let open = if words.ends_with(' ') { "" } else { "*" };
    let sql = "SELECT rowid, snippet(bare, 1, '[', ']', '…', 18) FROM bare WHERE bare MATCH ?1 ORDER BY rank LIMIT ?2";
    let mut statement = bare.prepare_cached(sql)?;
    let question = format!("{}{open}", all.join(" "));
    let rows = statement.query_map(params![question, SHOWN], |row| {
        row.get::<_, String>(1)?;
        row.get(0)
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What each finds of what a person types: articles, counted up to five hundred.
fn found(room: &Newsroom, bare: &Connection) -> Outcome<()> {
    println!("\n{:<44} {:>9} {:>9}", "what each finds", "ours", "bare");
    for words in [
        "đảng bộ",
        "dang bo",
        "Đảng Bộ",
        "duong",
        "đường",
        "hoà bình",
        "hoa binh",
        "thu ngan sach",
        "ngân sá",
        "\"thanh xuan\"",
        "thu ngan sahc",
        "thungan sach",
    ] {
        let ours =
            room.search(words, &ArticleFilter { limit: 1, ..ArticleFilter::default() })?.total;
        let terms: Vec<String> =
            words.split(' ').map(|word| format!("\"{}\"", word.replace('"', ""))).collect();
        let sql = "SELECT count(*) FROM (SELECT 1 FROM bare WHERE bare MATCH ?1 LIMIT 500)";
        let theirs: u32 =
            bare.query_row(sql, [format!("{}*", terms.join(" "))], |row| row.get(0))?;
        println!("{words:<44} {ours:>9} {theirs:>9}");
    }
    Ok(())
}

/// Milliseconds on the wall, and of the processor where the system tells: a busy machine stretches the first only.
#[derive(Default)]
struct Times(Vec<f64>, Vec<f64>);

/// Milliseconds that this thread has had a processor.
fn processor() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse::<f64>().ok().map(|nanoseconds| nanoseconds / 1e6)
}

impl Times {
    fn take<T>(&mut self, act: impl Fn() -> Outcome<T>) -> Outcome<T> {
        let (started, before) = (Instant::now(), processor());
        let done = act()?;
        self.0.push(started.elapsed().as_secs_f64() * 1000.0);
        self.1.extend(processor().zip(before).map(|(after, before)| after - before));
        Ok(done)
    }

    /// The processor's times where they are known.
    fn worked(self) -> Self {
        Self(if self.1.is_empty() { self.0 } else { self.1 }, Vec::new())
    }

    fn part(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)]
    }

    fn print(&self, what: &str) {
        println!("{what:<44} {:>9.2} {:>9.2} {:>9.2}", self.part(50), self.part(95), self.part(99));
    }
}
