//! The export group of `cargo xtask bench`: one article of 2,000 words and 6 photos, whole processes, in turn. Beside our
//! formats stand pandoc and LibreOffice on the same words and the same pictures. They are installed where they are
//! missing; what cannot be had is named and left out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bench::example;
use crate::order::Order;
use crate::place::{Place, on_path, program};
use crate::run::Build;
use crate::say;
use crate::system;
use crate::timing::{Spent, print_head, print_row, processor_ratio, spent};

/// What is measured: the command line with its typesetter, and the programs that make and print the article.
pub const BUILDS: [&str; 8] = [
    "--package=cli",
    "--package=desk",
    "--package=export",
    "--package=photo",
    "--bins",
    "--examples",
    "--features=cli/print",
    "--features=export/print",
];
/// Every format is timed; these three have peers.
const FORMATS: [&str; 16] = [
    "docx",
    "pdf",
    "epub",
    "html",
    "folder",
    "zip",
    "md",
    "txt",
    "ninjs",
    "newsml",
    "wxr",
    "jsonld",
    "atom",
    "social",
    "post",
    "loudspeaker",
];
/// Debian packages, and the program by which one knows that they are there.
const PACKAGES: [(&str, &str); 2] = [("libreoffice-writer", "soffice"), ("time", "time")];
/// Pandoc in a package of Python, on every system the same.
const PANDOC: &str = "pypandoc_binary==1.17";
const ROUNDS: usize = 5;
const PHOTOS: usize = 6;

/// What is run in turn.
struct Row {
    what: String,
    order: Box<dyn Fn(usize) -> Order>,
    runs: Vec<Spent>,
}

/// Writes the article once and exports it again and again, each time to a new place.
pub fn bench_export(place: &Place, work: &Path) -> bool {
    let Some((id, photos)) = article(place, work) else { return false };
    install(place);
    let mut rows = ours(place, work, &id);
    rows.extend(peers(place, work, &id));
    for round in 0..ROUNDS {
        for row in &mut rows {
            let Some(one) = spent((row.order)(round)) else {
                say::line(&format!("{} could not be run", row.what));
                return false;
            };
            row.runs.push(one);
        }
    }
    told(&rows);
    peaks(place, work, &id);
    again(place, &photos) && cost(place, work)
}

/// What is missing of the system's packages.
fn install(place: &Place) {
    let missing = PACKAGES.iter().filter(|(_, program)| on_path(program).is_none());
    let missing: Vec<&str> = missing.map(|(package, _)| *package).collect();
    if !missing.is_empty() && system::is_debian() {
        system::install(place, &missing);
    }
}

/// The article's id and its six photos.
fn article(place: &Place, work: &Path) -> Option<(String, Vec<PathBuf>)> {
    let mut photos = Vec::new();
    for n in 0..PHOTOS {
        let photo = work.join(format!("photo-{n}.jpg"));
        let (width, height) = ("1600", (1067 - n).to_string());
        let drawn = example(place, "draw_photo").args([&photo]).args([width, height.as_str()]);
        if !drawn.run() {
            return None;
        }
        photos.push(photo);
    }
    let make = example(place, "bench_article").args(["make"]).args([work.join("newsroom")]);
    let heard = make.args(&photos).ask();
    let id = heard.text.trim().to_owned();
    if id.is_empty() {
        say::line("the article could not be written");
        return None;
    }
    Some((id, photos))
}

fn ours(place: &Place, work: &Path, id: &str) -> Vec<Row> {
    let mut rows = vec![row("list (start, open the newsroom, end)", {
        let (place, work) = (place.clone(), work.to_owned());
        move |_| tinphuong(&place, &work).args(["list"])
    })];
    for format in FORMATS {
        let (place, work, id) = (place.clone(), work.to_owned(), id.to_owned());
        rows.push(row(&format!("export {format}"), move |round| {
            let out = work.join(format!("out-{round}.{format}"));
            let order = tinphuong(&place, &work).args(["export", &id, "--format", format, "-o"]);
            order.args([out])
        }));
    }
    let (place, work, id) = (place.clone(), work.to_owned(), id.to_owned());
    rows.push(row("all formats at once", move |_| {
        example(&place, "bench_article").args(["all"]).args([work.join("newsroom")]).args([&id])
    }));
    rows
}

/// Pandoc and LibreOffice read what we exported once: a page with its photos beside it, and a Word file.
fn peers(place: &Place, work: &Path, id: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let (page, word) = (work.join("peer"), work.join("peer.docx"));
    let export = |format: &str, out: &Path| {
        let order = tinphuong(place, work).args(["export", id, "--format", format, "-o"]);
        order.args([out]).ask().well
    };
    if !export("folder", &page) || !export("docx", &word) {
        return rows;
    }
    if let Some(pandoc) = pandoc(place) {
        for format in ["docx", "epub"] {
            let (place, pandoc, page) = (place.clone(), pandoc.clone(), page.clone());
            let work = work.to_owned();
            rows.push(row(&format!("pandoc {format}"), move |round| {
                let out = work.join(format!("pandoc-{round}.{format}"));
                Order::new(&place, &pandoc).inside(&page).args(["bai.html", "-o"]).args([out])
            }));
        }
    } else {
        say::skipped("export", "no pandoc to be compared with");
    }
    if let Some(office) = on_path("soffice") {
        let (place, work) = (place.clone(), work.to_owned());
        rows.push(row("LibreOffice pdf", move |_| {
            let home = format!("-env:UserInstallation=file://{}", work.join("office").display());
            let order =
                Order::new(&place, &office).args(["--headless", &home, "--convert-to", "pdf"]);
            order.args(["--outdir".as_ref(), work.as_os_str()]).args([&word])
        }));
    } else {
        say::skipped("export", "no LibreOffice to be compared with");
    }
    rows
}

