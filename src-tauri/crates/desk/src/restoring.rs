//! How far coming back from a backup has come, and the person's wish to stop it. The window asks; nothing is pushed.

use std::{
    ops::ControlFlow,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use store::{Stand, Watch, Work};

use crate::{
    contract::{Done, Nothing, Refusal, RestoreProgress, RestoreWork},
    desk::Desk,
};

/// The coming back that runs; one runs at a time.
#[derive(Debug, Default)]
pub(crate) struct Restoring {
    stand: Mutex<Option<Stand>>,
    stop: AtomicBool,
    turn: tokio::sync::Mutex<()>,
}

impl Restoring {
    /// Another begins when those before it are over; an older wish to stop does not count for it.
    pub(crate) async fn begin(&self) -> tokio::sync::MutexGuard<'_, ()> {
        let turn = self.turn.lock().await;
        self.stop.store(false, Ordering::Relaxed);
        *self.stand.lock().unwrap_or_else(PoisonError::into_inner) = None;
        turn
    }
}

impl Watch for Restoring {
    fn hears(&self, stand: Stand) -> ControlFlow<()> {
        *self.stand.lock().unwrap_or_else(PoisonError::into_inner) = Some(stand);
        let stop = self.stop.load(Ordering::Relaxed);
        if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

impl Desk {
    #[allow(clippy::unused_async)] // the router awaits every deed
    pub(crate) async fn restore_progress(&self, _ask: Nothing) -> Result<RestoreProgress, Refusal> {
        let stand = *self.room.restoring.stand.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(stand.map_or_else(RestoreProgress::default, |stand| RestoreProgress {
            work: Some(work(stand.work)),
            done: stand.done,
            all: stand.all,
            whole_done: stand.whole_done,
            whole_all: stand.whole_all,
        }))
    }

    #[allow(clippy::unused_async)] // the router awaits every deed
    pub(crate) async fn cancel_restore(&self, _ask: Nothing) -> Result<Done, Refusal> {
        self.room.restoring.stop.store(true, Ordering::Relaxed);
        Ok(Done {})
    }
}

fn work(work: Work) -> RestoreWork {
    match work {
        Work::Check => RestoreWork::Check,
        Work::Photos => RestoreWork::Photos,
        Work::BackUp => RestoreWork::BackUp,
        Work::Replace => RestoreWork::Replace,
        Work::Count => RestoreWork::Count,
    }
}
