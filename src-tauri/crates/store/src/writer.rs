//! The one writer: a thread that owns the only connection that may write. Deeds reach it one after another,
//! each a transaction; whoever asked waits until it is durable.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc::{self, Sender},
    },
    thread::{self, JoinHandle},
};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::{StoreFault, folder::Folder, search};

type Deed = Box<dyn FnOnce(&mut Connection) + Send>;

/// The writing thread.
pub(crate) struct Writer {
    deeds: Option<Sender<Deed>>,
    thread: Option<JoinHandle<()>>,
    folder: Folder,
    /// Deeds done so far.
    done: Arc<AtomicU64>,
}

impl Writer {
    /// Gives `connection` to a new thread.
    pub(crate) fn start(mut connection: Connection, folder: Folder) -> Result<Self, StoreFault> {
        let (deeds, waiting) = mpsc::channel::<Deed>();
        let thread = thread::Builder::new().name("newsroom-writer".into()).spawn(move || {
            search::remember_words();
            for deed in waiting {
                deed(&mut connection);
            }
        })?;
        Ok(Self { deeds: Some(deeds), thread: Some(thread), folder, done: Arc::default() })
    }

    /// Runs `deed` in one transaction and answers after its commit is on the disk. On a full drive the ballast is
    /// given up and the deed tried once more.
    pub(crate) fn write<T, F>(&self, deed: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: Fn(&Transaction<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        let folder = self.folder.clone();
        self.with(move |connection| match transact(connection, &deed) {
            Err(StoreFault::Full) if folder.drop_ballast() => transact(connection, &deed),
            done => done,
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
        let (answer, answered) = mpsc::channel();
        let deeds = self.deeds.as_ref().ok_or(StoreFault::Closed)?;
        let done = Arc::clone(&self.done);
        let deed: Deed = Box::new(move |connection| {
            let outcome = deed(connection);
            done.fetch_add(1, Ordering::Release);
            let _ = answer.send(outcome);
        });
        deeds.send(deed).map_err(|_| StoreFault::Closed)?;
        answered.recv().map_err(|_| StoreFault::Closed)?
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
        drop(self.deeds.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
