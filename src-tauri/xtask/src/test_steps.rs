//! The steps of `cargo xtask test`, in their order, with what each needs.

use std::fs;
use std::path::PathBuf;

use crate::display;
use crate::licences;
use crate::order::Order;
use crate::place::{Place, on_path};
use crate::run::{Build, EVERY_PROGRAM};
use crate::say;
use crate::system::{self, Need};
use crate::tally::Tally;
use crate::ui;
use crate::validators;

/// One step.
pub struct Step {
    /// Its name for `--only`.
    pub name: &'static str,
    /// What it looks at, in a few words.
    pub what: &'static str,
    /// Steps without which it cannot be run.
    pub needs: &'static [&'static str],
    /// Does it.
    pub run: fn(&Place) -> Outcome,
}

/// How a step ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done; so many checks passed and failed.
    Counted(Tally),
    /// It cannot be done on this system, for this reason.
    Skipped(String),
}

/// Every step, a step after those it needs.
pub const STEPS: &[Step] = &[
    Step { name: "system", what: "packages of the system", needs: &[], run: system_packages },
    Step { name: "fmt", what: "formatting", needs: &[], run: formatting },
    Step { name: "ui-install", what: "npm packages of the window", needs: &[], run: ui_install },
    Step {
        name: "ui-check",
        what: "types and markup of the window",
        needs: &["ui-install"],
        run: ui_check,
    },
    Step {
        name: "ui-tests",
        what: "unit tests of the window",
        needs: &["ui-install"],
        run: ui_tests,
    },
    Step { name: "ui-build", what: "ui/dist", needs: &["ui-install"], run: ui_build },
    Step { name: "clippy", what: "lints", needs: &["system", "ui-build"], run: lints },
    Step {
        name: "build",
        what: "the app and the command line",
        needs: &["system", "ui-build"],
        run: build,
    },
    Step { name: "rust", what: "Rust tests", needs: &["build"], run: rust_tests },
    Step { name: "licences", what: "licences of dependencies", needs: &[], run: check_licences },
    Step { name: "advisories", what: "known weaknesses", needs: &[], run: check_advisories },
    Step {
        name: "browser",
        what: "the window's pages in Chromium, on the real desk",
        needs: &["build"],
        run: browser_tests,
    },
    Step {
        name: "window",
        what: "the real window under WebDriver",
        needs: &["build"],
        run: window_tests,
    },
    Step {
        name: "formats",
        what: "every format, judged by tools nobody here wrote",
        needs: &[],
        run: validators::judge,
    },
    Step {
        name: "typing",
        what: "typing with a real Vietnamese input method",
        needs: &["build"],
        run: typing_tests,
    },
];

/// Steps that are run only when they are named: one needs a desktop's input method, the other an office suite, a
/// typesetter's compilation and registries; both need people's time.
pub const WHEN_NAMED: [&str; 2] = ["typing", "formats"];

/// The names of all steps.
pub fn names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Compiles the app with its pages inside, as people get it.
const WITH_PAGES: [&str; 2] = ["--features", "tauri/custom-protocol"];

/// Longer than any of the scripts needs on a slow machine.
const SCRIPT_MINUTES: u32 = 15;

fn one(well: bool) -> Outcome {
    Outcome::Counted(Tally::one(well))
}

fn system_packages(place: &Place) -> Outcome {
    one(system::make_sure(place, Need::Tests))
}

fn formatting(place: &Place) -> Outcome {
    one(Order::cargo(place).args(["fmt", "--all", "--check"]).run())
}

fn ui_install(place: &Place) -> Outcome {
    one(ui::install(place))
}

fn ui_check(place: &Place) -> Outcome {
    one(Order::node_tool(place, "npm").args(["run", "check"]).run())
}

