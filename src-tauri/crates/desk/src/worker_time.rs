//! How long a photo may take. What is counted is the worker's own work, where the system tells it: on a computer that is
//! busy with something else no photo is too slow for that.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// How long one ask may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Of the worker's processors' time, counted by the wall where the system does not tell.
    pub(crate) work: Duration,
    /// By the wall, however little the worker did.
    pub(crate) wait: Duration,
}

/// For one photo.
pub(crate) const PHOTO: Limits =
    Limits { work: Duration::from_secs(20), wait: Duration::from_mins(2) };

/// Shortest pause between two looks at the worker's time.
const PAUSE: Duration = Duration::from_millis(50);

/// Answers when process `id`, from now on, has taken longer than `limits`.
pub(crate) async fn overdue(id: u32, limits: Limits) {
    let (begun, before) = (Instant::now(), worked(id));
    loop {
        let waited = begun.elapsed();
        // Several threads work faster than the wall's clock goes: they are not held to less time for it.
        let work =
            before.zip(worked(id)).map(|(before, now)| now.saturating_sub(before).min(waited));
        let work = work.unwrap_or(waited);
        if work >= limits.work || waited >= limits.wait {
            return;
        }
        let left = limits.work.saturating_sub(work).min(limits.wait.saturating_sub(waited));
        sleep(left.max(PAUSE)).await;
    }
}

/// The processors' time of a process, user's and system's; `None` where the system does not tell.
#[cfg(target_os = "linux")]
fn worked(id: u32) -> Option<Duration> {
    /// Ticks of a second in what Linux tells programs, on every processor that this program is built for.
    const TICKS: u32 = 100;
    let told = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // A program's name may hold blanks and brackets; behind the last bracket the third field follows.
    let mut fields = told.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u32>().ok();
    let all = ticks()?.saturating_add(ticks()?);
    Some(Duration::from_secs(1) * all / TICKS)
}

#[cfg(not(target_os = "linux"))]
fn worked(_id: u32) -> Option<Duration> {
    None
}
