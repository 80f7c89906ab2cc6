//! Times the store on a real disk: `bench_save FOLDER` (empty or new). Saves of a 2,000-word article beside a bare
//! SQLite commit of the same bytes with the same pragmas, one after the other in turn; then an article with 1,000
//! revisions; then the difference of two versions; then a start with 10,000 articles beside a start with none, in turn.
//! Times are milliseconds.
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use article::{
    Article, ArticleId, Block, BlockId, BlockKind, Document, Genre, Inline, Stage, compare,
};
use rusqlite::Connection;
use store::Newsroom;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const NOW: &str = "2025-10-03T09:42:00.000+07:00";
const AUTHOR: &str = "Hạ Vy";
const SAVES: usize = 300;
const REVISIONS: usize = 1000;
const ARTICLES: usize = 10_000;
/// Rows that the window's list asks for first.
const FIRST_ROWS: u32 = 50;
const SENTENCE: &str = "Sáng nay bà con tổ dân phố số năm cùng nhau quét dọn con hẻm nhỏ trước chợ";

fn main() -> Outcome<()> {
    let folder = std::env::args().nth(1).map(PathBuf::from).ok_or("bench_save FOLDER")?;
    std::fs::create_dir_all(&folder)?;
    saves(&folder)?;
    revisions(&folder)?;
    differences()?;
    starts(&folder)?;
    Ok(())
}

/// Opening the newsroom and showing the first rows of the list, as the window does at its start.
fn starts(folder: &Path) -> Outcome<()> {
    let (none, many) = (folder.join("none"), folder.join("many"));
    Newsroom::open(&none, NOW)?.0.leave(NOW)?;
    let room = Newsroom::open(&many, NOW)?.0;
    let mut article = long_article(0)?;
    article.document.blocks.truncate(8);
    for n in 0..ARTICLES {
        article.id = ArticleId::parse(&format!("0190a0b0-0000-7000-8000-{n:012}"))?;
        article.document.headline = vec![Inline::text(format!("Ra quân tổng vệ sinh, lần {n}"))];
        room.create(
            &article,
            AUTHOR,
            "created",
            &format!("2025-10-{:02}T08:00:00+07:00", 1 + n % 28),
        )?;
    }
    room.leave(NOW)?;
    drop(room);
    let (mut empty, mut full) = (Times::default(), Times::default());
    for _ in 0..40 {
        start(&none, &mut empty)?;
        start(&many, &mut full)?;
    }
    empty.print("start with no article");
    full.print("start with 10,000 articles");
    println!("{:<44} {:>9.2}", "ratio of the medians", full.part(50) / empty.part(50));
    Ok(())
}

fn start(place: &Path, times: &mut Times) -> Outcome<()> {
    let started = Instant::now();
    let room = Newsroom::open(place, NOW)?.0;
    let filter = store::ArticleFilter { limit: FIRST_ROWS, ..Default::default() };
    room.list(&filter, store::ListOrder::Changed)?;
    room.counts()?;
    times.add(started);
    room.leave(NOW)?;
    Ok(())
}

fn saves(folder: &Path) -> Outcome<()> {
    let room = Newsroom::open(&folder.join("saves"), NOW)?.0;
    let bare = bare_database(&folder.join("bare.db"))?;
    room.create(&long_article(0)?, AUTHOR, "created", NOW)?;
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for round in 1..=SAVES {
        let text = long_article(round)?;
        let bytes = text.document.to_json().to_string();
        // The text is handed over, as the desk does.
        ours.take(|| room.save_working_at(text, round as u32, (0, None), AUTHOR, NOW))?;
        theirs.take(|| bare.execute("UPDATE bare SET body = ?1 WHERE id = 1", [&bytes]))?;
    }
    ours.print("save of a 2,000-word article");
    theirs.print("bare SQLite commit of the same bytes");
    println!("{:<44} {:>9.2}", "ratio of the medians", ours.part(50) / theirs.part(50));
    Ok(())
}

