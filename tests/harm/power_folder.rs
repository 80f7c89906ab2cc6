//! Power cuts over a whole newsroom: database, log, photos, backups, an upgrade. A recorded run is played back up to any
//! moment onto a drive that kept what was synced and, of everything else, some sectors and some of the newest names.
//! A name is safe when its folder was synced after it; names that were not are lost from the newest backwards.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use support::{Place, files_under, program, say, soaking};

use crate::{
    calls::tracer_is_there,
    faults::quick_folder,
    power::{Dice, OnDrive, bytes_of},
    seen::NOW,
};

const ROUNDS: &str = "60";
/// Calls that change files or names, or that make changes safe.
const CALLS: &str =
    "pwrite64,write,ftruncate,fsync,fdatasync,openat,rename,renameat,renameat2,unlink,mkdir";

/// What the program did, by paths inside the newsroom, or said.
#[derive(Debug)]
enum Event {
    Create(PathBuf),
    Write { file: PathBuf, at: Option<usize>, bytes: Vec<u8> },
    Cut { file: PathBuf, size: usize },
    Sync(PathBuf),
    Rename(PathBuf, PathBuf),
    Unlink(PathBuf),
    MakeFolder(PathBuf),
    Said(String),
}

/// Every quoted string of a call, in order.
fn quoted(call: &str) -> Vec<Vec<u8>> {
    call.split('"').skip(1).step_by(2).map(bytes_of).collect()
}

fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// The path that stands behind a file's number, between its angle brackets.
fn file_in(call: &str) -> Option<PathBuf> {
    let named = call.split_once('<')?.1.split_once('>')?.0;
    Some(path(&bytes_of(named)))
}

/// One line of the record. Of a call that another thread interrupted the first half says everything, but a sync counts
/// only when it has come back.
fn event(line: &str, syncing: &mut BTreeMap<String, PathBuf>) -> Option<Event> {
    let (thread, call) = line.split_once(' ')?;
    let call = call.trim_start();
    if call.contains("sync resumed>") {
        return syncing.remove(thread).map(Event::Sync);
    }
    let (name, rest) = call.split_once('(')?;
    let numbers = || -> Vec<usize> {
        let tail = rest.rsplit('"').next().unwrap_or_default();
        tail.split([',', ')', ' ']).filter_map(|part| part.parse().ok()).collect()
    };
    match name {
        "write" if rest.starts_with("1<") => {
            let said = String::from_utf8(quoted(rest).remove(0)).ok()?;
            Some(Event::Said(said.trim().to_owned()))
        }
        "write" => {
            let bytes = quoted(rest).into_iter().next()?;
            Some(Event::Write { file: file_in(rest)?, at: None, bytes })
        }
        "pwrite64" => {
            let bytes = quoted(rest).into_iter().next()?;
            Some(Event::Write { file: file_in(rest)?, at: numbers().get(1).copied(), bytes })
        }
        "ftruncate" => {
            let size = rest.rsplit(", ").next()?.split([')', ' ']).next()?.parse().ok()?;
            Some(Event::Cut { file: file_in(rest)?, size })
        }
        "fsync" | "fdatasync" if call.contains("unfinished") => {
            syncing.insert(thread.to_owned(), file_in(rest)?);
            None
        }
        "fsync" | "fdatasync" => Some(Event::Sync(file_in(rest)?)),
        _ if call.contains("= -1 ") => None,
        "openat" if rest.contains("O_CREAT") => Some(Event::Create(path(quoted(rest).first()?))),
        "rename" | "renameat" | "renameat2" => {
            let names = quoted(rest);
            Some(Event::Rename(path(names.first()?), path(names.get(1)?)))
        }
        "unlink" => Some(Event::Unlink(path(quoted(rest).first()?))),
        "mkdir" => Some(Event::MakeFolder(path(quoted(rest).first()?))),
        _ => None,
    }
}

fn record(root: &Path, log: &Path, id: &str) -> Vec<Event> {
    let done = Command::new("strace")
        .args(["-f", "-qq", "-y", "-xx", "-s", "1000000", "-e", "signal=none"])
        .args(["-e", &format!("trace={CALLS}"), "-o"])
        .arg(log)
        .arg(program("saving-reporter"))
        .arg(root)
        .args([id, ROUNDS, "day"])
        .stdout(Stdio::piped())
        .output()
        .unwrap();
    assert!(done.status.success());
    let log = String::from_utf8_lossy(&fs::read(log).unwrap()).into_owned();
    let mut syncing = BTreeMap::new();
    let inside = |event: &Event| match event {
        Event::Said(_) => true,
        Event::Create(at) | Event::Sync(at) | Event::Unlink(at) | Event::MakeFolder(at) => {
            at.starts_with(root)
        }
        Event::Write { file, .. } | Event::Cut { file, .. } => file.starts_with(root),
        Event::Rename(_, to) => to.starts_with(root),
    };
    log.lines().filter_map(|line| event(line, &mut syncing)).filter(inside).collect()
}