fn told(rows: &[Row]) {
    let runs = |what: &str| rows.iter().find(|row| row.what == what).map(|row| row.runs.as_slice());
    print_head("export: 2,000 words, 6 photos, whole process");
    for row in rows {
        print_row(&row.what, &row.runs, runs("list (start, open the newsroom, end)"));
    }
    say::line("\nprocessor time of the peer, as many times ours:");
    for (peer, our) in [
        ("pandoc docx", "export docx"),
        ("pandoc epub", "export epub"),
        ("LibreOffice pdf", "export pdf"),
    ] {
        if let (Some(theirs), Some(ours)) = (runs(peer), runs(our)) {
            let ratio = processor_ratio(theirs, ours);
            let ratio = ratio.map_or("-".to_owned(), |ratio| format!("{ratio:.1}"));
            say::line(&format!("{peer:<44} {ratio:>9}"));
        }
    }
}

/// The most memory that a process or one of its children held, by GNU time.
fn peaks(place: &Place, work: &Path, id: &str) {
    let Some(time) = on_path("time") else {
        return say::skipped("export", "no GNU time: peak memory was not measured");
    };
    say::line(&format!("\n{:<44} {:>9}", "peak memory, kilobytes", ""));
    let told = work.join("peak");
    let measure = |what: &str, words: Vec<std::ffi::OsString>| {
        let order = Order::new(place, &time).args(["-f", "%M", "-o"]).args([&told]).args(words);
        if order.ask().well {
            let peak = std::fs::read_to_string(&told).unwrap_or_default();
            say::line(&format!("{what:<44} {:>9}", peak.trim()));
        }
    };
    let release = Build::Release.folder(place);
    let newsroom = work.join("newsroom");
    for format in ["docx", "pdf", "epub", "zip"] {
        let out = work.join(format!("peak.{format}"));
        let program = release.join(program("tinphuong")).into_os_string();
        let words =
            ["--newsroom".into(), newsroom.clone().into_os_string(), "export".into(), id.into()];
        let more = ["--format".into(), format.into(), "-o".into(), out.into_os_string()];
        measure(&format!("export {format}"), [vec![program], words.into(), more.into()].concat());
    }
    let all = release.join("examples").join(program("bench_article")).into_os_string();
    measure("all formats at once", vec![all, "all".into(), newsroom.into_os_string(), id.into()]);
}

/// The typesetter alone, first and after an edit.
fn again(place: &Place, photos: &[PathBuf]) -> bool {
    let heard = example(place, "print_again").args(photos).ask();
    let numbers: Vec<&str> = heard.text.split_whitespace().collect();
    let [first, edited, bytes] = numbers.as_slice() else { return false };
    say::line(&format!(
        "\npdf inside one process: first {first} ms, after an edit {edited} ms, {bytes} bytes"
    ));
    true
}

fn row(what: &str, order: impl Fn(usize) -> Order + 'static) -> Row {
    Row { what: what.to_owned(), order: Box::new(order), runs: Vec::new() }
}

/// Bytes that the typesetter adds to the command line. The program with it is put back: other groups may want it.
fn cost(place: &Place, work: &Path) -> bool {
    let (file, kept) =
        (Build::Release.folder(place).join(program("tinphuong")), work.join("with-pdf"));
    let bytes = |file: &Path| file.metadata().map_or(0, |facts| facts.len());
    let plain = ["build", "--release", "--package=cli", "--bins"];
    let built = fs::copy(&file, &kept).is_ok() && Order::cargo(place).args(plain).run();
    let (without, with) = (bytes(&file), bytes(&kept));
    // Cargo keeps the plain one under a second name for the same bytes: it is put aside, not written over.
    let back = fs::remove_file(&file).is_ok() && fs::copy(&kept, &file).is_ok();
    say::line(&format!("\n{:<44} {:>12}", "tinphuong, release, bytes", ""));
    for (what, size) in [("without pdf", without), ("with pdf", with)] {
        say::line(&format!("{what:<44} {size:>12}"));
    }
    built && back
}

/// Pandoc on the search path, or the one that comes as a package of Python.
fn pandoc(place: &Place) -> Option<PathBuf> {
    on_path("pandoc").or_else(|| {
        let packages = place.results("bench-peers").join("pandoc");
        let found = || {
            let files = crate::run::files_under(&packages);
            files.into_iter().find(|file| file.ends_with(program("pypandoc/files/pandoc")))
        };
        found().or_else(|| {
            let python = if cfg!(windows) { "python" } else { "python3" };
            let words = ["-m", "pip", "install", "--quiet", "--target"];
            let order = Order::new(place, python).args(words).args([&packages]).args([PANDOC]);
            order.run().then(found).flatten()
        })
    })
}

fn tinphuong(place: &Place, work: &Path) -> Order {
    let file = Build::Release.folder(place).join(program("tinphuong"));
    Order::new(place, file).args(["--newsroom".as_ref(), work.join("newsroom").as_os_str()])
}
