//! Power cuts under a real file system: the blocks that a run of the real program sends to its drive are recorded with
//! every flush, then played back up to any moment. Of what was not flushed some blocks are there, whole or torn. The
//! file system repairs itself by its own journal, the store opens what it finds, and what was acknowledged must be there.
//! `TINPHUONG_SOAK=1` tries fifty times as many moments, and the other file systems whose tools are installed.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, BufRead as _, BufReader},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use support::{program, say, soaking};

use crate::{
    block_drive::{Drive, Event, Mounted, order},
    power::Dice,
    power_folder::{Harm, kept, oldest},
};

/// The image is written out in pieces of this many bytes; empty ones stay holes.
const PIECE: usize = 64 * 1024;

/// A file system that is tried.
struct Kind {
    name: &'static str,
    /// How it is made: without waiting for the first mount to finish it, so that the drive starts in order.
    made_by: &'static [&'static str],
    megabytes: u64,
    /// How it writes its journal each second, so that it does not hide what a plain file loses.
    each_second: &'static str,
}

const EXT4: Kind = Kind {
    name: "ext4",
    made_by: &[
        "mkfs.ext4",
        "-q",
        "-F",
        "-b",
        "4096",
        "-J",
        "size=4",
        "-E",
        "nodiscard,lazy_itable_init=0,lazy_journal_init=0",
    ],
    megabytes: 64,
    each_second: "commit=1",
};
const XFS: Kind =
    Kind { name: "xfs", made_by: &["mkfs.xfs", "-q", "-K"], megabytes: 320, each_second: "" };
const BTRFS: Kind = Kind {
    name: "btrfs",
    made_by: &["mkfs.btrfs", "-q", "-K"],
    megabytes: 256,
    each_second: "commit=1",
};

/// A workload of the reporter, and how its drive is mounted.
#[derive(Clone, Copy)]
enum Load {
    /// Database, photos and backups, behind the file system's own interval.
    Day,
    /// Exports over exports, and a careless program's file, behind an interval of a second.
    Exports,
}

impl Load {
    fn words(self) -> [&'static str; 2] {
        match self {
            Self::Day => ["60", "day"],
            Self::Exports => ["24", "exports"],
        }
    }

    fn options(self, kind: &Kind) -> &'static str {
        match self {
            Self::Day => "",
            Self::Exports => kind.each_second,
        }
    }
}

/// A recorded run.
struct Record {
    /// The drive before it.
    start: Vec<u8>,
    log: Vec<Event>,
    article: String,
}

/// Folders of one run; gone when dropped. Nothing of it may be mounted any more then.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let root = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        Self(tempfile::Builder::new().prefix("tinphuong-cut-").tempdir_in(root).unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// A drive with a newsroom of the first schema on it, and the article that is written. Fails where no such file system
/// can be made or mounted.
fn furnished(place: &Place, kind: &Kind) -> io::Result<(Vec<u8>, String)> {
    let image = place.path("start");
    fs::File::create(&image)?.set_len(kind.megabytes * 1024 * 1024)?;
    order(Command::new(kind.made_by[0]).args(&kind.made_by[1..]).arg(&image))?;
    let at = place.path("furnished");
    let mounted = Mounted::by_loop(&image, &at, kind.name, "")?;
    let root = at.join("newsroom");
    let article = oldest(&root);
    fs::File::create(root.join("ballast"))?.set_len(8 * 1024 * 1024)?;
    drop(mounted);
    let bytes = fs::read(&image)?;
    fs::remove_file(image)?;
    Ok((bytes, article))
}

/// Runs the workload on a drive that keeps what reaches it. Fails where this system does not let us have one.
fn record(place: &Place, kind: &Kind, load: Load) -> io::Result<Record> {
    let (furnished, article) = furnished(place, kind)?;
    let at = place.path("recorded");
    let drive = Drive::mount(furnished, &place.path("drive"), &at, kind.name, load.options(kind))?;
    let start = drive.begin()?;
    let mut reporter = Command::new(program("saving-reporter"))
        .arg(at.join("newsroom"))
        .arg(&article)
        .args(load.words())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    for line in BufReader::new(reporter.stdout.take().unwrap()).lines() {
        drive.hear(line.unwrap());
    }
    assert!(reporter.wait().unwrap().success(), "the reporter came to the end of its day");
    Ok(Record { start, log: drive.log(), article })
}

/// The drive's blocks as they are safe, and the ones written since the last flush.
struct Blocks<'a> {
    safe: Vec<u8>,
    used: Vec<bool>,
    waiting: Vec<(usize, &'a [u8])>,
}

