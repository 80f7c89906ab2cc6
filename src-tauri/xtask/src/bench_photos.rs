//! The photos group of `cargo xtask bench`: what the room costs beside its floors and its peers, how true its small
//! pictures are, and how it meets files that break others. Costs are processor seconds of whole processes, run in
//! turn; a ratio is the median of the ratios of the rounds. Real photos join where `TINPHUONG_CORPUS` names a folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bench_photo_harm::{Harm, peak_mib};
use crate::dist::told;
use crate::order::Order;
use crate::photo_peers::Peers;
use crate::place::{Place, program};
use crate::run::Build;
use crate::say;
use crate::timing::spent;

/// Rounds of every comparison, and runs of each program within one.
const ROUNDS: usize = 5;
const RUNS: usize = 2;

struct Bench<'a> {
    place: &'a Place,
    out: PathBuf,
    peers: Peers,
    /// Real photos, empty without a corpus.
    corpus: PathBuf,
    real: Vec<PathBuf>,
}

/// One program in a comparison: what it is, and how it is started.
struct Runner<'a> {
    name: String,
    start: Box<dyn Fn() -> Option<Order> + 'a>,
}

/// Measures everything about photos.
pub fn bench_photos(place: &Place, work: &Path) -> bool {
    let out = work.join("photos");
    if !told(fs::create_dir_all(&out), &out) {
        return false;
    }
    let corpus = std::env::var_os("TINPHUONG_CORPUS").map(PathBuf::from).unwrap_or_default();
    let corpus = corpus.join("photos");
    let real = [
        "mei_Samsung_SM-G935L__Galaxy_S7_Edge_.jpg",
        "mei_Nikon_D90.jpg",
        "mei_Leica_T__Typ_701_.jpg",
        "mei_Apple_iPhone_4S.jpg",
    ];
    let real = real.iter().map(|name| corpus.join(name)).filter(|file| file.is_file()).collect();
    let peers = Peers::ready(place);
    let bench = Bench { place, out, peers, corpus, real };
    let Some(drawn) = bench.draw("drawn-12mp", 4032, 3024) else { return false };
    let Some(large) = bench.draw("drawn-48mp", 8064, 6048) else { return false };
    bench.one_photo(&drawn);
    for photo in bench.real.iter().take(2) {
        bench.one_photo(photo);
    }
    bench.batch(&drawn);
    bench.memory(&drawn, &large);
    bench.truth(&drawn);
    bench.export(&drawn);
    bench.heic();
    let (out, corpus) = (bench.out.as_path(), bench.corpus.as_path());
    Harm { place, example: &|name| bench.example(name), out, corpus }.measure();
    true
}

