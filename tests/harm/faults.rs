//! Every call that SQLite makes to a file, made to fail: once, and for good; broken, full, torn. The deeds are a
//! morning's: open, import, save, pin, restore, a change of stage, a photo, a backup, leaving. What was acknowledged
//! before, or all the same, is there afterwards.

use std::{fs, path::Path};

use article::{Article, ArticleId, Block, BlockId, BlockKind, Document, Inline, Stage};
use store::{Newsroom, StoreFault};
use support::{jpeg, say, small_photo, soaking};

use crate::{
    corruption::copy,
    seen::{NOW, look},
    vfs::{Fault, Kind, alone, arm, disarm},
};

const KINDS: [Kind; 3] = [Kind::Broken, Kind::Full, Kind::Torn];
/// Points of the short form; the long form tries every call in every way.
const SHORT: usize = 900;

fn text(words: &str) -> Document {
    let mut document = Document::blank("Hạ Vy");
    document.headline = vec![Inline::text("Tít")];
    document.blocks = vec![Block {
        id: BlockId::parse("b1").unwrap(),
        kind: BlockKind::Paragraph(vec![Inline::text(words)]),
    }];
    document
}

fn id(n: u8) -> ArticleId {
    ArticleId::parse(&format!("01990000-0000-7000-8000-0000000000{n:02}")).unwrap()
}

/// What was promised: words that must be found again, a photo, a backup.
#[derive(Default)]
struct Promised {
    words: Vec<String>,
    photo: Option<article::PhotoRef>,
    deeds: u32,
    refused: u32,
}

impl Promised {
    fn note<T>(&mut self, done: Result<T, StoreFault>) -> Option<T> {
        self.deeds += 1;
        self.refused += u32::from(done.is_err());
        done.ok()
    }
}

/// The morning's deeds; each goes on as a person would, whatever became of the one before.
fn morning(root: &Path, photo: &[u8], promised: &mut Promised) {
    let Some((room, _)) = promised.note(Newsroom::open(root, NOW)) else { return };
    let new = Article::draft(id(2), text("Bài mới."));
    if promised.note(room.create(&new, "Hạ Vy", "import", NOW)).is_some() {
        promised.words.push("Bài mới.".into());
    }
    let mut sequence = room.load(&id(1)).map_or(1, |record| record.sequence);
    for n in 0..3 {
        let words = format!("Lần lưu {n}.");
        let article = Article::draft(id(1), text(&words));
        if let Some(saved) = promised.note(room.save_working(&article, sequence, 0, "Hạ Vy", NOW))
        {
            sequence = saved.sequence;
            promised.words.retain(|kept| !kept.starts_with("Lần lưu"));
            promised.words.push(words);
        }
        promised.note(room.cut_revision(&id(1), "Hạ Vy", "pinned", &format!("Bản {n}"), NOW));
    }
    if let Some(step) = Stage::Draft.step(Stage::Submitted) {
        promised.note(room.set_stage(&id(2), step, "Hạ Vy", "", NOW));
    }
    promised.photo = promised.note(room.put_original(photo, &small_photo("ảnh.jpg", NOW)));
    promised.note(room.back_up(NOW));
    promised.note(room.leave(NOW));
}

/// A newsroom with one article and a backup; its ballast is a hole, whose length is what counts.
fn template(root: &Path) {
    let (room, _) = Newsroom::open(root, NOW).unwrap();
    room.create(&Article::draft(id(1), text("Bài cũ.")), "Hạ Vy", "created", NOW).unwrap();
    room.leave(NOW).unwrap();
    drop(room);
    let ballast = root.join("ballast");
    fs::remove_file(&ballast).unwrap();
    fs::File::create(ballast).unwrap().set_len(8 * 1024 * 1024).unwrap();
}