impl<'a> Blocks<'a> {
    fn of(start: &[u8]) -> Self {
        let used = start.chunks(PIECE).map(|piece| piece.iter().any(|byte| *byte != 0)).collect();
        Self { safe: start.to_vec(), used, waiting: Vec::new() }
    }

    fn take(&mut self, event: &'a Event) {
        match event {
            Event::Write { at, bytes } => self.waiting.push((*at, bytes)),
            Event::Flush => {
                for (at, bytes) in self.waiting.drain(..) {
                    self.safe[at..at + bytes.len()].copy_from_slice(bytes);
                    self.used[at / PIECE..=(at + bytes.len() - 1) / PIECE].fill(true);
                }
            }
            Event::Said(_) => {}
        }
    }

    /// Lays the drive as the cut leaves it into the file `image`. Of what was not flushed nothing is kept, all, or each
    /// part by chance; a part is a whole write, 4 kB of one or 512 bytes.
    fn cut(&self, image: &Path, dice: &mut Dice) -> io::Result<()> {
        let file = fs::File::create(image)?;
        file.set_len(self.safe.len() as u64)?;
        for (n, piece) in self.safe.chunks(PIECE).enumerate().filter(|(n, _)| self.used[*n]) {
            file.write_all_at(piece, (n * PIECE) as u64)?;
        }
        let (mood, size) = (dice.below(5), [usize::MAX, 4096, 512][dice.below(3)]);
        for (at, bytes) in &self.waiting {
            for (n, part) in bytes.chunks(size).enumerate() {
                if mood == 1 || (mood > 1 && dice.below(mood) == 0) {
                    file.write_all_at(part, (at + n * size) as u64)?;
                }
            }
        }
        Ok(())
    }
}

/// Every content of each written file, in order: by the name of the program's deed and the file's.
type Contents<'a> = BTreeMap<(&'a str, &'a str), Vec<u64>>;

fn contents<'a>(said: impl Iterator<Item = &'a str>) -> Contents<'a> {
    let mut all = Contents::new();
    for line in said {
        let mut words = line.split(' ');
        if let (Some(deed), Some(name), Some(hash)) = (words.next(), words.next(), words.next()) {
            all.entry((deed, name)).or_default().push(hash.parse().unwrap());
        }
    }
    all
}

/// Judges a file of which the first `acknowledged` of `all` contents were said to be written: the newest of them or the
/// one that was being written is there, whole.
fn whole(path: &Path, all: &[u64], acknowledged: usize) -> Result<(), Harm> {
    let found = match fs::read(path) {
        Ok(bytes) => support::hash(&bytes),
        Err(_) if acknowledged == 0 => return Ok(()),
        Err(fault) => return Err(Harm::Lost(format!("{}: {fault}", path.display()))),
    };
    match all.iter().position(|hash| *hash == found) {
        Some(n) if n + 1 >= acknowledged => Ok(()),
        Some(n) => Err(Harm::Lost(format!("{} is there of {acknowledged}", n + 1))),
        None => Err(Harm::Corrupt(format!("{} is torn", path.display()))),
    }
}

/// What became of the states.
#[derive(Default)]
struct Outcome {
    states: usize,
    blocks: usize,
    said: BTreeMap<String, usize>,
    lost: Vec<String>,
    corrupt: Vec<String>,
    careless: [usize; 2],
}

impl Outcome {
    fn judge(&mut self, after: &Path, id: &str, said: &[&str], all: &Contents<'_>) {
        let ours: Vec<String> = said
            .iter()
            .filter(|line| !line.starts_with("export ") && !line.starts_with("plain "))
            .map(|line| (*line).to_owned())
            .collect();
        self.states += 1;
        self.book(kept(&after.join("newsroom"), id, &ours));
        let until_now = contents(said.iter().copied());
        for (key, contents) in all {
            let path = after.join("exports").join(key.1);
            let acknowledged = until_now.get(key).map_or(0, Vec::len);
            let careless = key.0 == "plain";
            match whole(&path, contents, acknowledged) {
                // Before its first word the careless program has promised nothing.
                Err(_) if careless && acknowledged == 0 => {}
                Err(Harm::Lost(_)) if careless => self.careless[0] += 1,
                Err(Harm::Corrupt(_)) if careless => self.careless[1] += 1,
                judged => self.book(judged),
            }
        }
    }

