//! How far a long deed has come, and the person's wish to stop it. The window asks; nothing is pushed.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use crate::{
    contract::{Done, ExportProgress, Nothing, Refusal, RefusalCode},
    desk::Desk,
};

/// Counts of the export that runs; one runs at a time.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    done: AtomicU32,
    all: AtomicU32,
    stop: AtomicBool,
}

impl Progress {
    /// A deed of `all` parts begins; an older wish to stop does not count for it.
    pub(crate) fn begin(&self, all: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(u32::try_from(all).unwrap_or(u32::MAX), Ordering::Relaxed);
        self.stop.store(false, Ordering::Relaxed);
    }

    /// One more part is finished.
    pub(crate) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Fails with `cancelled` once the person wants to stop.
    pub(crate) fn may_go_on(&self) -> Result<(), Refusal> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Refusal::new(RefusalCode::Cancelled));
        }
        Ok(())
    }
}

impl Desk {
    #[allow(clippy::unused_async)] // the router awaits every deed
    pub(crate) async fn export_progress(&self, _ask: Nothing) -> Result<ExportProgress, Refusal> {
        let progress = &self.room.progress;
        Ok(ExportProgress {
            done: progress.done.load(Ordering::Relaxed),
            all: progress.all.load(Ordering::Relaxed),
        })
    }

    /// Stops the export that runs, before its next photo or format. Finished files stay.
    #[allow(clippy::unused_async)] // the router awaits every deed
    pub(crate) async fn cancel_export(&self, _ask: Nothing) -> Result<Done, Refusal> {
        self.room.progress.stop.store(true, Ordering::Relaxed);
        Ok(Done {})
    }
}
