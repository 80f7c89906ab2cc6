//! Recoveries: a program killed at any write while it puts a backup in the place of a damaged database goes on with it at
//! the next start, and what only the damaged database held is carried over all the same.

use std::{fs, path::Path, process::Command};

use support::{Place, SEED, each, run, say, soaking, tinphuong};

use crate::{
    calls::tracer_is_there,
    corruption::copy,
    seen::{NOW, look},
};

/// A newsroom with one article in its backup and a later one in its database alone, which a check found damaged.
fn base(place: &Place) -> [String; 2] {
    let import = |name: &str, text: &str| {
        let file = place.file(name, text);
        let words = ["--json".as_ref(), "import".as_ref(), file.as_os_str()];
        place.tinphuong(words).json()["articles"][0]["id"].as_str().unwrap().to_owned()
    };
    let first = import("bài.txt", SEED);
    assert_eq!(place.tinphuong(["backup"]).code, 0);
    let later = import("mới.txt", "Tít của bài mới\n\nSa-pô của bài.\n\nNội dung của bài mới.");
    fs::write(place.newsroom().join("newsroom.damaged"), "a page").unwrap();
    // Backups that hold the later article would make salvage needless.
    let mut backups = support::files_under(&place.newsroom().join("backups"));
    backups.sort();
    for file in backups.split_off(2) {
        fs::remove_file(file).unwrap();
    }
    [first, later]
}

/// Starts under the tracer, which kills at the `n`-th `call`. True when it was killed.
fn killed(newsroom: &Path, call: &str, n: usize) -> bool {
    let ended = run(Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")])
        .args(["-e", &format!("inject={call}:signal=KILL:when={n}")])
        .arg(tinphuong())
        .arg("--newsroom")
        .arg(newsroom)
        .arg("list"));
    ended.code != 0
}

#[test]
fn a_recovery_killed_at_any_write_is_finished_at_the_next_start() {
    if !tracer_is_there() {
        say!(
            "SKIPPED: strace is not installed or not allowed here, a killed recovery was not tried"
        );
        return;
    }
    let source = Place::new();
    let texts = base(&source);
    let step = if soaking() { 1 } else { 4 };
    let calls = [("rename", 1), ("unlink", 1), ("fsync", step), ("pwrite64", 2 * step - 1)];
    let points: Vec<_> = calls
        .iter()
        .flat_map(|(call, step)| (1..120).step_by(*step).map(move |n| (*call, n)))
        .collect();
    let tried = std::sync::atomic::AtomicU32::new(0);
    each(&points, 2, |(call, n)| {
        let place = Place::new();
        copy(&source.newsroom(), &place.newsroom());
        if !killed(&place.newsroom(), call, *n) {
            return;
        }
        tried.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let seen = look(&place.newsroom()).unwrap_or_else(|fault| panic!("{call} {n}: {fault}"));
        for id in &texts {
            let there = seen.texts.iter().any(|text| text.starts_with(id.as_str()));
            assert!(there, "{call} {n}: {id} is not there: {:?}", seen.texts);
        }
        assert!(!place.newsroom().join("newsroom.recovery").exists(), "{call} {n}");
        drop(store::Newsroom::open(&place.newsroom(), NOW).unwrap());
        let damage = store::verify(&place.newsroom()).unwrap().damage;
        assert!(damage.is_empty(), "{call} {n}: {damage:?}");
    });
    let tried = tried.into_inner();
    say!("killed recoveries: {tried} points, 0 texts lost, 0 that did not go on");
    assert!(tried > 20, "{tried} points");
}