fn ui_tests(place: &Place) -> Outcome {
    let report = place.results("vitest.json");
    // An older report must not speak for this run.
    let _ = fs::remove_file(&report);
    let well = Order::node_tool(place, "npx")
        .args(["vitest", "run", "--reporter=default", "--reporter=json"])
        .args([format!("--outputFile.json={}", report.display())])
        .run();
    let report = fs::read_to_string(&report).unwrap_or_default();
    Outcome::Counted(Tally::of_vitest(&report, well))
}

fn ui_build(place: &Place) -> Outcome {
    one(ui::build(place))
}

fn lints(place: &Place) -> Outcome {
    let order = Order::cargo(place).args(["clippy", "--workspace", "--all-targets"]);
    one(order.args(WITH_PAGES).args(["--", "-D", "warnings"]).run())
}

fn build(place: &Place) -> Outcome {
    one(Order::cargo(place).args(EVERY_PROGRAM).run())
}

/// Half of what the longest of these tests do is to wait for a drive or for
/// another process: twice as many run at once as there are processors.
fn rust_tests(place: &Place) -> Outcome {
    let hands = 2 * std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let order = Order::cargo(place).args(["test", "--workspace", "--no-fail-fast"]);
    let order = order.args(WITH_PAGES).env("TINPHUONG_TARGET", Build::Debug.folder(place));
    let order = order.env("RUST_TEST_THREADS", hands.to_string());
    Outcome::Counted(Tally::of_cargo(&order.listen()))
}

fn check_licences(place: &Place) -> Outcome {
    one(licences::check(place))
}

fn check_advisories(place: &Place) -> Outcome {
    match licences::check_advisories(place) {
        Some(well) => one(well),
        None => Outcome::Skipped(
            "not checked: no cargo-deny or cargo-audit, or their database is out of reach".into(),
        ),
    }
}

fn browser_tests(place: &Place) -> Outcome {
    let Some(chromium) = chromium() else {
        let why = "no Chromium or Chrome was found";
        if cfg!(target_os = "linux") {
            say::line(why);
            return one(false);
        }
        return Outcome::Skipped(why.to_owned());
    };
    script(
        place,
        "tests/browser/run.mjs",
        Order::new(place, "node")
            .args(["tests/browser/run.mjs"])
            .env("TINPHUONG_TARGET", Build::Debug.folder(place))
            .env("TINPHUONG_BROWSER", chromium),
    )
}

fn window_tests(place: &Place) -> Outcome {
    match display::lacks() {
        Some(why) if cfg!(target_os = "linux") => {
            say::line(why);
            one(false)
        }
        Some(why) => Outcome::Skipped(why.to_owned()),
        None => {
            let file = "tests/window/run.mjs";
            script(place, file, display::driven_window(place, file, &Build::Debug.folder(place)))
        }
    }
}

fn typing_tests(place: &Place) -> Outcome {
    if !cfg!(target_os = "linux") || !system::make_sure(place, Need::Typing) {
        return Outcome::Skipped("no Vietnamese input method could be installed here".to_owned());
    }
    let file = "tests/typing/run.mjs";
    script(place, file, display::driven_window(place, file, &Build::Debug.folder(place)))
}

/// Runs one of the project's own test scripts, which counts on its last line.
fn script(place: &Place, file: &str, order: Order) -> Outcome {
    if !place.clone.join(file).is_file() {
        say::line(&format!("{file} does not exist"));
        return one(false);
    }
    let heard = order.within(place, SCRIPT_MINUTES).listen();
    Outcome::Counted(Tally::of_script(&heard))
}

/// The browser that `TINPHUONG_BROWSER` names, else one that is installed.
pub fn chromium() -> Option<PathBuf> {
    if let Some(chosen) = std::env::var_os("TINPHUONG_BROWSER") {
        return Some(PathBuf::from(chosen));
    }
    let named = [system::SHELL, "chromium", "chromium-browser", "google-chrome", "chrome"];
    let usual = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];
    let placed = usual.into_iter().map(PathBuf::from).find(|file| file.is_file());
    named.into_iter().find_map(on_path).or(placed)
}
