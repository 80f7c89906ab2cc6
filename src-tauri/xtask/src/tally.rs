//! Counting: how many checks passed and failed, read from what the test
//! runners print. A runner that failed without naming a failed test, or that
//! ran nothing, counts as one failure, so that no silence passes for success.

use std::fmt;
use std::ops::AddAssign;

use crate::order::Heard;

/// Checks that passed and that failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Number of checks that passed.
    pub passed: usize,
    /// Number of checks that failed.
    pub failed: usize,
}

impl Tally {
    /// One step that is a single check of its own.
    pub fn one(well: bool) -> Self {
        Self { passed: usize::from(well), failed: usize::from(!well) }
    }

    /// Sums the `test result:` lines that `cargo test` printed.
    pub fn of_cargo(heard: &Heard) -> Self {
        let mut sum = Self::default();
        for line in heard.text.lines() {
            if let Some(rest) = line.trim_start().strip_prefix("test result:") {
                sum += Self {
                    passed: count_before(rest, " passed").unwrap_or(0),
                    failed: count_before(rest, " failed").unwrap_or(0),
                };
            }
        }
        sum.honest(heard.well)
    }

    /// Reads the last line, `N passed, N failed`, of a script of the project's own.
    pub fn of_script(heard: &Heard) -> Self {
        let last = heard.text.lines().rfind(|line| !line.trim().is_empty());
        let read = last.and_then(|line| {
            Some(Self {
                passed: count_before(line, " passed")?,
                failed: count_before(line, " failed")?,
            })
        });
        read.unwrap_or_default().honest(heard.well)
    }

    /// Reads vitest's JSON report.
    pub fn of_vitest(report: &str, well: bool) -> Self {
        let report: serde_json::Value = serde_json::from_str(report).unwrap_or_default();
        let count = |name: &str| report[name].as_u64().unwrap_or(0) as usize;
        Self { passed: count("numPassedTests"), failed: count("numFailedTests") }.honest(well)
    }

    /// Adds the failure that the exit code or an empty run stands for.
    fn honest(mut self, well: bool) -> Self {
        if self.failed == 0 && (!well || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number that stands right before `word`: `3` in «ok. 3 passed; …».
fn count_before(line: &str, word: &str) -> Option<usize> {
    let head = &line[..line.find(word)?];
    let digits = head
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
    head[digits..].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(well: bool, text: &str) -> Heard {
        Heard { well, text: text.to_owned() }
    }

    fn tally(passed: usize, failed: usize) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn cargo_results_are_summed() {
        let check =
            |well, text, expected| assert_eq!(Tally::of_cargo(&heard(well, text)), expected);
        let two = "test a ... ok\n\
                   test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                   test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured\n";
        check(false, two, tally(13, 2));
        check(true, "test result: ok. 4 passed; 0 failed; 0 ignored", tally(4, 0));
        // It did not compile; or it printed no result at all.
        check(false, "", tally(0, 1));
        check(true, "", tally(0, 1));
        check(false, "test result: ok. 4 passed; 0 failed;", tally(4, 1));
    }

    #[test]
    fn a_script_counts_by_its_last_line() {
        let check =
            |well, text, expected| assert_eq!(Tally::of_script(&heard(well, text)), expected);
        check(true, "9 passed, 9 failed\n12 passed, 0 failed\n\n", tally(12, 0));
        check(false, "7 passed, 2 failed", tally(7, 2));
        check(false, "7 passed, 0 failed", tally(7, 1));
        check(true, "all is well", tally(0, 1));
        check(true, "0 passed, 0 failed", tally(0, 1));
    }

    #[test]
    fn vitest_counts_by_its_report() {
        let report = r#"{"numPassedTests":5,"numFailedTests":1}"#;
        assert_eq!(Tally::of_vitest(report, false), tally(5, 1));
        assert_eq!(Tally::of_vitest("", false), tally(0, 1));
    }

    #[test]
    fn sums_read_as_the_closing_line() {
        let mut sum = Tally::one(true);
        sum += Tally::one(false);
        assert_eq!(sum.to_string(), "1 passed, 1 failed");
    }
}
