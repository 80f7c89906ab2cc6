//! Drives of many sizes, each filled by saving until it refuses: what was acknowledged is there, the last edit went into
//! the room that the ballast gave up, and saving goes on by itself when there is room again.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use article::{Article, ArticleId, Document, Inline};
use store::{Newsroom, StoreFault};
use support::{Place, each, say, soaking};

use crate::seen::NOW;

/// A file system in memory, of a size in kilobytes; gone when dropped.
pub(crate) struct Drive(PathBuf);

impl Drive {
    pub(crate) fn mount(at: &Path, kilobytes: u64) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let size = format!("size={kilobytes}k");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output();
        mounted.is_ok_and(|done| done.status.success()).then(|| Self(at.to_owned()))
    }

    fn grow(&self) -> bool {
        let grown = Command::new("mount").args(["-o", "remount,size=64m"]).arg(&self.0).output();
        grown.is_ok_and(|done| done.status.success())
    }
}

impl Drop for Drive {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

/// Words that do not compress: each round's are its own.
fn text(round: u64) -> Document {
    let mut document = Document::blank("Hạ Vy");
    let mut words = format!("Lần {round}. ");
    for n in 0..900_u64 {
        let _ = write!(words, "{:x} ", (round * 7919 + n).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    }
    document.headline = vec![Inline::text(words)];
    document
}

fn headline(room: &Newsroom, id: &ArticleId) -> String {
    article::plain(&room.load(id).unwrap().article.document.headline)
}

/// Saves until the drive is full. Answers the last acknowledged round and save.
fn fill(room: &Newsroom, id: &ArticleId) -> (u64, u32) {
    let (mut sequence, mut last) = (1, 0);
    for round in 1..4_000 {
        let article = Article::draft(id.clone(), text(round));
        match room.save_working(&article, sequence, 0, "Hạ Vy", NOW) {
            Ok(saved) => (sequence, last) = (saved.sequence, round),
            Err(StoreFault::Full) => return (last, sequence),
            Err(other) => panic!("round {round}: {other}"),
        }
        if let Err(fault) = room.cut_revision(id, "Hạ Vy", "pinned", &round.to_string(), NOW) {
            assert!(matches!(fault, StoreFault::Full), "{fault}");
        }
    }
    panic!("the drive never was full");
}

#[derive(Default)]
struct Count {
    points: u32,
    saves: u64,
    lost: u32,
    resumed: u32,
    from_ballast: u32,
}

/// Fills a drive of `kilobytes` and gives it room again. False where no file system can be mounted.
fn attempt(kilobytes: u64, count: &Mutex<Count>) -> bool {
    let place = Place::new();
    let Some(drive) = Drive::mount(&place.newsroom(), kilobytes) else { return false };
    let (room, _) = Newsroom::open(&drive.0, NOW).unwrap();
    let id = ArticleId::parse("01990000-0000-7000-8000-000000000001").unwrap();
    room.create(&Article::draft(id.clone(), text(0)), "Hạ Vy", "created", NOW).unwrap();
    let had_ballast = drive.0.join("ballast").is_file();
    let (last, sequence) = fill(&room, &id);
    let gave_up = had_ballast && !drive.0.join("ballast").exists();
    let kept = headline(&room, &id).starts_with(&format!("Lần {last}. "));
    assert!(drive.grow(), "the drive has room again");
    let after = Article::draft(id.clone(), text(9_999));
    let resumed = room.save_working(&after, sequence, 0, "Hạ Vy", NOW).is_ok();
    room.leave(NOW).unwrap();
    drop(room);
    let damage = store::verify(&drive.0).unwrap().damage;
    assert!(damage.is_empty(), "{kilobytes} KB: {damage:?}");
    let mut count = count.lock().unwrap();
    count.points += 1;
    count.saves += last;
    count.lost += u32::from(!kept);
    count.resumed += u32::from(resumed);
    count.from_ballast += u32::from(gave_up);
    true
}

#[test]
fn drives_of_many_sizes_fill_up_and_nothing_acknowledged_is_lost() {
    let sizes: Vec<u64> = (0..if soaking() { 1_000 } else { 12 }).map(|n| 8_700 + n * 37).collect();
    let count = Mutex::new(Count::default());
    let mounted = AtomicBool::new(true);
    each(&sizes, 2, |kilobytes| {
        if !attempt(*kilobytes, &count) {
            mounted.store(false, Ordering::Relaxed);
        }
    });
    if !mounted.into_inner() {
        say!("SKIPPED: no file system can be mounted here, full drives were not tried");
        return;
    }
    let Count { points, saves, lost, resumed, from_ballast } = count.into_inner().unwrap();
    say!(
        "full drives: {points} sizes, {saves} saves acknowledged, {lost} acknowledged but lost, {from_ballast} went on into the ballast's room, {resumed} resumed by themselves"
    );
    assert_eq!((lost, resumed), (0, points));
    assert!(from_ballast > 0);
}
