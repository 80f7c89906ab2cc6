//! The desk: one open newsroom, its photo workers, and the host it stands on.

use std::{
    collections::{HashMap, HashSet},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, atomic::AtomicBool},
};

use article::PhotoRef;
use store::Newsroom;

use crate::{
    contract::{Refusal, RefusalCode},
    host::Host,
    leaving::Leaving,
    picture_look::Looks,
    progress::Progress,
    restoring::Restoring,
    worker::Workers,
};

/// The desk. Cheap to clone; all clones share one newsroom.
#[derive(Clone)]
pub struct Desk {
    pub(crate) room: Arc<Room>,
}

/// Where work is done that would keep others waiting.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Labour {
    /// On threads kept for it: the window asks many things at once.
    Aside,
    /// Right where it is asked for: one command is all that is done, and nobody waits behind it.
    Here,
}

impl Labour {
    /// Carries out `work`. Fails with `internal` when it breaks off.
    async fn carry_out<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        match self {
            Self::Aside => tokio::task::spawn_blocking(work).await.map_err(|f| internal(&f)),
            Self::Here => catch_unwind(AssertUnwindSafe(work)).map_err(|_| internal(&"panicked")),
        }
    }
}

/// What all clones share.
pub(crate) struct Room {
    labour: Labour,
    pub(crate) store: Arc<Newsroom>,
    pub(crate) opened: store::OpenReport,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) workers: Workers,
    /// Finished exports of this run, by the name the window knows them by.
    pub(crate) exports: Mutex<HashMap<String, PathBuf>>,
    /// Photos written for a portal in this run, by article.
    pub(crate) portal: Mutex<HashMap<String, Vec<PathBuf>>>,
    /// Exports that are not written yet.
    pub(crate) leaving: Arc<Leaving>,
    /// The export that runs.
    pub(crate) progress: Arc<Progress>,
    /// The coming back from a backup that runs.
    pub(crate) restoring: Arc<Restoring>,
    /// One derivative is made once, however often the window asks for it at the same time.
    pub(crate) deriving: tokio::sync::Mutex<()>,
    /// Looks at photos of this run.
    pub(crate) looks: Looks,
    /// Photos of the folders that were chosen in this run, by the name the window knows a folder by.
    pub(crate) folders: Mutex<HashMap<String, Vec<PathBuf>>>,
    /// Text files that fell or were copied beside photos, by the same name.
    pub(crate) texts: Mutex<HashMap<String, Vec<PathBuf>>>,
    pub(crate) folder: PathBuf,
    /// Files named at a start that the window has not asked for yet.
    pub(crate) handed: Mutex<Vec<PathBuf>>,
    /// Upkeep was begun in this run.
    pub(crate) upkeep: AtomicBool,
    /// Older photos that could not be opened in this run.
    pub(crate) passed: Mutex<HashSet<PhotoRef>>,
    /// What was found since the start, by code.
    pub(crate) notes: Mutex<Vec<String>>,
}

impl Desk {
    /// Opens (or founds) the newsroom in `folder`. Fails with `storage_busy` when another instance holds it,
    /// and with the other `storage_…` codes; the folder is then unchanged, apart from what salvage keeps aside.
    pub async fn open(folder: &Path, host: Arc<dyn Host>) -> Result<Self, Refusal> {
        Self::open_with(folder, host, Labour::Aside).await
    }

    /// The same for one command and nothing else: everything is done on the thread that asks.
    pub async fn open_for_one(folder: &Path, host: Arc<dyn Host>) -> Result<Self, Refusal> {
        Self::open_with(folder, host, Labour::Here).await
    }

    async fn open_with(
        folder: &Path,
        host: Arc<dyn Host>,
        labour: Labour,
    ) -> Result<Self, Refusal> {
        let (place, now) = (folder.to_owned(), stamp(&*host));
        let opened = labour.carry_out(move || match labour {
            Labour::Aside => Newsroom::open(&place, &now),
            Labour::Here => Newsroom::open_for_one(&place, &now),
        });
        let (store, report) = opened.await??;
        let room = Room {
            labour,
            store: Arc::new(store),
            opened: report,
            workers: Workers::new(Arc::clone(&host)),
            host,
            exports: Mutex::default(),
            portal: Mutex::default(),
            leaving: Arc::default(),
            progress: Arc::default(),
            restoring: Arc::default(),
            deriving: tokio::sync::Mutex::new(()),
            looks: Looks::default(),
            folders: Mutex::default(),
            texts: Mutex::default(),
            folder: folder.to_owned(),
            handed: Mutex::default(),
            upkeep: AtomicBool::new(false),
            passed: Mutex::default(),
            notes: Mutex::default(),
        };
        let desk = Self { room: Arc::new(room) };
        desk.found_sample().await?;
        Ok(desk)
    }

    /// Leaves the desk in order: a backup if anything changed since the last, and the mark of a clean end.
    /// Never fails: the text is durable already.
    pub async fn leave(&self) {
        self.room.workers.end();
        let now = self.now();
        let _ = self.at_store(move |store| store.leave(&now)).await;
        let _ = self.copy_to_second().await;
    }

    /// Leaves the desk for the copy of its newsroom in `folder`: what was saved since it was made is there when this answers,
    /// and nothing is saved here any more. Where it fails, this newsroom is the one that counts.
    pub async fn follow(&self, folder: &Path) -> Result<(), Refusal> {
        self.room.workers.end();
        let (folder, now) = (folder.to_owned(), self.now());
        self.at_store(move |store| store.follow_to(&folder, &now)).await
    }

    /// Runs `deed` on the store, off the threads that answer requests.
    pub(crate) async fn at_store<T, F>(&self, deed: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnOnce(&Newsroom) -> Result<T, store::StoreFault> + Send + 'static,
    {
        let store = Arc::clone(&self.room.store);
        Ok(self.room.labour.carry_out(move || deed(&store)).await??)
    }

    /// Runs work that may block (files, pure computing of some length) off the answering threads.
    pub(crate) async fn aside<T, F>(&self, work: F) -> Result<T, Refusal>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, Refusal> + Send + 'static,
    {
        self.room.labour.carry_out(work).await?
    }

    /// Now, ISO-8601 with the zone's offset, to the millisecond.
    pub(crate) fn now(&self) -> String {
        stamp(&*self.room.host)
    }

    /// A new article's id.
    pub(crate) fn new_id() -> Result<article::ArticleId, Refusal> {
        let id = uuid::Uuid::now_v7().hyphenated().to_string();
        article::ArticleId::parse(&id).map_err(|fault| internal(&fault))
    }
}

pub(crate) fn stamp(host: &dyn Host) -> String {
    host.now().strftime("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string()
}

pub(crate) fn internal(fault: &dyn std::fmt::Display) -> Refusal {
    Refusal::new(RefusalCode::Internal).with("what", fault)
}

/// The id in an ask. Fails with `article_not_found`: what is no id names no article.
pub(crate) fn article_id(text: &str) -> Result<article::ArticleId, Refusal> {
    article::ArticleId::parse(text).map_err(|_| Refusal::new(RefusalCode::ArticleNotFound))
}

/// The photo in an ask. Fails with `photo_not_found`.
pub(crate) fn photo_ref(text: &str) -> Result<article::PhotoRef, Refusal> {
    article::PhotoRef::parse(text).map_err(|_| Refusal::new(RefusalCode::PhotoNotFound))
}
