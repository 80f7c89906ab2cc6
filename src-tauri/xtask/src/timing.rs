//! Timing whole programs: the clock on the wall, and where the system tells the
//! seconds of processor time, which a busy machine does not change as much.

use std::time::Instant;

use crate::order::Order;
use crate::say;

/// What one run of a program took, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spent {
    /// From start to end.
    pub wall: f64,
    /// User and system time, where the system tells.
    pub processor: Option<f64>,
}

/// Runs an order, its output unseen. Nothing when it failed.
pub fn spent(order: Order) -> Option<Spent> {
    let (before, started) = (processor_of_children(), Instant::now());
    if !order.ask().well {
        return None;
    }
    let wall = started.elapsed().as_secs_f64();
    let processor = processor_of_children().zip(before).map(|(after, before)| after - before);
    Some(Spent { wall, processor })
}

/// One line of a table: the median on the wall, the mean of the processor time,
/// and how many times as long as `beside` they took.
pub fn print_row(what: &str, runs: &[Spent], beside: Option<&[Spent]>) {
    let wall = median(runs.iter().map(|run| run.wall));
    let processor = mean(runs.iter().filter_map(|run| run.processor));
    let ratio = beside.map(|other| wall.zip(median(other.iter().map(|run| run.wall))));
    let ratio =
        ratio.flatten().map_or(String::new(), |(ours, other)| format!("{:.2}", ours / other));
    let ms =
        |seconds: Option<f64>| seconds.map_or("-".into(), |one| format!("{:.0}", one * 1000.0));
    say::line(&format!("{what:<44} {:>9} {:>9} {ratio:>7}", ms(wall), ms(processor)));
}

/// How many times the processor time of `other` the runs `these` took, by their means.
pub fn processor_ratio(these: &[Spent], other: &[Spent]) -> Option<f64> {
    let of = |runs: &[Spent]| mean(runs.iter().filter_map(|run| run.processor));
    of(these).zip(of(other)).filter(|(_, other)| *other > 0.0).map(|(these, other)| these / other)
}

/// The line above such rows.
pub fn print_head(group: &str) {
    say::line(&format!("\n{group:<44} {:>9} {:>9} {:>7}", "wall ms", "CPU ms", "ratio"));
}

/// The middle value, the lower one of two.
fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let all: Vec<f64> = values.collect();
    (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
}

/// Seconds of processor time of all children that have ended, user and system together, to the microsecond.
#[cfg(unix)]
fn processor_of_children() -> Option<f64> {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::TimeValLike as _,
    };
    let used = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    let time = used.user_time() + used.system_time();
    Some(time.num_microseconds() as f64 / 1e6)
}

#[cfg(not(unix))]
fn processor_of_children() -> Option<f64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle() {
        let check = |values: &[f64], expected| assert_eq!(median(values.iter().copied()), expected);
        check(&[3.0, 1.0, 2.0], Some(2.0));
        check(&[4.0, 1.0, 2.0, 3.0], Some(2.0));
        check(&[], None);
    }

    #[test]
    fn the_mean_of_nothing_is_nothing() {
        assert_eq!(mean([1.0, 2.0, 6.0].into_iter()), Some(3.0));
        assert_eq!(mean(std::iter::empty()), None);
    }

    #[test]
    #[cfg(unix)]
    fn a_child_that_has_ended_is_counted() {
        let before = processor_of_children().expect("the system tells");
        let child = std::process::Command::new("true").status();
        assert!(child.is_ok_and(|ended| ended.success()));
        assert!(processor_of_children() > Some(before));
    }
}
