//! Recovery: a database that will not open is put aside byte for byte, the newest good backup takes its place, and whatever
//! is sound in the old one is carried over. Each step is marked before it begins, so that a recovery that was killed goes on
//! where it stood: what can be salvaged is never forgotten in a folder that nobody looks into.

use std::{collections::HashSet, fs, path::PathBuf};

use rusqlite::Connection;

use crate::{
    OpenReport, StoreFault, backup,
    damage::{self, Salvaged},
    folder::{Folder, sync_folder, write_whole},
    opening::open_writing,
    schema,
};

/// How far a recovery has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stand {
    /// The damaged database is on its way to this folder; some of its files may still be in their place.
    Leaving(PathBuf),
    /// It lies there whole. What takes its place may not be there yet, or lack what can be salvaged.
    Replaced(PathBuf),
}

impl Stand {
    /// What the newsroom's mark says; none where no recovery is going on.
    fn read(folder: &Folder) -> Option<Self> {
        let mark = fs::read_to_string(folder.recovery_mark()).ok()?;
        let (stand, name) = mark.trim().split_once(' ')?;
        let aside = folder.root.join(name);
        match stand {
            "leaving" => Some(Self::Leaving(aside)),
            "replaced" => Some(Self::Replaced(aside)),
            _ => None,
        }
    }

    fn write(&self, folder: &Folder) -> Result<(), StoreFault> {
        let (stand, aside) = match self {
            Self::Leaving(aside) => ("leaving", aside),
            Self::Replaced(aside) => ("replaced", aside),
        };
        let name = aside.file_name().unwrap_or_default().to_string_lossy();
        Ok(write_whole(&folder.recovery_mark(), format!("{stand} {name}\n").as_bytes())?)
    }
}

/// The database may not be opened as it stands: a check in the background found it damaged, or a recovery of it was cut short.
pub(crate) fn is_owed(folder: &Folder) -> bool {
    folder.damage_mark().is_file() || folder.recovery_mark().is_file()
}

/// Puts the newest good backup in the place of a damaged database, which is kept aside, and carries over whatever is
/// sound in it and in later backups; goes on with a recovery that was cut short. `report` tells what became of which article.
pub(crate) fn replace_damaged(
    folder: &Folder,
    now: &str,
    report: &mut OpenReport,
) -> Result<Connection, StoreFault> {
    let stand = Stand::read(folder);
    let resumed = stand.is_some();
    let aside = match stand.unwrap_or_else(|| Stand::Leaving(folder.free_aside(now))) {
        Stand::Replaced(aside) => aside,
        Stand::Leaving(aside) => {
            Stand::Leaving(aside.clone()).write(folder)?;
            folder.move_database(&aside)?;
            folder.drop_cache();
            Stand::Replaced(aside.clone()).write(folder)?;
            aside
        }
    };
    let (good, later) = backup::newest_good(folder);
    report.notes.push(if good.is_some() { "database_replaced" } else { "no_good_backup" }.into());
    if let Some(file) = good
        && !folder.database().is_file()
    {
        backup::bring_back(folder, &file)?;
    }
    let mut connection = open_replaced(folder, now)?;
    // The newest first.
    let sources = std::iter::once(aside.join("newsroom.db")).chain(later);
    let mut told = HashSet::new();
    for file in sources {
        let before = told.clone();
        let found = match damage::salvage(&file, &mut connection, &mut told) {
            Err(StoreFault::Full) if folder.drop_ballast() => {
                told = before;
                damage::salvage(&file, &mut connection, &mut told)
            }
            found => found,
        };
        merge(&mut report.salvaged, found?);
    }
    if resumed || report.salvaged.iter().any(|one| one.outcome == damage::Outcome::Later) {
        report.notes.push("rows_salvaged".into());
    }
    fs::remove_file(folder.recovery_mark())?;
    sync_folder(&folder.root)?;
    Ok(connection)
}

/// Opens what stands in the place of a damaged database, be it empty.
fn open_replaced(folder: &Folder, now: &str) -> Result<Connection, StoreFault> {
    let mut fresh = Connection::open(folder.database())?;
    if schema::found(&fresh)? == 0 {
        schema::migrate(&mut fresh)?;
    }
    drop(fresh);
    Ok(open_writing(folder, now)?.0)
}

/// An article that one source carried over is not lost because another could not be read.
fn merge(all: &mut Vec<Salvaged>, found: Vec<Salvaged>) {
    for one in found {
        match all.iter_mut().find(|known| known.id == one.id) {
            Some(known) if one.outcome == damage::Outcome::Later => *known = one,
            Some(_) => {}
            None => all.push(one),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_says_how_far_it_came() {
        let root = tempfile::tempdir().unwrap();
        let folder = Folder { root: root.path().to_owned() };
        assert_eq!(Stand::read(&folder), None);
        for stand in [Stand::Leaving, Stand::Replaced] {
            let stand = stand(root.path().join("aside-20251003T094200"));
            stand.write(&folder).unwrap();
            assert_eq!(Stand::read(&folder), Some(stand));
        }
        assert!(is_owed(&folder));
    }
}
