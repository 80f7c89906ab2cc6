//! `cargo xtask test`: everything that must hold, one step after the other.
//! A failed step does not stop the others, except those that need its result;
//! these count as failed too, for they have not been seen to hold.

use std::process::ExitCode;
use std::time::Instant;

use crate::place::Place;
use crate::say;
use crate::tally::Tally;
use crate::test_steps::{Outcome, STEPS, Step, WHEN_NAMED};

/// Runs the chosen steps, or all but [`WHEN_NAMED`] when none is named. Exit code 1 when anything
/// failed, 2 when a name is not a step's.
pub fn test(place: &Place, only: &[&str]) -> ExitCode {
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        say::line(&format!("There is no step {unknown}; there are: {}", names.join(", ")));
        return ExitCode::from(2);
    }
    let plain = |step: &Step| only.is_empty() && !WHEN_NAMED.contains(&step.name);
    let chosen = STEPS.iter().filter(|step| plain(step) || only.contains(&step.name));
    let started = Instant::now();
    let mut run = Run::default();
    for step in chosen {
        run.take(step, place);
    }
    run.close(started.elapsed().as_secs_f64())
}

/// What has been seen so far.
#[derive(Debug, Default)]
struct Run {
    sum: Tally,
    failed: Vec<&'static str>,
    skipped: Vec<(&'static str, String)>,
}

impl Run {
    fn take(&mut self, step: &Step, place: &Place) {
        if let Some(needed) = step.needs.iter().find(|needed| self.failed.contains(needed)) {
            say::line(&format!("\n== {}: not run, because {needed} failed", step.name));
            self.count(step.name, Tally::one(false));
            return;
        }
        say::step(step.name, step.what);
        let started = Instant::now();
        match (step.run)(place) {
            Outcome::Counted(tally) => {
                say::step_ended(step.name, &tally.to_string(), started.elapsed());
                self.count(step.name, tally);
            }
            Outcome::Skipped(why) => {
                say::skipped(step.name, &why);
                self.skipped.push((step.name, why));
            }
        }
    }

    fn count(&mut self, name: &'static str, tally: Tally) {
        self.sum += tally;
        if tally.failed > 0 {
            self.failed.push(name);
        }
    }

    fn close(&self, seconds: f64) -> ExitCode {
        say::line("");
        for (name, why) in &self.skipped {
            say::skipped(name, why);
        }
        if !self.failed.is_empty() {
            say::line(&format!("FAILED: {}", self.failed.join(", ")));
        }
        say::line(&format!("{seconds:.0} s in all"));
        say::line(&self.sum.to_string());
        if self.sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAILS: Step = Step {
        name: "first",
        what: "fails",
        needs: &[],
        run: |_| Outcome::Counted(Tally { passed: 2, failed: 1 }),
    };
    const NEEDS_IT: Step = Step {
        name: "second",
        what: "needs the first",
        needs: &["first"],
        run: |_| unreachable!(),
    };
    const STANDS_ALONE: Step = Step {
        name: "third",
        what: "needs nothing",
        needs: &[],
        run: |_| Outcome::Counted(Tally::one(true)),
    };
    const SKIPPED: Step = Step {
        name: "fourth",
        what: "cannot be done here",
        needs: &[],
        run: |_| Outcome::Skipped("no driver".to_owned()),
    };

    #[test]
    fn a_step_whose_need_failed_counts_as_failed_and_the_others_run() {
        let (place, mut run) = (Place::find(), Run::default());
        for step in [&FAILS, &NEEDS_IT, &STANDS_ALONE, &SKIPPED] {
            run.take(step, &place);
        }
        assert_eq!(run.sum, Tally { passed: 3, failed: 2 });
        assert_eq!(run.failed, ["first", "second"]);
        assert_eq!(run.skipped.len(), 1);
    }

    #[test]
    fn needs_come_before_the_steps_that_need_them() {
        for (at, step) in STEPS.iter().enumerate() {
            for needed in step.needs {
                assert!(STEPS[..at].iter().any(|one| one.name == *needed), "{needed}");
            }
        }
    }
}
