//! Sweeping: files that nothing refers to any more. An original goes only when neither the database nor any backup
//! names it and it has lain there for thirty days; an unfinished file of a run that was killed goes after a day.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use rusqlite::{Connection, OpenFlags};

use crate::{Newsroom, StoreFault, backup, verify::photos};

const DAY: Duration = Duration::from_hours(24);
/// How long an original that nothing names is kept.
const KEPT: Duration = Duration::from_hours(30 * 24);
/// How unfinished files begin.
const UNFINISHED: [&str; 2] = [".new-", ".backup-"];

/// What was swept away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Originals that nothing names.
    pub originals: u32,
    /// Unfinished files.
    pub unfinished: u32,
}

impl Newsroom {
    /// Sweeps the newsroom's folder. When one backup cannot be read, no original goes: it might name it.
    pub fn sweep(&self) -> Result<Swept, StoreFault> {
        let mut swept = Swept::default();
        if self.writer.is_none() {
            return Ok(swept);
        }
        for file in files(&self.folder.root) {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let unfinished = UNFINISHED.iter().any(|start| name.starts_with(start));
            if unfinished && is_older(&file, DAY) {
                fs::remove_file(&file)?;
                swept.unfinished += 1;
            }
        }
        let Some(named) = self.named_anywhere()? else { return Ok(swept) };
        for file in files(&self.folder.root.join("photos").join("originals")) {
            let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if !named.contains(&id) && is_older(&file, KEPT) {
                fs::remove_file(&file)?;
                swept.originals += 1;
            }
        }
        Ok(swept)
    }

    /// Ids of all photos that the database or a backup names; none when one of them cannot be read.
    fn named_anywhere(&self) -> Result<Option<HashSet<String>>, StoreFault> {
        let mut named: HashSet<String> =
            self.read(photos)?.into_iter().map(|(photo, _)| photo).collect();
        let kept_aside = files(&self.folder.root).into_iter().filter(|file| {
            let folder = file.parent().and_then(Path::file_name).unwrap_or_default();
            file.ends_with("newsroom.db") && folder.to_string_lossy().starts_with("aside-")
        });
        let backups = backup::backups(&self.folder.backups()).into_iter().map(|(_, file)| file);
        for file in backups.chain(kept_aside) {
            let Ok(found) = photos_in(&file) else { return Ok(None) };
            named.extend(found);
        }
        Ok(Some(named))
    }
}

fn photos_in(database: &Path) -> Result<Vec<String>, StoreFault> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    Ok(photos(&connection)?.into_iter().map(|(photo, _)| photo).collect())
}

/// By the file system's own clock; a clock that stands before the file keeps it.
fn is_older(file: &Path, age: Duration) -> bool {
    let changed = fs::metadata(file).and_then(|about| about.modified());
    changed.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|old| old > age))
}

/// All files under `folder`, at any depth.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&entry.path())),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    found
}