    fn book(&mut self, judged: Result<(), Harm>) {
        match judged {
            Ok(()) => {}
            Err(Harm::Lost(what)) => self.lost.push(format!("{}: {what}", self.states)),
            Err(Harm::Corrupt(what)) => self.corrupt.push(format!("{}: {what}", self.states)),
        }
    }

    /// Draws `wanted` states evenly over the whole record and judges each.
    fn play(&mut self, place: &Place, kind: &Kind, record: &Record, wanted: usize) {
        let (image, after) = (place.path("state"), place.path("after"));
        let mut dice = Dice(0xB10C_5EED);
        let mut moments: Vec<usize> = (0..wanted).map(|_| dice.below(record.log.len())).collect();
        moments.sort_unstable();
        let all = contents(record.log.iter().filter_map(said));
        let mut blocks = Blocks::of(&record.start);
        let mut heard = Vec::new();
        let mut moments = moments.into_iter().peekable();
        for (n, event) in record.log.iter().enumerate() {
            blocks.take(event);
            heard.extend(said(event));
            self.blocks += usize::from(matches!(event, Event::Write { .. }));
            while moments.next_if_eq(&n).is_some() {
                blocks.cut(&image, &mut dice).unwrap();
                match Mounted::by_loop(&image, &after, kind.name, "") {
                    Ok(_mounted) => self.judge(&after, &record.article, &heard, &all),
                    Err(fault) => self.corrupt.push(format!("{n}: {fault}")),
                }
            }
        }
        for line in heard {
            *self.said.entry(line.split(' ').next().unwrap().to_owned()).or_default() += 1;
        }
    }
}

fn said(event: &Event) -> Option<&str> {
    match event {
        Event::Said(line) => Some(line),
        _ => None,
    }
}

/// Tries one file system; false where it cannot be tried here, which is said.
fn try_out(kind: &Kind, wanted: usize) -> bool {
    let mut outcome = Outcome::default();
    for (load, part) in [(Load::Day, 3), (Load::Exports, 2)] {
        let place = Place::new();
        let record = match record(&place, kind, load) {
            Ok(record) => record,
            Err(fault) => {
                say!("SKIPPED: {} was not cut off at its blocks: {fault}", kind.name);
                return false;
            }
        };
        outcome.play(&place, kind, &record, wanted * part / 5);
    }
    let Outcome { states, blocks, said, lost, corrupt, careless: [late, torn] } = outcome;
    let count = |what: &str| said.get(what).copied().unwrap_or(0);
    say!(
        "power cuts under {}: {states} states over {blocks} writes to the drive, {} saves, {} imports, {} photos, {} backups, {} exports over exports, {} acknowledged but lost, {} corrupt (control, a file written over in place: {late} lost, {torn} torn)",
        kind.name,
        count("save"),
        count("article"),
        count("photo"),
        count("backup"),
        count("export"),
        lost.len(),
        corrupt.len(),
    );
    assert!(lost.is_empty(), "{lost:#?}");
    assert!(corrupt.is_empty(), "{corrupt:#?}");
    assert!(count("backup") > 3 && count("photo") > 3 && count("export") > 20, "all was recorded");
    assert!(late + torn > 0, "a careless program loses, and this test sees it");
    true
}

#[test]
fn a_real_file_system_keeps_what_was_acknowledged() {
    try_out(&EXT4, if soaking() { 5_000 } else { 100 });
    for other in [XFS, BTRFS].iter().filter(|_| soaking()) {
        try_out(other, 500);
    }
}

#[test]
fn a_drive_is_taken_down_behind_a_failed_assertion() {
    let place = Place::new();
    let Ok((start, _)) = furnished(&place, &EXT4) else {
        say!("SKIPPED: no drive can be made here, taking one down was not tried");
        return;
    };
    let (beneath, at) = (place.path("drive"), place.path("mounted"));
    let drive = Drive::mount(start, &beneath, &at, EXT4.name, "");
    let Ok(drive) = drive else {
        say!("SKIPPED: no drive can be shown here, taking one down was not tried");
        return;
    };
    let mounted = || fs::read_to_string("/proc/mounts").unwrap();
    let name = place.0.path().file_name().unwrap().to_str().unwrap();
    assert_eq!(mounted().matches(name).count(), 2, "the drive, and the file system on it");
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _drive = drive;
        assert!(at.join("newsroom").join("nothing").exists(), "fails on purpose");
    }));
    assert!(failed.is_err());
    assert!(!mounted().contains(name), "nothing stays mounted");
}
