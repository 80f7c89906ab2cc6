//! A second place for backups (a USB stick, another drive): the newest verified backup with the originals it names,
//! checked there once more, rotated as the newsroom's own are. A place that is not there now is no trouble; it gets its
//! copy when it is there again.

use std::{
    fs,
    hash::{BuildHasher as _, Hasher as _, RandomState},
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags};

use crate::{
    Backup, Newsroom, StoreFault, backup, carry, folder::write_whole, verify::verify_backup,
    watching::Watching,
};

impl Newsroom {
    /// This newsroom's folder in `place`; two newsrooms may share a stick and prune only their own, also where their
    /// computers have folders of the same name.
    fn second_folder(&self, place: &Path) -> PathBuf {
        let own = fs::read_to_string(self.folder.own_mark()).unwrap_or_default();
        let name = format!("{}{own}", self.folder.root.display());
        let mark = blake3::hash(name.as_bytes()).to_hex();
        place.join(format!("tin-phuong-sao-luu-{}", &mark[..8]))
    }

    /// Gives the newsroom a mark that no other has, once.
    fn mark_own(&self) -> Result<(), StoreFault> {
        let path = self.folder.own_mark();
        if path.is_file() || self.writer.is_none() {
            return Ok(());
        }
        let random = || RandomState::new().build_hasher().finish();
        Ok(write_whole(&path, format!("{:016x}{:016x}", random(), random()).as_bytes())?)
    }

    /// Lays the newest sound backup into `place`, unless it lies there already, and prunes old ones there. None when
    /// there is no backup yet or when the place is not there now: a drive that was pulled out is not made anew as a
    /// folder. Fails when the copy cannot be written or is not what was copied; then what lay there stays.
    pub fn copy_to_second(&self, place: &Path) -> Result<Option<Backup>, StoreFault> {
        let newest = self.backups()?.into_iter().find(|backup| backup.damage == 0);
        let (true, Some(newest)) = (place.is_dir(), newest) else { return Ok(None) };
        self.mark_own()?;
        let folder = self.second_folder(place);
        let to = folder.join(newest.path.file_name().unwrap_or_default());
        if !backup::manifest_of(&to).is_file() {
            fs::create_dir_all(&folder)?;
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
            let connection = Connection::open_with_flags(&newest.path, flags)?;
            carry::out(&connection, &self.folder, &folder)?;
            write_whole(&to, &fs::read(&newest.path)?)?;
            let manifest = fs::read(backup::manifest_of(&newest.path))?;
            write_whole(&backup::manifest_of(&to), &manifest)?;
            let report = verify_backup(&to, &mut Watching::nobody())?;
            if !report.damage.is_empty() {
                fs::remove_file(backup::manifest_of(&to))?;
                return Err(StoreFault::damaged(report.damage_in_one_line()));
            }
            backup::prune(&folder);
        }
        Ok(backup::read_manifest(&to))
    }

    /// The backups in a second place, newest first.
    pub fn backups_in(&self, place: &Path) -> Vec<Backup> {
        backup::listed(&self.second_folder(place))
    }
}
