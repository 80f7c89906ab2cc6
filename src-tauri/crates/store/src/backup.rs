//! Backups: made by SQLite's backup interface, checked as files of their own before they count,
//! rotated.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::PoisonError,
    time::{Duration, Instant},
};

use rusqlite::{Connection, backup::Backup as Copy};
use serde_json::{Value, json};

use crate::{
    Newsroom, StoreFault, carry,
    damaged_part::DamagedPart,
    folder::{Folder, above, make_folder, plain, put_in_place, sync_folder, write_whole},
    seal,
    verify::{VerifyReport, check, verify_backup, verify_database},
    watching::Watching,
};

/// Activity after which a backup is made.
const EVERY: Duration = Duration::from_mins(10);
/// One that failed is tried again after this, not at every save.
const AGAIN: Duration = Duration::from_mins(1);
/// How many are kept: recent ones, then one a day, then one a week.
const KEPT: [usize; 3] = [12, 14, 8];

/// A verified backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made, ISO-8601.
    pub made: String,
    /// Articles in it.
    pub articles: u32,
    /// Revisions in it.
    pub revisions: u32,
    /// Photos it refers to.
    pub photos: u32,
    /// Bytes on the disk.
    pub bytes: u64,
    /// Things that are damaged in the newsroom and so in its copy; 0 for a good backup.
    pub damage: u32,
}

impl Backup {
    /// Its number among the backups of its folder; 0 for one that a person named.
    pub fn number(&self) -> u32 {
        number_of(&self.path).unwrap_or(0)
    }
}

impl Newsroom {
    /// Makes a verified backup among the newsroom's own and prunes old ones. One at a time: a second waits, and has a
    /// number of its own.
    pub fn back_up(&self, now: &str) -> Result<Backup, StoreFault> {
        let _alone = self.backing_up.lock().unwrap_or_else(PoisonError::into_inner);
        self.there_or_removed()?;
        let folder = self.folder.backups();
        let backup = self.back_up_to(&next_in(&folder, now), now)?;
        let mut clock = self.backed_up.lock().unwrap_or_else(PoisonError::into_inner);
        clock.last = Some(Instant::now());
        drop(clock);
        if backup.damage == 0 {
            prune(&folder);
        }
        self.folder.lay_ballast();
        Ok(backup)
    }

    /// Makes a backup if ten minutes of activity have passed since the last began; a minute after one that failed.
    pub fn back_up_if_due(&self, now: &str) -> Result<Option<Backup>, StoreFault> {
        let clock = || self.backed_up.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut clock = clock();
            let last = *clock.last.get_or_insert_with(Instant::now);
            if !(clock.changed || clock.noted) || last.elapsed() < EVERY {
                return Ok(None);
            }
            clock.last = Some(Instant::now());
        }
        let made = self.back_up(now);
        if made.is_err() {
            clock().last = Instant::now().checked_sub(EVERY.saturating_sub(AGAIN));
        }
        made.map(Some)
    }

    /// A run that ends now is worth a backup: what was written is in none, or what was noted of kept texts is in none
    /// and the newest was made more than ten minutes ago, by the file system's own clock.
    pub(crate) fn backup_is_owed(&self) -> bool {
        let clock = self.backed_up.lock().unwrap_or_else(PoisonError::into_inner);
        let (changed, noted) = (clock.changed, clock.noted);
        drop(clock);
        let newest = || backups(&self.folder.backups()).into_iter().next();
        let made = || fs::metadata(newest()?.1).ok()?.modified().ok()?.elapsed().ok();
        changed || (noted && made().is_none_or(|age| age >= EVERY))
    }

    /// Makes a verified backup at `path`: copied under a temporary name, checked there, then renamed. A newsroom with
    /// a damaged row is copied with it, so that the other texts are safe; older backups then stay. Outside the
    /// newsroom the originals are laid beside it first, so that it is whole without this computer. Fails where a folder
    /// or a device stands: a backup never takes its place.
    pub fn back_up_to(&self, path: &Path, now: &str) -> Result<Backup, StoreFault> {
        if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
            return Err(StoreFault::Files(std::io::ErrorKind::AlreadyExists.into()));
        }
        let mut nobody = Watching::nobody();
        self.read(|connection| make(connection, &self.folder, path, now, &mut nobody))
    }

    /// The newsroom's own backups, newest first.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreFault> {
        Ok(listed(&self.folder.backups()))
    }
}