/// A change of names that is not safe yet.
#[derive(Clone, Debug)]
enum Naming {
    Link(PathBuf, usize),
    Unlink(PathBuf),
    Rename(PathBuf, PathBuf),
    Folder(PathBuf),
}

#[derive(Clone, Default)]
struct Names {
    files: BTreeMap<PathBuf, usize>,
    folders: Vec<PathBuf>,
}

impl Names {
    fn apply(&mut self, change: &Naming) {
        match change {
            Naming::Link(at, file) => {
                self.files.insert(at.clone(), *file);
            }
            Naming::Unlink(at) => {
                self.files.remove(at);
            }
            Naming::Rename(from, to) => {
                if let Some(file) = self.files.remove(from) {
                    self.files.insert(to.clone(), file);
                }
            }
            Naming::Folder(at) => self.folders.push(at.clone()),
        }
    }
}

/// The drive: contents by number, names as the program sees them, names that are safe, changes in between.
struct Drive {
    contents: Vec<OnDrive>,
    lengths: Vec<usize>,
    now: Names,
    safe: Names,
    waiting: Vec<Naming>,
}

impl Drive {
    fn of(root: &Path) -> Self {
        let mut drive = Self {
            contents: Vec::new(),
            lengths: Vec::new(),
            now: Names::default(),
            safe: Names::default(),
            waiting: Vec::new(),
        };
        for file in files_under(root) {
            let number = drive.new_file();
            drive.contents[number].safe = fs::read(&file).unwrap();
            drive.lengths[number] = drive.contents[number].safe.len();
            drive.now.files.insert(file, number);
        }
        drive.safe = drive.now.clone();
        drive
    }

    fn new_file(&mut self) -> usize {
        self.contents.push(OnDrive::default());
        self.lengths.push(0);
        self.contents.len() - 1
    }

    fn change(&mut self, change: Naming) {
        self.now.apply(&change);
        self.waiting.push(change);
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Create(at) if !self.now.files.contains_key(at) => {
                let number = self.new_file();
                self.change(Naming::Link(at.clone(), number));
            }
            Event::Create(_) | Event::Said(_) => {}
            Event::Write { file, at, bytes } => {
                let Some(number) = self.now.files.get(file).copied() else { return };
                let at = at.unwrap_or(self.lengths[number]);
                self.lengths[number] = self.lengths[number].max(at + bytes.len());
                self.contents[number].waiting.push((at, Some(bytes.clone())));
            }
            Event::Cut { file, size } => {
                let Some(number) = self.now.files.get(file).copied() else { return };
                self.lengths[number] = *size;
                self.contents[number].waiting.push((*size, None));
            }
            Event::Sync(at) => match self.now.files.get(at) {
                Some(number) => self.contents[*number].sync(),
                None => self.sync_folder(at),
            },
            Event::Rename(from, to) => self.change(Naming::Rename(from.clone(), to.clone())),
            Event::Unlink(at) => self.change(Naming::Unlink(at.clone())),
            Event::MakeFolder(at) => self.change(Naming::Folder(at.clone())),
        }
    }

    /// Every change of a name in this folder is safe from now on.
    fn sync_folder(&mut self, folder: &Path) {
        let (safe, waiting): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.waiting).into_iter().partition(|change| match change {
                Naming::Link(at, _) | Naming::Unlink(at) | Naming::Folder(at) => {
                    at.parent() == Some(folder)
                }
                Naming::Rename(_, to) => to.parent() == Some(folder),
            });
        for change in &safe {
            self.safe.apply(change);
        }
        self.waiting = waiting;
    }

    /// Lays the newsroom as the cut leaves it into `root`.
    fn cut(&self, from: &Path, root: &Path, dice: &mut Dice) {
        let (mood, kept) = (dice.below(5), dice.below(self.waiting.len() + 1));
        let mut names = self.safe.clone();
        for change in &self.waiting[..kept] {
            names.apply(change);
        }
        for (at, number) in &names.files {
            let made = |folder: &&Path| self.now.folders.iter().any(|one| one == *folder);
            let lost = |folder: &Path| !names.folders.iter().any(|one| one == folder);
            if at.ancestors().filter(made).any(lost) || at.ends_with("newsroom.db-shm") {
                continue;
            }
            let target = root.join(at.strip_prefix(from).unwrap());
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, self.contents[*number].after_cut(mood, dice)).unwrap();
        }
        let ballast = root.join("ballast");
        fs::File::create(ballast).unwrap().set_len(8 * 1024 * 1024).unwrap();
    }
}

