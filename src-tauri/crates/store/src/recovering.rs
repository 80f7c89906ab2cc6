//! Recovery: a database that will not open is put aside byte for byte, the newest good backup takes its place, and whatever
//! is sound in the old one is carried over. Each step is marked before it begins, so that a recovery that was killed goes on
//! where it stood: what can be salvaged is never forgotten in a folder that nobody looks into.

use std::{collections::HashSet, fs, path::PathBuf};

use rusqlite::Connection;
use tempfile::TempPath;

use crate::{
    OpenReport, StoreFault, backup,
    damage::{self, Salvaged},
    folder::{Folder, put_in_place, sync_folder, write_whole},
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

/// Puts the database aside and `incoming` in its place. A run that ends between the two has put nothing out of sight: the
/// next start finds the mark, and carries over what lies aside. So it does with a recovery that was cut short before.
pub(crate) fn exchange(folder: &Folder, incoming: TempPath, now: &str) -> Result<(), StoreFault> {
    let owed = Stand::read(folder);
    put_aside(folder, owed.as_ref(), now)?;
    folder.drop_cache();
    put_in_place(incoming, &folder.database())?;
    if owed.is_none() {
        forget(folder)?;
    }
    Ok(sync_folder(&folder.root)?)
}

/// Moves the database aside, marked; `owed` is how far a recovery had come that was cut short.
fn put_aside(folder: &Folder, owed: Option<&Stand>, now: &str) -> Result<(), StoreFault> {
    let aside = match owed {
        Some(Stand::Replaced(_)) => return Ok(folder.move_database(&folder.free_aside(now))?),
        Some(Stand::Leaving(aside)) => aside.clone(),
        None => folder.free_aside(now),
    };
    let is_whole = owed.is_none() && folder.database().is_file();
    Stand::Leaving(aside.clone()).write(folder)?;
    if let Err(fault) = folder.move_database(&aside) {
        if is_whole && folder.database().is_file() {
            forget(folder)?;
        }
        return Err(fault.into());
    }
    Stand::Replaced(aside).write(folder)
}

fn forget(folder: &Folder) -> Result<(), StoreFault> {
    fs::remove_file(folder.recovery_mark())?;
    Ok(sync_folder(&folder.root)?)
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
    forget(folder)?;
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
    use std::path::Path;

    use super::*;
    use crate::{Newsroom, folder::write_unnamed};

    const NOW: &str = "2025-10-03T09:42:00.000+07:00";

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

    /// A newsroom of one headline in `root`.
    fn founded(root: &Path, headline: &str) {
        let id = article::ArticleId::parse("0190a0b0-0000-7000-8000-000000000001").unwrap();
        let mut text = article::Document::blank("Hạ Vy");
        text.headline = vec![article::Inline::text(headline)];
        let (room, _) = Newsroom::open(root, NOW).unwrap();
        room.create(&article::Article::draft(id, text), "Hạ Vy", "created", NOW).unwrap();
    }

    fn headlines(root: &Path) -> Vec<String> {
        let (room, _) = Newsroom::open(root, NOW).unwrap();
        let filter = crate::ArticleFilter { limit: 10, ..crate::ArticleFilter::default() };
        let list = room.list(&filter, crate::ListOrder::Changed).unwrap();
        list.rows.into_iter().map(|row| row.headline).collect()
    }

    #[test]
    fn an_exchange_that_is_cut_short_loses_no_text() {
        let root = tempfile::tempdir().unwrap();
        founded(root.path(), "Ra quân");
        let folder = Folder { root: root.path().to_owned() };
        put_aside(&folder, None, NOW).unwrap();
        assert!(!folder.database().is_file(), "nothing stands in its place yet");
        assert_eq!(headlines(root.path()), ["Ra quân"]);
        assert!(!is_owed(&folder));
    }

    #[test]
    fn an_exchange_forgets_no_recovery_that_is_owed() {
        for stand in [Stand::Leaving, Stand::Replaced] {
            let root = tempfile::tempdir().unwrap();
            founded(root.path(), "Ra quân");
            let folder = Folder { root: root.path().to_owned() };
            let aside = root.path().join("aside-1");
            let stand = stand(aside.clone());
            stand.write(&folder).unwrap();
            if stand == Stand::Replaced(aside.clone()) {
                folder.move_database(&aside).unwrap();
            }
            let other = tempfile::tempdir().unwrap();
            founded(other.path(), "Bài khác");
            let bytes = fs::read(other.path().join("newsroom.db")).unwrap();
            let incoming = write_unnamed(&folder.database(), &bytes).unwrap();
            exchange(&folder, incoming, NOW).unwrap();
            assert_eq!(Stand::read(&folder), Some(Stand::Replaced(aside.clone())));
            assert!(aside.join("newsroom.db").is_file(), "what is to be carried over lies there");
        }
    }
}