/// The backups in `folder`, newest first, by their manifests.
pub(crate) fn listed(folder: &Path) -> Vec<Backup> {
    backups(folder).iter().filter_map(|(_, path)| read_manifest(path)).collect()
}

/// The next backup's place in `folder`: its number is one above the highest there.
pub(crate) fn next_in(folder: &Path, now: &str) -> PathBuf {
    let number = backups(folder).first().map_or(0, |(number, _)| *number) + 1;
    folder.join(format!("{number:06}-{}.db", plain(now)))
}

/// A verified backup of a database that is about to get a newer schema, among the newsroom's own. Nothing is pruned.
pub(crate) fn before_migration(
    connection: &Connection,
    folder: &Folder,
    now: &str,
) -> Result<(), StoreFault> {
    let path = next_in(&folder.backups(), now);
    make(connection, folder, &path, now, &mut Watching::nobody()).map(|_| ())
}

/// Copies, syncs, checks the copy by itself, renames, syncs the folder, writes the manifest. Stopped, it leaves nothing.
pub(crate) fn make(
    connection: &Connection,
    newsroom: &Folder,
    path: &Path,
    now: &str,
    watching: &mut Watching,
) -> Result<Backup, StoreFault> {
    let folder = above(path);
    make_folder(folder)?;
    let file = tempfile::Builder::new().prefix(".backup-").suffix(".db").tempfile_in(folder)?;
    let temporary = file.into_temp_path();
    copy(connection, &temporary)?;
    fs::File::options().write(true).open(&temporary)?.sync_all()?;
    let report = verify_database(&temporary, watching)?;
    if !report.damage.is_empty() && report.damage != damage(connection)? {
        return Err(StoreFault::damaged(report.damage_in_one_line()));
    }
    if folder != newsroom.backups() {
        carry::out(connection, newsroom, folder)?;
    }
    put_in_place(temporary, path)?;
    sync_folder(folder)?;
    let backup = described(path, now, &report)?;
    let manifest = seal::signed(manifest(&backup), &seal::hash_of(path)?);
    write_whole(&manifest_of(path), manifest.to_string().as_bytes())?;
    Ok(backup)
}

/// What is damaged in the open database itself.
fn damage(connection: &Connection) -> Result<Vec<DamagedPart>, StoreFault> {
    let mut report = VerifyReport::default();
    check(connection, &mut report, &mut Watching::nobody())?;
    Ok(report.damage)
}

/// Copies the database to `to`, a file that nobody looks for yet and that the caller syncs as a whole: until then it
/// needs no journal and no syncs of its own.
pub(crate) fn copy(from: &Connection, to: &Path) -> Result<(), StoreFault> {
    let mut target = Connection::open(to)?;
    for setting in ["journal_mode", "synchronous"] {
        target.pragma_update(None, setting, "off")?;
    }
    Copy::new(from, &mut target)?.run_to_completion(256, Duration::ZERO, None)?;
    target.pragma_update(None, "journal_mode", "delete")?;
    Ok(())
}

fn described(path: &Path, now: &str, report: &VerifyReport) -> Result<Backup, StoreFault> {
    Ok(Backup {
        path: path.to_owned(),
        made: now.to_owned(),
        articles: report.articles,
        revisions: report.revisions,
        photos: report.photos,
        bytes: fs::metadata(path)?.len(),
        damage: report.damage.len() as u32,
    })
}

pub(crate) fn manifest_of(path: &Path) -> PathBuf {
    path.with_extension("json")
}

