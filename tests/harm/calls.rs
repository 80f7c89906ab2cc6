//! Every call to the system that can fail, made to fail: once, and from then on. The call is turned down by the
//! system's own tracer, so the program, SQLite and the standard library are the real ones.
//! `TINPHUONG_SOAK=1` tries every single call; without it, calls spread evenly over the run.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::Mutex,
};

use serde_json::Value;
use support::{Place, Run, SEED, each, run, say, tinphuong};

use crate::{
    corruption::copy,
    seen::{NOW, look},
};

/// Calls that write or name files. `write` is not among them: the runtime wakes its threads by it.
const WRITING: [&str; 9] = [
    "pwrite64",
    "fsync",
    "ftruncate",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "mkdir",
    "fchmod",
];
/// Calls that only read or lock.
const READING: [&str; 3] = ["pread64", "openat", "fcntl"];

fn traced(place: &Place, inject: &str, file: &Path) -> Run {
    run(Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(place.path("calls"))
        .args(["-e", &format!("trace={}", inject.split(':').next().unwrap())])
        .args(["-e", &format!("inject={inject}")])
        // Locks that never come are waited for 5 s each, at opening, writing, backing up and closing.
        .args(["timeout", "60"])
        .arg(tinphuong())
        .arg("--newsroom")
        .arg(place.newsroom())
        .args(["--json", "import"])
        .arg(file))
}