/// In memory where there is such a place: what a drive keeps is not the question here.
pub fn quick_folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let builder = |root: Option<&Path>| match root {
        Some(root) => tempfile::Builder::new().prefix("tòa soạn ").tempdir_in(root),
        None => tempfile::Builder::new().prefix("tòa soạn ").tempdir(),
    };
    builder(Some(memory).filter(|place| place.is_dir())).or_else(|_| builder(None)).unwrap()
}

struct Tried {
    refused: u32,
    lost: Option<String>,
}

fn attempt(source: &Path, photo: &[u8], fault: Option<Fault>) -> (usize, Tried) {
    let folder = quick_folder();
    let root = folder.path().join("newsroom");
    copy(source, &root);
    // A hole stays a hole.
    fs::File::create(root.join("ballast")).unwrap().set_len(8 * 1024 * 1024).unwrap();
    let mut promised = Promised::default();
    arm(&root, fault);
    morning(&root, photo, &mut promised);
    let calls = disarm();
    let lost = missing(&root, &promised).err();
    assert!(promised.deeds > 0);
    (calls, Tried { refused: promised.refused, lost })
}

/// Fails with what is missing or damaged.
fn missing(root: &Path, promised: &Promised) -> Result<(), String> {
    let seen = look(root).map_err(|fault| format!("does not open: {fault}"))?;
    let all = seen.texts.join("\n");
    if seen.refused > 0 {
        return Err(format!("{} texts cannot be read", seen.refused));
    }
    let old = all.contains("Bài cũ.") || all.contains("Lần lưu");
    if let Some(lost) = promised.words.iter().find(|words| !all.contains(*words)) {
        return Err(format!("{lost} was acknowledged"));
    }
    if !old {
        return Err("the old article is gone".into());
    }
    let (room, _) = Newsroom::open(root, NOW).map_err(|fault| fault.to_string())?;
    if let Some(photo) = &promised.photo {
        room.original(photo).map_err(|fault| format!("the photo: {fault}"))?;
    }
    drop(room);
    let report = store::verify(root).map_err(|fault| fault.to_string())?;
    if report.damage.is_empty() { Ok(()) } else { Err(report.damage_in_one_line()) }
}

#[test]
fn every_file_call_of_a_morning_fails_and_nothing_acknowledged_is_lost() {
    let _alone = alone();
    let source = quick_folder();
    template(source.path());
    fs::remove_file(source.path().join("ballast")).unwrap();
    let photo = jpeg(60, 40);
    let (calls, whole) = attempt(source.path(), &photo, None);
    assert_eq!((whole.refused, whole.lost), (0, None), "undisturbed, everything is done");
    let every: Vec<Fault> = (1..=calls)
        .flat_map(|at| [false, true].map(|for_good| (at, for_good)))
        .flat_map(|(at, for_good)| KINDS.map(|kind| Fault { at, for_good, kind }))
        .collect();
    // A step that shares no factor with the six ways to fail, so that all of them come up.
    let step = if soaking() { 1 } else { (every.len() / SHORT).max(1) };
    let step = if step.is_multiple_of(2) || step.is_multiple_of(3) { step + 1 } else { step };
    let step = if step.is_multiple_of(2) || step.is_multiple_of(3) { step + 1 } else { step };
    let (mut points, mut refused, mut absorbed, mut lost) = (0, 0, 0, Vec::new());
    for fault in every.iter().step_by(step) {
        let (_, tried) = attempt(source.path(), &photo, Some(*fault));
        points += 1;
        if tried.refused > 0 {
            refused += 1;
        } else {
            absorbed += 1;
        }
        lost.extend(tried.lost.map(|what| format!("{fault:?}: {what}")));
    }
    say!(
        "failing file calls of SQLite: {points} points of {} ({calls} calls × once and for good × broken, full, torn), {refused} told, {absorbed} carried out all the same, {} acknowledged but lost",
        every.len(),
        lost.len()
    );
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(refused * 2 > points, "the faults reach the newsroom");
}