impl Bench<'_> {
    fn example(&self, name: &str) -> Order {
        let folder = Build::Release.folder(self.place).join("examples");
        Order::new(self.place, folder.join(program(name)))
    }

    fn ours(&self, words: &[&str], files: &[PathBuf]) -> Order {
        self.example("three_sizes").args(files).args(words)
    }

    fn draw(&self, name: &str, width: u32, height: u32) -> Option<PathBuf> {
        let file = self.out.join(format!("{name}.jpg"));
        let size = [width.to_string(), height.to_string()];
        self.example("draw_photo").args([&file]).args(&size).run().then_some(file)
    }

    fn mode<'p>(
        &'p self,
        name: &str,
        words: &'static [&'static str],
        files: &'p [PathBuf],
    ) -> Runner<'p> {
        peer(name, move || Some(self.ours(words, files)))
    }

    /// One photo of 12 megapixels to 1600 + 800 + 320 px.
    fn one_photo(&self, photo: &PathBuf) {
        let files = std::slice::from_ref(photo);
        let runners = vec![
            self.mode("full decode by libjpeg-turbo", &["--mode", "full"], files),
            self.mode("decode at 1/8", &["--mode", "eighth"], files),
            self.mode("1600 + 800 + 320 by the photo room", &[], files),
            self.mode("the same, 1.0 left to shrink", &["--left", "1.0"], files),
            self.mode("the same, 1.9 left to shrink", &["--left", "1.9"], files),
            self.mode("the same from a full decode", &["--left", "8"], files),
            self.mode("quick look", &["--mode", "look"], files),
            self.mode("the crate image alone", &["--mode", "image"], files),
            peer("sharp, separate", || self.peers.sharp(self.place, "separate", &self.out, files)),
            peer("sharp, cascade", || self.peers.sharp(self.place, "cascade", &self.out, files)),
            peer("vipsthumbnail, 1600 only", || Peers::vips(self.place, &self.out, photo)),
            peer("ImageMagick, 1600 only", || Peers::magick(self.place, &self.out, photo)),
        ];
        let costs = compare(&format!("photos: {}", name(photo)), &runners, RUNS);
        if let [full, eighth, ours, ..] = costs[..] {
            goal("three sizes beside a full decode", ours / full, 1.9);
            goal("three sizes beside a decode at 1/8", ours / eighth, 4.0);
        }
    }

    /// Twenty photos, two at a time.
    fn batch(&self, drawn: &PathBuf) {
        let some: Vec<PathBuf> = self.real.iter().chain([drawn]).cloned().collect();
        let files: Vec<PathBuf> = some.iter().cycle().take(20).cloned().collect();
        let runners = vec![
            self.mode("20 photos by the photo room", &["--jobs", "2"], &files),
            peer("sharp, separate", || self.peers.sharp(self.place, "separate", &self.out, &files)),
            peer("sharp, cascade", || self.peers.sharp(self.place, "cascade", &self.out, &files)),
            self.mode("the crate image alone", &["--mode", "image", "--jobs", "2"], &files),
        ];
        let costs = compare("photos: 20 at once", &runners, 1);
        if let [ours, separate, cascade, image] = costs[..] {
            goal("20 photos beside sharp, separate", ours / separate, 0.5);
            goal("20 photos beside sharp, cascade", ours / cascade, 0.75);
            goal("20 photos beside the crate image", ours / image, 0.16);
        }
        self.peak("20 photos, 2 threads", &["--jobs", "2"], &files, Some(165));
    }

    fn memory(&self, drawn: &PathBuf, large: &PathBuf) {
        for (file, goal) in [(drawn, 55), (large, 85)] {
            let files = std::slice::from_ref(file);
            self.peak(&format!("{}, 1600 + 800 + 320", name(file)), &[], files, Some(goal));
            self.peak("  by the crate image alone", &["--mode", "image"], files, None);
        }
    }

    /// Prints the peak of resident memory that the process tells of itself, which is the worker's own work.
    fn peak(&self, what: &str, words: &[&str], files: &[PathBuf], goal: Option<u32>) {
        let mib = peak_mib(&self.ours(words, files).ask().text);
        let told = mib.map_or("-".to_owned(), |mib| format!("{mib:.0}"));
        let goal = goal.map_or(String::new(), |goal| format!("  (goal: ≤ {goal})"));
        say::line(&format!("peak MiB: {what:<48} {told:>6}{goal}"));
    }

    fn truth(&self, drawn: &PathBuf) {
        say::line("\nSSIMULACRA2 of resizing alone: file, left to shrink, 1600, 800, 320");
        let files = self.real.iter().chain([drawn]);
        let files: Vec<&PathBuf> = files.collect();
        self.example("photo_truth").args(["sizes"]).args(&files).run();
        for file in files {
            let bare = self.out.join("bare.jpg");
            let told = self.example("photo_truth").args(["bare"]).args([file, &bare]).run();
            let made = self.peers.sharp(self.place, "png", &self.out, &[bare]);
            if told && made.is_some_and(Order::run) {
                say::line("sharp:");
                self.example("photo_truth").args(["against"]).args([file, &self.out]).run();
            }
        }
    }

    fn export(&self, drawn: &PathBuf) {
        let files: Vec<&PathBuf> = self.real.iter().chain([drawn]).collect();
        say::line(
            "\nexport at 1600 px beside libjpeg-turbo q82: file, preset, its bytes, ours, ratio, its score, ours less",
        );
        self.example("photo_truth").args(["export"]).args(&files).run();
        say::line("\nbyte budgets: file, format, budget, used, percent");
        self.example("photo_truth").args(["budget"]).args(&files).run();
    }

    fn heic(&self) {
        for file in ["mei_IMG_2927.HEIC", "im_IMG_2682.heic"] {
            let file = self.corpus.join(file);
            if !file.is_file() {
                continue;
            }
            let files = std::slice::from_ref(&file);
            let runners = vec![
                peer("libheif + libde265, decode (with Python's start)", || {
                    self.peers.libheif(self.place, Some(&file))
                }),
                peer("Python's start alone", || self.peers.libheif(self.place, None)),
                self.mode("1600 + 800 + 320 by the photo room", &[], files),
                self.mode("quick look", &["--mode", "look"], files),
            ];
            let costs = compare(&format!("HEIC: {}", name(&file)), &runners, 1);
            if let [theirs, start, ours, _] = costs[..] {
                goal("HEIC to three sizes beside libheif's decode", ours / (theirs - start), 1.3);
            }
            self.peak(&name(&file), &[], files, Some(55));
        }
    }
}

fn peer<'p>(name: &str, start: impl Fn() -> Option<Order> + 'p) -> Runner<'p> {
    Runner { name: name.to_owned(), start: Box::new(start) }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// One ratio of medians, its goal, and whether it is kept; nothing for a peer that could not be had.
fn goal(what: &str, ratio: f64, most: f64) {
    if !ratio.is_finite() {
        return;
    }
    let verdict = if ratio <= most { "kept" } else { "NOT KEPT" };
    say::line(&format!("goal: {what:<44} {ratio:>7.2} (≤ {most}): {verdict}"));
}

/// Runs all in turn and prints milliseconds of processor time, and the ratio to each of the first three. Answers the
/// median of each in seconds, no number for one that could not be had.
fn compare(title: &str, runners: &[Runner<'_>], runs: usize) -> Vec<f64> {
    let mut costs: Vec<Vec<f64>> = vec![Vec::new(); runners.len()];
    for _ in 0..ROUNDS {
        for (runner, costs) in runners.iter().zip(&mut costs) {
            let cost = (0..runs).map(|_| spent((runner.start)()?)?.processor).sum::<Option<f64>>();
            costs.extend(cost.map(|cost| cost / runs as f64));
        }
    }
    say::line(&format!(
        "\n{title:<50} {:>7} {:>7} {:>7} {:>7}",
        "CPU ms", "to 1st", "to 2nd", "to 3rd"
    ));
    for (runner, cost) in runners.iter().zip(&costs) {
        if cost.len() < ROUNDS {
            continue;
        }
        let mut line = format!("{:<50} {:>7.0}", runner.name, median(cost.clone()) * 1000.0);
        for base in costs.iter().take(3) {
            let ratios = cost.iter().zip(base).map(|(ours, theirs)| ours / theirs.max(0.001));
            line = format!("{line} {:>7.2}", median(ratios.collect()));
        }
        say::line(&line);
    }
    costs.into_iter().map(median).collect()
}

/// The middle value, the lower one of two.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(f64::NAN)
}