/// True where the tracer is installed and allowed.
pub fn tracer_is_there() -> bool {
    let tried =
        Command::new("strace").args(["-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    tried.is_ok_and(|status| status.success())
}

/// A newsroom with the seed in it. The ballast is laid as a hole: its length is what counts.
fn base(source: &Place) -> String {
    let file = source.file("bài.txt", SEED);
    let run = source.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
    let ballast = source.newsroom().join("ballast");
    fs::File::create(ballast).unwrap().set_len(8 * 1024 * 1024).unwrap();
    run.json()["articles"][0]["id"].as_str().unwrap().to_owned()
}

/// How often one thread makes this call in an undisturbed run, at the most.
fn calls(source: &Place, file: &Path, name: &str) -> usize {
    let place = Place::new();
    copy(&source.newsroom(), &place.newsroom());
    traced(&place, &format!("{name}:delay_exit=0"), file);
    let log = fs::read_to_string(place.path("calls")).unwrap_or_default();
    let mut threads: Vec<(&str, usize)> = Vec::new();
    for line in log.lines().filter(|line| line.contains(&format!("{name}("))) {
        let thread = line.split(' ').next().unwrap_or_default();
        match threads.iter_mut().find(|(known, _)| *known == thread) {
            Some((_, count)) => *count += 1,
            None => threads.push((thread, 1)),
        }
    }
    threads.into_iter().map(|(_, count)| count).max().unwrap_or(0)
}

#[derive(Default)]
struct Count {
    points: u32,
    refused: u32,
    absorbed: u32,
    lost: Vec<String>,
    silent: Vec<String>,
}

/// Runs at a time: one whose lock never comes waits most of a minute.
const AT_A_TIME: usize = 8;

/// Imports under a fault and looks at the newsroom afterwards, without it.
fn attempt(source: &Place, old: &str, inject: &str, count: &Mutex<Count>) {
    let place = Place::new();
    copy(&source.newsroom(), &place.newsroom());
    let new = place.file("mới.txt", "Tít của bài mới\n\nSa-pô của bài.\n\nNội dung của bài mới.");
    let Run { code, stdout, stderr } = traced(&place, inject, &new);
    // 127 is the system's own loader, which was hit before the program began.
    assert!([0, 1, 2, 3, 4, 5, 6, 70, 127].contains(&code), "{inject}: exit {code}: {stderr}");
    let answer = serde_json::from_str::<Value>(&stdout).unwrap_or_default();
    let acknowledged = answer["articles"][0]["id"].as_str().map(str::to_owned);
    let seen = look(&place.newsroom()).unwrap_or_else(|fault| panic!("{inject}: {fault}"));
    let has = |id: &str| seen.texts.iter().any(|text| text.starts_with(id));
    let damage = store::verify(&place.newsroom()).unwrap().damage;
    assert!(damage.is_empty(), "{inject}: {damage:?}");
    let mut count = count.lock().unwrap();
    count.points += 1;
    if !has(old) || acknowledged.as_ref().is_some_and(|id| !has(id)) || seen.refused > 0 {
        count.lost.push(inject.to_owned());
    }
    match (code, &acknowledged) {
        (0, Some(_)) => count.absorbed += 1,
        (0, None) => count.silent.push(inject.to_owned()),
        _ => count.refused += 1,
    }
}

fn fail_all(names: &[&str], wanted: usize) {
    if !tracer_is_there() {
        say!("SKIPPED: strace is not installed or not allowed here, failing calls were not tried");
        return;
    }
    let source = Place::new();
    let old = base(&source);
    let file = source.file("mới.txt", "Tít\n\nSa-pô.\n\nNội dung.");
    let counted: Vec<_> = names.iter().map(|name| (*name, calls(&source, &file, name))).collect();
    let every: Vec<_> = counted
        .into_iter()
        .flat_map(|(name, calls)| (1..=calls).map(move |n| (name, n)))
        .flat_map(|(name, n)| ["", "+"].map(|from| (name, n, from)))
        .flat_map(|(name, n, from)| {
            ["EIO", "ENOSPC"].map(|fault| format!("{name}:error={fault}:when={n}{from}"))
        })
        .collect();
    let soak = support::soaking();
    // A step that shares no factor with the kinds of faults, so that all of them come up.
    let step = if soak { 1 } else { (every.len() / wanted).max(1) | 1 };
    let tried: Vec<_> = every.iter().step_by(step).collect();
    let count = Mutex::new(Count::default());
    each(&tried, AT_A_TIME, |inject| attempt(&source, &old, inject, &count));
    let Count { points, refused, absorbed, lost, silent } = count.into_inner().unwrap();
    say!(
        "failing calls ({} and others): {points} points of {}, {refused} refused, {absorbed} carried out all the same, {} acknowledged but lost, {} silent",
        names[0],
        every.len(),
        lost.len(),
        silent.len()
    );
    assert!(lost.is_empty(), "{lost:?}");
    assert!(silent.is_empty(), "{silent:?}");
    assert!(refused > 0, "the faults reach the program");
}

#[test]
fn a_write_that_fails_is_refused_and_loses_nothing() {
    fail_all(&WRITING, 50);
}

#[test]
fn a_read_that_fails_is_refused_and_loses_nothing() {
    fail_all(&READING, 30);
}

#[test]
fn a_first_start_that_is_killed_anywhere_founds_the_newsroom_next_time() {
    if !tracer_is_there() {
        say!(
            "SKIPPED: strace is not installed or not allowed here, a killed first start was not tried"
        );
        return;
    }
    let mut points = 0;
    for name in ["pwrite64", "fsync", "openat", "unlink"] {
        for n in (1..40).step_by(if name == "pwrite64" { 5 } else { 7 }) {
            let place = Place::new();
            let file = place.file("bài.txt", SEED);
            traced(&place, &format!("{name}:signal=KILL:when={n}"), &file);
            points += 1;
            let (room, _) = store::Newsroom::open(&place.newsroom(), NOW)
                .unwrap_or_else(|fault| panic!("{name} {n}: {fault}"));
            drop(room);
            let again = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
            assert_eq!(again.code, 1, "its captions wait: {name} {n}: {}", again.stderr);
            let damage = store::verify(&place.newsroom()).unwrap().damage;
            assert!(damage.is_empty(), "{name} {n}: {damage:?}");
        }
    }
    say!("killed first starts: {points} points, 0 that did not start again");
}
