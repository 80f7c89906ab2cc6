//! The one writer, who owns the only connection that may write: a thread of its own, or, where one command is all that
//! is done, whoever asks. Deeds reach it one after another, each a transaction; whoever asked waits until it is durable.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Sender},
    },
    thread::{self, JoinHandle},
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::{StoreFault, folder::Folder, search};

type Deed = Box<dyn FnOnce(&mut Connection) + Send>;

/// Whoever may write.
pub(crate) struct Writer {
    place: Place,
    folder: Folder,
    /// Deeds done so far.
    done: Arc<AtomicU64>,
}

/// Where deeds are done.
enum Place {
    /// On a thread that nothing else keeps from its work.
    Thread { deeds: Option<Sender<Deed>>, thread: Option<JoinHandle<()>> },
    /// On the thread of whoever asks.
    Here(Mutex<Connection>),
}

impl Writer {
    /// Keeps `connection` for whoever asks.
    pub(crate) fn here(connection: Connection, folder: Folder) -> Self {
        Self { place: Place::Here(Mutex::new(connection)), folder, done: Arc::default() }
    }

    /// Gives `connection` to a new thread.
    pub(crate) fn start(mut connection: Connection, folder: Folder) -> Result<Self, StoreFault> {
        let (deeds, waiting) = mpsc::channel::<Deed>();
        let thread = thread::Builder::new().name("newsroom-writer".into()).spawn(move || {
            search::remember_words();
            for deed in waiting {
                deed(&mut connection);
            }
        })?;
        let place = Place::Thread { deeds: Some(deeds), thread: Some(thread) };
        Ok(Self { place, folder, done: Arc::default() })
    }

    /// Runs `deed` in one transaction and answers after its commit is on the disk. On a full drive the ballast is
    /// given up and the deed tried once more.
    pub(crate) fn write<T, F>(&self, deed: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: Fn(&Transaction<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        let folder = self.folder.clone();
        self.ask(move |connection, answer| {
            answer.give(written(connection, &folder, &deed));
            // What the deed holds is let go behind the answer.
        })
    }

    /// Runs `deed` in one transaction and folds the log into the database, so that one file holds everything. Folding
    /// syncs the log before it touches the database: the deed is durable by that. False when somebody reads the log
    /// still; then it stays, and the deed is durable in it.
    pub(crate) fn fold<F>(&self, deed: F) -> Result<bool, StoreFault>
    where
        F: Fn(&Transaction<'_>) -> Result<(), StoreFault> + Send + 'static,
    {
        let folder = self.folder.clone();
        self.with(move |connection| {
            connection.pragma_update(None, "synchronous", "normal")?;
            let done = written(connection, &folder, &deed);
            connection.pragma_update(None, "synchronous", "full")?;
            done?;
            let fold = "PRAGMA wal_checkpoint(TRUNCATE)";
            let busy: bool = connection.query_row(fold, [], |row| row.get(0))?;
            if busy {
                written(connection, &folder, &deed)?;
            }
            Ok(!busy)
        })
    }

    /// How many deeds were done; whoever was answered is counted.
    pub(crate) fn writes(&self) -> u64 {
        self.done.load(Ordering::Acquire)
    }

    /// The same count, for a deed that asks when its turn comes.
    pub(crate) fn count(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.done)
    }

    /// Runs `deed` on the writing connection, outside a transaction (checkpoint, backup).
    pub(crate) fn with<T, F>(&self, deed: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T, StoreFault> + Send + 'static,
    {
        self.ask(move |connection, answer| answer.give(deed(connection)))
    }

    /// Hands `deed` on and waits for what it answers.
    fn ask<T, F>(&self, deed: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection, Answer<T>) + Send + 'static,
    {
        let (to, answered) = mpsc::channel();
        let answer = Answer { to, done: Arc::clone(&self.done) };
        match &self.place {
            Place::Here(connection) => {
                let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
                deed(&mut connection, answer);
            }
            Place::Thread { deeds, .. } => {
                let deed: Deed = Box::new(move |connection| deed(connection, answer));
                let deeds = deeds.as_ref().ok_or(StoreFault::Closed)?;
                deeds.send(deed).map_err(|_| StoreFault::Closed)?;
            }
        }
        answered.recv().map_err(|_| StoreFault::Closed)?
    }
}

/// Where a deed's outcome goes.
struct Answer<T> {
    to: Sender<Result<T, StoreFault>>,
    done: Arc<AtomicU64>,
}

impl<T> Answer<T> {
    fn give(self, outcome: Result<T, StoreFault>) {
        self.done.fetch_add(1, Ordering::Release);
        let _ = self.to.send(outcome);
    }
}

/// On a full drive the ballast is given up and the deed tried once more.
fn written<T>(
    connection: &mut Connection,
    folder: &Folder,
    deed: &impl Fn(&Transaction<'_>) -> Result<T, StoreFault>,
) -> Result<T, StoreFault> {
    match transact(connection, deed) {
        Err(StoreFault::Full) if folder.drop_ballast() => transact(connection, deed),
        done => done,
    }
}

fn transact<T>(
    connection: &mut Connection,
    deed: &impl Fn(&Transaction<'_>) -> Result<T, StoreFault>,
) -> Result<T, StoreFault> {
    let done = carried_out(connection, deed);
    if done.is_err() {
        search::forget_words();
    }
    done
}

fn carried_out<T>(
    connection: &mut Connection,
    deed: &impl Fn(&Transaction<'_>) -> Result<T, StoreFault>,
) -> Result<T, StoreFault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = deed(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

impl Drop for Writer {
    fn drop(&mut self) {
        let Place::Thread { deeds, thread } = &mut self.place else { return };
        drop(deeds.take());
        if let Some(thread) = thread.take() {
            let _ = thread.join();
        }
    }
}