/// What a cut must never do.
#[derive(Debug)]
pub enum Harm {
    /// It was acknowledged and is not there.
    Lost(String),
    /// It is there and is not whole.
    Corrupt(String),
}

/// Fails with what was said and is not there. `said` as the reporter says it on a `day`.
pub fn kept(root: &Path, id: &str, said: &[String]) -> Result<(), Harm> {
    let (room, report) =
        store::Newsroom::open(root, NOW).map_err(|fault| Harm::Corrupt(fault.to_string()))?;
    if report.notes.iter().any(|note| note != "sudden_stop") {
        return Err(Harm::Corrupt(format!("{:?}", report.notes)));
    }
    let mut saves = 0_u64;
    for line in said {
        let (what, name) = line.split_once(' ').unwrap();
        let told = |fault: store::StoreFault| Harm::Lost(format!("{line}: {fault}"));
        match what {
            "save" => saves = name.parse().unwrap(),
            "article" => {
                drop(room.load(&article::ArticleId::parse(name).unwrap()).map_err(told)?);
            }
            "photo" => {
                drop(room.original(&article::PhotoRef::parse(name).unwrap()).map_err(told)?);
            }
            _ => {
                let report = store::verify(&root.join("backups").join(name)).map_err(told)?;
                if !report.damage.is_empty() {
                    return Err(Harm::Corrupt(format!("{line}: {:?}", report.damage)));
                }
            }
        }
    }
    let record = room
        .load(&article::ArticleId::parse(id).unwrap())
        .map_err(|fault| Harm::Corrupt(fault.to_string()))?;
    let headline = article::plain(&record.article.document.headline);
    let shown = headline.trim_start_matches("Lần lưu ").split('.').next().unwrap_or_default();
    let stored: u64 = if saves == 0 { 0 } else { shown.parse().unwrap_or(0) };
    if stored < saves {
        Err(Harm::Lost(format!("save {saves} was acknowledged, {shown} is there")))
    } else {
        Ok(())
    }
}

/// Lays a newsroom of the first schema into `root`. Answers the id of its newest article.
pub fn oldest(root: &Path) -> String {
    fs::create_dir_all(root).unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("schema");
    fs::copy(fixture.join("0001.db"), root.join("newsroom.db")).unwrap();
    rusqlite::Connection::open(root.join("newsroom.db"))
        .unwrap()
        .query_row("SELECT id FROM article ORDER BY row DESC LIMIT 1", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn photos_backups_and_an_upgrade_survive_a_power_cut() {
    if !tracer_is_there() {
        say!(
            "SKIPPED: strace is not installed or not allowed here, cuts of a whole day were not tried"
        );
        return;
    }
    let place = Place::new();
    let root = place.newsroom();
    let id = oldest(&root);
    let mut drive = Drive::of(&root);
    fs::File::create(root.join("ballast")).unwrap().set_len(8 * 1024 * 1024).unwrap();
    let events = record(&root, &place.path("calls"), &id);
    let wanted = if soaking() { 30_000 } else { 1_200 };
    let mut dice = Dice(0xDA11_1DEA);
    let (mut points, mut said, mut lost) = (0_u32, Vec::new(), Vec::new());
    for event in &events {
        drive.take(event);
        if let Event::Said(line) = event {
            said.push(line.clone());
        }
        let more = usize::from(dice.below(events.len()) < wanted % events.len());
        for _ in 0..wanted / events.len() + more {
            let folder = quick_folder();
            let after = folder.path().join("newsroom");
            drive.cut(&root, &after, &mut dice);
            points += 1;
            if let Err(harm) = kept(&after, &id, &said) {
                lost.push(
                    format!("after {event:.0?}: {harm:?}").chars().take(400).collect::<String>(),
                );
            }
        }
    }
    let count = |what: &str| said.iter().filter(|line| line.starts_with(what)).count();
    say!(
        "power cuts over a whole newsroom: {points} points over an upgrade, {} saves, {} imports, {} photos, {} backups, {} acknowledged but lost or corrupt",
        count("save"),
        count("article"),
        count("photo"),
        count("backup"),
        lost.len()
    );
    assert!(count("backup") > 5 && count("photo") > 5, "the whole day was recorded");
    assert!(lost.is_empty(), "{lost:#?}");
}
