//! Keeping: backups that were verified, and what the command line does with them.

use std::{
    ops::ControlFlow,
    path::Path,
    sync::{Arc, PoisonError},
};

use store::{Stand, Watch};

use crate::{
    coming_back::second_place,
    contract::{
        BackupList, BackupRow, BackupWritten, DamagedPart, Nothing, Refusal, RefusalCode, Verified,
    },
    desk::{Desk, internal, stamp},
    host::Headless,
    views,
};

/// The note that no backup could be made.
const BACKUP_FAILED: &str = "backup_failed";

impl Desk {
    pub(crate) async fn backup_now(&self, _ask: Nothing) -> Result<BackupRow, Refusal> {
        let now = self.now();
        let made = self.at_store(move |store| store.back_up(&now)).await?;
        self.copy_to_second().await?;
        Ok(row(&made))
    }

    /// Makes a backup in the background when ten minutes of activity have passed; nobody waits for it. One that
    /// fails is noted until one is made, and tried again a minute later, and at the end of the run at the latest.
    pub(crate) fn back_up_if_due(&self) {
        let (room, now) = (Arc::clone(&self.room), self.now());
        tokio::task::spawn_blocking(move || {
            let made = room.store.back_up_if_due(&now).and_then(|made| {
                if made.is_some()
                    && let Some(place) = second_place(&room.store)?
                {
                    room.store.copy_to_second(&place)?;
                }
                Ok(made)
            });
            let mut notes = room.notes.lock().unwrap_or_else(PoisonError::into_inner);
            if !matches!(made, Ok(None)) {
                notes.retain(|note| note != BACKUP_FAILED);
            }
            if made.is_err() {
                notes.push(BACKUP_FAILED.to_owned());
            }
        });
    }

    pub(crate) async fn list_backups(&self, _ask: Nothing) -> Result<BackupList, Refusal> {
        self.backup_list().await
    }

    /// Writes a verified backup to `path`, or among the newsroom's own when there is none.
    /// Fails with `target_…` or `storage_…`; then no half backup is left.
    pub async fn backup_to(&self, path: Option<&Path>) -> Result<BackupWritten, Refusal> {
        let (now, target) = (self.now(), path.map(Path::to_owned));
        let made = self
            .at_store(move |store| match target {
                Some(target) => store.back_up_to(&target, &now),
                None => store.back_up(&now),
            })
            .await;
        let backup = made.map_err(|refusal| path.map_or(refusal.clone(), |p| at(p, refusal)))?;
        Ok(BackupWritten { path: backup.path.display().to_string(), backup: row(&backup) })
    }
}

/// The refusal of a target that the person named: their place refused, the newsroom's own is as it was.
pub(crate) fn at(target: &Path, refusal: Refusal) -> Refusal {
    let code = match refusal.code {
        RefusalCode::StorageFull => RefusalCode::TargetFull,
        RefusalCode::StorageReadOnly | RefusalCode::StorageTrouble => {
            RefusalCode::TargetNotWritable
        }
        other => other,
    };
    Refusal { code, ..refusal }.with("place", target.display())
}

/// Checks every row, hash and photo of the newsroom or backup at `path`. Changes nothing.
/// Fails with `file_unreadable` when there is neither.
pub async fn verify(path: &Path) -> Result<Verified, Refusal> {
    let path = path.to_owned();
    let kind = if path.is_dir() { "newsroom" } else { "backup" };
    let named = path.display().to_string();
    if !path.exists() {
        return Err(Refusal::new(RefusalCode::FileUnreadable).with("name", named));
    }
    let report = tokio::task::spawn_blocking(move || store::verify(&path)).await;
    let report = report.map_err(|fault| internal(&fault))?;
    Ok(verified(kind, report.map_err(|fault| Refusal::from(fault).with("name", named))?))
}

/// Puts the backup at `from` in place of the newsroom in `folder`. What stood there is kept beside it. `hears` is told
/// how much is done, in percent from 0 to 100, and may stop it: until the newsroom is replaced it is then as it was.
/// The answer's kind says what was counted last: the newsroom, or the backup, which was not sound and changed nothing.
/// Fails with `storage_busy` while a window or another command holds the newsroom, and with `cancelled`.
pub async fn restore(
    folder: &Path,
    from: &Path,
    hears: impl Fn(u32) -> ControlFlow<()> + Send + Sync + 'static,
) -> Result<Verified, Refusal> {
    let (folder, from) = (folder.to_owned(), from.to_owned());
    if !from.exists() {
        return Err(Refusal::new(RefusalCode::FileUnreadable).with("name", from.display()));
    }
    let now = stamp(&Headless { exports: folder.clone() });
    let restored = move || store::restore_watched(&folder, &from, &now, Arc::new(Percent(hears)));
    let back = tokio::task::spawn_blocking(restored).await.map_err(|fault| internal(&fault))??;
    Ok(verified(if back.replaced { "newsroom" } else { "backup" }, back.counted))
}

/// Hears a long deed as one number.
struct Percent<F>(F);

impl<F: Fn(u32) -> ControlFlow<()> + Send + Sync> Watch for Percent<F> {
    fn hears(&self, stand: Stand) -> ControlFlow<()> {
        let (done, all) = (u64::from(stand.whole_done), u64::from(stand.whole_all.max(1)));
        (self.0)((done * 100 / all) as u32)
    }
}

fn verified(kind: &str, report: store::VerifyReport) -> Verified {
    Verified {
        ok: report.damage.is_empty(),
        kind: kind.to_owned(),
        articles: report.articles,
        revisions: report.revisions,
        photos: report.photos,
        damage: report.damage.into_iter().map(DamagedPart::from).collect(),
    }
}

pub(crate) fn row(backup: &store::Backup) -> BackupRow {
    BackupRow {
        number: backup.number(),
        made: backup.made.clone(),
        articles: backup.articles,
        revisions: backup.revisions,
        photos: backup.photos,
        kilobytes: views::kilobytes(backup.bytes),
        damage: backup.damage,
    }
}
