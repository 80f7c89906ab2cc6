//! Watching a long deed: how far it has come, and the wish to stop it. Whoever watches is told after each part.

use std::{ops::ControlFlow, sync::Arc};

use crate::StoreFault;

/// What is being done while the newsroom comes back from a backup, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// The backup is checked; parts are articles and revisions.
    Check,
    /// Originals that the newsroom lacks are fetched from beside the backup; parts are photos.
    Photos,
    /// The newsroom as it stands is backed up; parts are articles and revisions of the copy that were checked.
    BackUp,
    /// The database is replaced; parts are mebibytes. A stop is heeded until the last.
    Replace,
    /// What came back is counted and hashed; parts are articles, revisions and photos. It can no longer be stopped.
    Count,
}

/// How far the deed has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// What is being done.
    pub work: Work,
    /// Its finished parts.
    pub done: u32,
    /// All its parts.
    pub all: u32,
    /// Finished parts of everything there is to do.
    pub whole_done: u32,
    /// All parts of everything there is to do.
    pub whole_all: u32,
}

/// Somebody who watches.
pub trait Watch: Send + Sync {
    /// Hears how far the deed has come. `Break` stops it before its next part; everything is then as it was.
    fn hears(&self, stand: Stand) -> ControlFlow<()>;
}

/// The plan of a deed and its watcher, if it has one.
#[derive(Default)]
pub(crate) struct Watching {
    who: Option<Arc<dyn Watch>>,
    plan: Vec<(Work, u32)>,
    at: usize,
    done: u32,
}

impl Watching {
    /// Nobody watches and nothing is counted.
    pub(crate) fn nobody() -> Self {
        Self::default()
    }

    /// `who` watches the works of `plan`, each with the number of its parts.
    pub(crate) fn over(who: Arc<dyn Watch>, plan: Vec<(Work, u32)>) -> Self {
        Self { who: Some(who), plan, at: 0, done: 0 }
    }

    /// A work begins; those before it are finished. Fails with [`StoreFault::Stopped`].
    pub(crate) fn begin(&mut self, work: Work) -> Result<(), StoreFault> {
        self.at = self.plan.iter().position(|(planned, _)| *planned == work).unwrap_or(self.at);
        self.done = 0;
        self.tell()
    }

    /// One more part is finished; what was planned is never exceeded. Fails with [`StoreFault::Stopped`].
    pub(crate) fn step(&mut self) -> Result<(), StoreFault> {
        let all = self.plan.get(self.at).map_or(0, |(_, all)| *all);
        self.done = all.min(self.done + 1);
        self.tell()
    }

    /// Everything that was planned is finished.
    pub(crate) fn end(&mut self) {
        self.at = self.plan.len().saturating_sub(1);
        self.done = self.plan.last().map_or(0, |(_, all)| *all);
        // What is finished cannot be stopped any more.
        let _ = self.tell();
    }

    fn tell(&self) -> Result<(), StoreFault> {
        let (Some(who), Some((work, all))) = (&self.who, self.plan.get(self.at)) else {
            return Ok(());
        };
        let sum = |plan: &[(Work, u32)]| plan.iter().map(|(_, all)| all).sum::<u32>();
        let stand = Stand {
            work: *work,
            done: self.done,
            all: *all,
            whole_done: sum(&self.plan[..self.at]) + self.done,
            whole_all: sum(&self.plan),
        };
        match who.hears(stand) {
            ControlFlow::Break(()) if *work != Work::Count => Err(StoreFault::Stopped),
            _ => Ok(()),
        }
    }
}
