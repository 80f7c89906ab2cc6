//! Coming back: the newsroom from one of its backups, the monthly drill that shows it can be done, the second place,
//! and the upkeep that runs once in a while behind the person's back.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, atomic::Ordering},
    time::Duration,
};

use crate::{
    contract::{
        BackupAsk, BackupList, DamagedPart, DrillRow, Notes, Nothing, Refusal, RefusalCode,
        Restored, SecondPlace,
    },
    desk::{Desk, internal},
    host::Sought,
    keep::row,
};

const SECOND_PLACE: &str = "second_place";
const DRILL: &str = "drill";
/// The note that the newsroom lies no longer where it was opened.
const FOLDER_GONE: &str = "folder_gone";
/// Upkeep leaves the first moments of a run to the person.
const QUIET: Duration = Duration::from_secs(30);
/// Older photos that are looked at in one run: so many times so many. In between the newsroom is let go.
const STUDIED: [u32; 2] = [20, 100];
/// Days between two drills.
const DRILL_DAYS: i64 = 30;

/// The second place for backups, if one was chosen.
pub(crate) fn second_place(store: &store::Newsroom) -> Result<Option<PathBuf>, store::StoreFault> {
    let kept = store.setting(SECOND_PLACE)?;
    Ok(kept.and_then(|value| value.as_str().map(PathBuf::from)))
}

impl Desk {
    pub(crate) async fn backup_list(&self) -> Result<BackupList, Refusal> {
        self.at_store(|store| {
            let second = second_place(store)?.map(|place| SecondPlace {
                folder: place.display().to_string(),
                there: place.is_dir(),
                newest: store.backups_in(&place).first().map(row),
            });
            let drill = store.setting(DRILL)?.and_then(|kept| serde_json::from_value(kept).ok());
            Ok(BackupList { backups: store.backups()?.iter().map(row).collect(), second, drill })
        })
        .await
    }

    /// Fails with `storage_damaged` when the backup is not sound and with `cancelled` when the person stopped it; then
    /// nothing was changed.
    pub(crate) async fn restore_backup(&self, ask: BackupAsk) -> Result<Restored, Refusal> {
        let file = self.at_store(move |store| Ok(store.backup_file(ask.number))).await?;
        let file =
            file.ok_or_else(|| Refusal::new(RefusalCode::FileUnreadable).with("name", ask.number))?;
        self.come_back(&file).await
    }

    pub(crate) async fn restore_chosen(&self, _ask: Nothing) -> Result<Restored, Refusal> {
        let question = self.question(Sought::Backup).await;
        let host = Arc::clone(&self.room.host);
        match self.aside(move || Ok(host.choose_file(question))).await? {
            Some(file) => self.come_back(&file).await,
            None => Ok(Restored {
                done: false,
                complete: false,
                articles: 0,
                revisions: 0,
                photos: 0,
                damage: Vec::new(),
            }),
        }
    }

    async fn come_back(&self, file: &Path) -> Result<Restored, Refusal> {
        let (file, now, restoring) =
            (file.to_owned(), self.now(), Arc::clone(&self.room.restoring));
        let _alone = restoring.begin().await;
        let watch = Arc::clone(&restoring);
        // These belong to this computer and this person's seat, not to the texts.
        let kept = self.at_store(|store| store.setting(SECOND_PLACE)).await?;
        let back = self.at_store(move |store| {
            let back = store.come_back(&file, &now, watch)?;
            if let Some(place) = kept {
                store.put_setting(SECOND_PLACE, &place)?;
            }
            Ok(back)
        });
        let store::CameBack { wanted, counted } = back.await?;
        let same = (wanted.articles, wanted.revisions, wanted.photos)
            == (counted.articles, counted.revisions, counted.photos);
        Ok(Restored {
            done: true,
            complete: same && counted.damage.is_empty(),
            articles: counted.articles,
            revisions: counted.revisions,
            photos: counted.photos,
            damage: counted.damage.into_iter().map(DamagedPart::from).collect(),
        })
    }

    pub(crate) async fn drill_now(&self, _ask: Nothing) -> Result<BackupList, Refusal> {
        let now = self.now();
        self.at_store(move |store| drill(store, &now)).await?;
        self.backup_list().await
    }

    pub(crate) async fn choose_second_place(&self, _ask: Nothing) -> Result<BackupList, Refusal> {
        let start = self.at_store(second_place).await?.unwrap_or_default();
        let question = self.question(Sought::SecondPlace).await;
        let host = Arc::clone(&self.room.host);
        let chosen = self.aside(move || Ok(host.choose_folder(question, &start))).await?;
        if let Some(folder) = chosen {
            let value = serde_json::Value::from(folder.display().to_string());
            let now = self.now();
            self.at_store(move |store| {
                store.put_setting(SECOND_PLACE, &value)?;
                if store.backups()?.is_empty() {
                    store.back_up(&now)?;
                }
                Ok(())
            })
            .await?;
            self.copy_to_second().await?;
        }
        self.backup_list().await
    }

