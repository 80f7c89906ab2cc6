//! What `cargo xtask bench photos` says of foreign bytes: files that promise too much, damaged files, and whether anything
//! of a place or a serial number comes out. Each line names its goal.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::order::Order;
use crate::place::{Place, on_path};
use crate::say;

/// Damaged files made and given to the room.
const DAMAGED: &str = "5000";
/// A header that promises too much is refused within so many milliseconds, and MiB of memory.
const REFUSED_WITHIN: (f64, f64) = (50.0, 50.0);
/// Runs of each refusal; the shortest counts, because starting a process is the busy machine's business.
const RUNS: usize = 5;

/// Where the programs, the results and the real photos are.
pub struct Harm<'a> {
    /// The project.
    pub place: &'a Place,
    /// Starts one of the photo room's examples.
    pub example: &'a dyn Fn(&str) -> Order,
    /// Results of this run.
    pub out: &'a Path,
    /// Real photos; empty without a corpus.
    pub corpus: &'a Path,
}

impl Harm<'_> {
    /// Prints all of it.
    pub fn measure(&self) {
        self.bombs();
        say::line("\ndamaged files (goal: 0 broke)");
        (self.example)("photo_harm").args(["damage", DAMAGED]).run();
        self.leaks();
    }

    fn bombs(&self) {
        let folder = self.out.join("bombs");
        if fs::create_dir_all(&folder).is_err() {
            return;
        }
        let made = (self.example)("photo_harm").args(["bombs"]).args([&folder]).ask().text;
        let real = self.corpus.join("bomb_jpeg_header_65500.jpg");
        let files = made.lines().map(PathBuf::from).chain(real.is_file().then_some(real));
        let (most_ms, most_mib) = REFUSED_WITHIN;
        say::line(&format!(
            "\n{:<34} {:>18} {:>6} {:>6} (goals: < {most_ms} ms, < {most_mib} MiB, process included)",
            "headers that promise too much", "refused as", "ms", "MiB"
        ));
        for file in files {
            let (mut least, mut text) = (f64::INFINITY, String::new());
            for _ in 0..RUNS {
                let started = Instant::now();
                text = (self.example)("photo_harm").args(["refused"]).args([&file]).ask().text;
                least = least.min(started.elapsed().as_secs_f64() * 1000.0);
            }
            let mib = peak_mib(&text).unwrap_or(f64::NAN);
            let code = text.lines().next().unwrap_or("-");
            let kept = least < most_ms && mib < most_mib && code != "taken";
            let verdict = if kept { "" } else { "  NOT KEPT" };
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            say::line(&format!("{name:<34} {code:>18} {least:>6.1} {mib:>6.1}{verdict}"));
        }
    }

    /// Everything that opens is made small, and the small pictures are searched: by their bytes, and by exiftool.
    fn leaks(&self) {
        let Ok(entries) = fs::read_dir(self.corpus) else { return };
        let files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        let made = self.out.join("derivatives");
        say::line("\nplaces and serial numbers of the originals, by their bytes (goal: found 0)");
        for mode in ["ours", "compact", "webp"] {
            let folder = made.join(mode);
            if fs::create_dir_all(&folder).is_err() {
                return;
            }
            let order = (self.example)("three_sizes").args(&files);
            order.args(["--mode", mode, "--out"]).args([&folder]).ask();
            (self.example)("photo_harm").args(["leaks"]).args([self.corpus, &folder]).run();
        }
        if on_path("exiftool").is_none() {
            return;
        }
        let find =
            ["-q", "-r", "-if", "$GPSPosition or $SerialNumber or $LensSerialNumber or $Make"];
        let heard = Order::new(self.place, "exiftool").args(find).args(["-p", "$FileName"]);
        let leaks = heard.args([&made]).ask().text.lines().count();
        say::line(&format!(
            "by exiftool, with a position, serial number or maker: {leaks} (goal: 0)"
        ));
    }
}

/// The peak of resident memory that a process told of itself, in MiB.
pub fn peak_mib(text: &str) -> Option<f64> {
    let peak = text.lines().find_map(|line| line.strip_prefix("peak "))?;
    Some(peak.trim_end_matches(" kB").trim().parse::<f64>().ok()? / 1024.0)
}