/// One table with one row, with the pragmas of the newsroom.
fn bare_database(file: &Path) -> Outcome<Connection> {
    let bare = Connection::open(file)?;
    bare.pragma_update(None, "journal_mode", "wal")?;
    bare.pragma_update(None, "synchronous", "full")?;
    bare.pragma_update(None, "foreign_keys", true)?;
    bare.pragma_update(None, "fullfsync", true)?;
    bare.pragma_update(None, "checkpoint_fullfsync", true)?;
    bare.execute_batch(
        "CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
         INSERT INTO bare VALUES (1, '');",
    )?;
    Ok(bare)
}

fn revisions(folder: &Path) -> Outcome<()> {
    let place = folder.join("revisions");
    let id = {
        let room = Newsroom::open(&place, NOW)?.0;
        let first = long_article(0)?;
        room.create(&first, AUTHOR, "created", NOW)?;
        for round in 1..REVISIONS {
            room.save_working(&long_article(round)?, round as u32, 0, AUTHOR, NOW)?;
            room.cut_revision(&first.id, AUTHOR, "activity", "", NOW)?;
        }
        first.id
    };
    let (mut opened, mut loaded, mut listed, mut read) = Default::default();
    let each = |times: &mut Times, act: &dyn Fn() -> Outcome<()>| times.take(act);
    for round in 0..20 {
        let started = Instant::now();
        let room = Newsroom::open(&place, NOW)?.0;
        Times::add(&mut opened, started);
        each(&mut loaded, &|| room.load(&id).map(drop).map_err(Into::into))?;
        each(&mut listed, &|| match room.revisions(&id)?.len() {
            REVISIONS => Ok(()),
            other => Err(format!("{other} revisions, not {REVISIONS}").into()),
        })?;
        let number = 1 + round * (REVISIONS as u32 / 20);
        each(&mut read, &|| room.revision(&id, number).map(drop).map_err(Into::into))?;
    }
    opened.print("open a newsroom, article of 1,000 revisions");
    loaded.print("load that article");
    listed.print("list its revisions");
    read.print("read one old revision");
    Ok(())
}

fn differences() -> Outcome<()> {
    let (older, newer) = (long_article(1)?.document, long_article(900)?.document);
    let mut times = Times::default();
    for _ in 0..30 {
        times.take(|| match compare(&older, &newer).words_added {
            0 => Err("the versions differ, but no change was found"),
            _ => Ok(()),
        })?;
    }
    times.print("difference of two 2,000-word versions");
    Ok(())
}

/// 50 paragraphs of 40 words; the version changes a few words in every fifth.
fn long_article(version: usize) -> Outcome<Article> {
    let words: Vec<&str> = SENTENCE.split(' ').collect();
    let paragraph = |n: usize| {
        let mut text: Vec<String> =
            (0..40).map(|at| words[(at * 7 + n) % words.len()].into()).collect();
        if n.is_multiple_of(5) {
            text[(version + n) % 40] = format!("lần-{version}");
        }
        Block {
            id: BlockId::numbered(n + 1),
            kind: BlockKind::Paragraph(vec![Inline::text(text.join(" "))]),
        }
    };
    Ok(Article {
        id: ArticleId::parse("0190a0b0-0000-7000-8000-000000000001")?,
        stage: Stage::Draft,
        section: "Đô thị".into(),
        genre: Genre::News,
        published: None,
        keywords: Vec::new(),
        featured: None,
        document: Document {
            headline: vec![Inline::text("Ra quân tổng vệ sinh")],
            sapo: vec![Inline::text(SENTENCE)],
            blocks: (0..50).map(paragraph).collect(),
            byline: vec![Inline::text(AUTHOR)],
        },
    })
}

/// Milliseconds of one deed, done many times.
#[derive(Default)]
struct Times(Vec<f64>);

impl Times {
    fn take<T, E>(&mut self, act: impl FnOnce() -> Result<T, E>) -> Result<(), E> {
        let started = Instant::now();
        act()?;
        self.add(started);
        Ok(())
    }

    fn add(&mut self, started: Instant) {
        self.0.push(started.elapsed().as_secs_f64() * 1000.0);
    }

    /// The time within which `percent` of the deeds were done.
    fn part(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
            .get((sorted.len() * percent / 100).min(sorted.len().saturating_sub(1)))
            .copied()
            .unwrap_or(0.0)
    }

    fn print(&self, what: &str) {
        println!("{what:<44} {:>9.2} median {:>9.2} p99", self.part(50), self.part(99));
    }
}