    pub(crate) async fn forget_second_place(&self, _ask: Nothing) -> Result<BackupList, Refusal> {
        let none = serde_json::Value::Null;
        self.at_store(move |store| store.put_setting(SECOND_PLACE, &none)).await?;
        self.backup_list().await
    }

    /// Lays the newest backup into the second place. A place that is not there now is no trouble; one that refuses
    /// is told as the person's target.
    pub(crate) async fn copy_to_second(&self) -> Result<(), Refusal> {
        let Some(place) = self.at_store(second_place).await? else { return Ok(()) };
        let target = place.clone();
        let copied = self.at_store(move |store| store.copy_to_second(&place)).await;
        copied.map(|_| ()).map_err(|refusal| crate::keep::at(&target, refusal))
    }

    /// Does the check that a fast start put off, if it is still owed.
    pub(crate) async fn read_notes(&self, _ask: Nothing) -> Result<Notes, Refusal> {
        if !self.at_store(store::Newsroom::check_if_owed).await? {
            self.note_damage();
        }
        let mut notes = self.room.notes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if !self.at_store(|store| Ok(store.is_there())).await? {
            notes.push(FOLDER_GONE.to_owned());
        }
        Ok(Notes { notes })
    }

    fn note_damage(&self) {
        let mut notes = self.room.notes.lock().unwrap_or_else(PoisonError::into_inner);
        notes.push("damage_found".into());
    }

    /// Starts the upkeep, once in a run: the check that a fast start put off, the monthly drill, the trash of photos,
    /// sweeping, the copy to a second place that is there again, a look at photos from before there were looks. It
    /// holds the newsroom only while it works.
    pub(crate) fn begin_upkeep(&self) {
        if self.room.upkeep.swap(true, Ordering::SeqCst) || self.room.opened.read_only {
            return;
        }
        let room = Arc::downgrade(&self.room);
        tokio::spawn(async move {
            tokio::time::sleep(QUIET).await;
            let desk = || room.upgrade().map(|room| Self { room });
            match desk() {
                Some(desk) if desk.upkeep().await == Ok(true) => {}
                _ => return,
            }
            for _ in 0..STUDIED[0] {
                let Some(desk) = desk() else { return };
                if !desk.study_older_photos(STUDIED[1]).await.is_ok_and(|known| known > 0) {
                    return;
                }
            }
        });
    }

    /// All of it but the photos. Answers false where damage was found.
    async fn upkeep(&self) -> Result<bool, Refusal> {
        if !self.at_store(store::Newsroom::check_if_owed).await? {
            self.note_damage();
            return Ok(false);
        }
        // A place that refuses keeps nothing else from being looked after; it is told of at the next backup.
        let _ = self.copy_to_second().await;
        let last = self.at_store(|store| store.setting(DRILL)).await?;
        let last: Option<DrillRow> = last.and_then(|kept| serde_json::from_value(kept).ok());
        if last.is_none_or(|last| is_due(&last.at, &*self.room.host)) {
            let now = self.now();
            self.at_store(move |store| {
                drill(store, &now)?;
                store.empty_photo_trash(&now)?;
                store.sweep().map(|_| ())
            })
            .await?;
        }
        Ok(true)
    }
}

/// A drill was more than a month ago, or in the future of a clock that was wrong.
fn is_due(at: &str, host: &dyn crate::Host) -> bool {
    let Ok(then) = at.parse::<jiff::Timestamp>() else { return true };
    let days = host.now().timestamp().duration_since(then).as_hours() / 24;
    !(0..DRILL_DAYS).contains(&days)
}

/// Drills, and keeps what it has shown.
fn drill(store: &store::Newsroom, now: &str) -> Result<(), store::StoreFault> {
    let Some(drill) = store.drill(now)? else { return Ok(()) };
    let shown = DrillRow {
        at: now.to_owned(),
        passed: drill.passed,
        articles: drill.counted.articles,
        revisions: drill.counted.revisions,
        photos: drill.counted.photos,
    };
    let value = serde_json::to_value(shown).unwrap_or_default();
    store.put_setting(DRILL, &value)
}

impl Desk {
    /// See the contract. Fails with `target_not_writable` where there is no other place for it.
    pub(crate) async fn move_newsroom(
        &self,
        _ask: Nothing,
    ) -> Result<crate::contract::Moved, Refusal> {
        let host = Arc::clone(&self.room.host);
        let nowhere = || Refusal::new(RefusalCode::TargetNotWritable).with("place", "");
        let target = host.safe_newsroom().ok_or_else(nowhere)?;
        if store::placement(&target) != store::Placement::Local {
            return Err(nowhere());
        }
        let (to, now) = (target.clone(), self.now());
        let moved = self.at_store(move |store| store.copy_newsroom_to(&to, &now)).await;
        let report = moved.map_err(|refusal| crate::keep::at(&target, refusal))?;
        if !report.damage.is_empty() {
            return Err(
                Refusal::new(RefusalCode::StorageDamaged).with("what", report.damage_in_one_line())
            );
        }
        host.move_to(&target).map_err(|fault| internal(&fault))?;
        Ok(crate::contract::Moved {
            folder: target.display().to_string(),
            articles: report.articles,
            photos: report.photos,
        })
    }
}