fn manifest(backup: &Backup) -> Value {
    json!({ "made": backup.made, "articles": backup.articles, "revisions": backup.revisions,
            "photos": backup.photos, "bytes": backup.bytes, "damage": backup.damage })
}

pub(crate) fn read_manifest(path: &Path) -> Option<Backup> {
    let value: Value = serde_json::from_slice(&fs::read(manifest_of(path)).ok()?).ok()?;
    let count = |name: &str| value[name].as_u64().and_then(|n| u32::try_from(n).ok());
    Some(Backup {
        path: path.to_owned(),
        made: value["made"].as_str()?.to_owned(),
        articles: count("articles")?,
        revisions: count("revisions")?,
        photos: count("photos")?,
        bytes: value["bytes"].as_u64()?,
        damage: count("damage").unwrap_or(0),
    })
}

fn number_of(path: &Path) -> Option<u32> {
    path.file_name()?.to_string_lossy().split('-').next()?.parse().ok()
}

/// The backup files with their numbers, highest number first. Numbers order them, never the clock.
pub(crate) fn backups(folder: &Path) -> Vec<(u32, PathBuf)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries.flatten() {
        let path = entry.path();
        let ends = path.extension().is_some_and(|end| end == "db");
        if let (Some(number), true) = (number_of(&path), ends) {
            files.push((number, path));
        }
    }
    files.sort_by(|a, b| b.cmp(a));
    files
}

/// Keeps the newest 12, then the newest of each of 14 days, then of each of 8 weeks; everything else goes. Called only
/// when the newest was verified a moment ago. They are walked by their numbers, newest first: a clock that jumps makes
/// none of them older than it is. One that cannot be removed now (another program holds it open, on Windows) goes another
/// time: the backup that was just made is none the worse for it.
pub(crate) fn prune(folder: &Path) {
    let files = backups(folder);
    let [recent, days, weeks] = KEPT;
    let (mut seen_days, mut seen_weeks): (Vec<i64>, Vec<i64>) = Default::default();
    for (n, (_, path)) in files.iter().enumerate() {
        let day = day_of(path);
        let week = day.div_euclid(7);
        let (first_of_day, first_of_week) =
            (!seen_days.contains(&day), !seen_weeks.contains(&week));
        if first_of_day {
            seen_days.push(day);
        }
        if first_of_week {
            seen_weeks.push(week);
        }
        let kept = n < recent
            || (first_of_day && seen_days.len() <= days)
            || (first_of_week && seen_weeks.len() <= weeks);
        if !kept && fs::remove_file(path).is_ok() {
            let _ = fs::remove_file(manifest_of(path));
        }
    }
}

/// The day in a backup's name, counted from 1970-01-01; 0 for a name without one.
fn day_of(path: &Path) -> i64 {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let digits: String = name.split('-').nth(1).unwrap_or_default().chars().take(8).collect();
    let Ok(date) = digits.parse::<i64>() else { return 0 };
    let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
    // Years begin in March, so that the day a leap year adds is its last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day - 719_469
}

/// The newsroom has backups: it is no new one.
pub(crate) fn any(folder: &Folder) -> bool {
    !backups(&folder.backups()).is_empty()
}

/// The newest backup that passes every check, and those made after it, newest first, out of which single texts may
/// still be read.
pub(crate) fn newest_good(folder: &Folder) -> (Option<PathBuf>, Vec<PathBuf>) {
    let files = backups(&folder.backups());
    let mut later = Vec::new();
    for (_, path) in files {
        if verify_backup(&path, &mut Watching::nobody())
            .is_ok_and(|report| report.damage.is_empty())
        {
            return (Some(path), later);
        }
        later.push(path);
    }
    (None, later)
}

/// Lays a copy of `backup` in the place of the database, which must not be there any more.
pub(crate) fn bring_back(folder: &Folder, backup: &Path) -> Result<(), StoreFault> {
    Ok(write_whole(&folder.database(), &fs::read(backup)?)?)
}
