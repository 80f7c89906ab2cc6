//! The step `formats`: every format over every sample, the PDF among them, judged by tools that nobody here wrote. They
//! come from registries into a folder of their own; what cannot be had is told loudly and never counted as passed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::order::Order;
use crate::place::{Place, on_path};
use crate::say;
use crate::system;
use crate::tally::Tally;
use crate::test_steps::{Outcome, chromium};

/// Where the checks stand.
const CHECKS: &str = "tests/formats/validators";
/// A program, and the Debian package it comes with.
const PROGRAMS: [(&str, &str); 6] = [
    ("java", "default-jre-headless"),
    ("pdftotext", "poppler-utils"),
    ("qpdf", "qpdf"),
    ("soffice", "libreoffice-writer"),
    ("xmllint", "libxml2-utils"),
    ("python3", "python3-venv"),
];
/// The typeface with the measures of Times New Roman in which LibreOffice draws all of Vietnamese.
const DRAWN_WITH: &str = "fonts-liberation2";
/// The Debian packages of a real WordPress, of its database without a service, and of what PHP reads its files by.
const PORTAL: [&str; 4] = ["wordpress", "mariadb-server-core", "php-cli", "php-xml"];
/// WordPress asks for a web server. This one is not started when it is installed.
const SERVED_BY: &str = "mini-httpd";
/// EPUBCheck and LibreOffice need seconds for each file; more than all of them on a slow machine.
const MINUTES: u32 = 25;

/// Writes the files, fetches the tools, lets them judge.
pub fn judge(place: &Place) -> Outcome {
    let out = place.results("formats");
    let _ = fs::remove_dir_all(&out);
    let mut tally = written(place, &out);
    if tally.failed > 0 {
        return Outcome::Counted(tally);
    }
    let tools = place
        .cache
        .as_ref()
        .map_or_else(|| place.results("validators"), |cache| cache.join("validators"));
    programs(place);
    portal(place);
    if !fetched(place, &tools) {
        let why = "their files were written and proved, but no registry could be reached for the validators";
        say::skipped("formats", why);
        return Outcome::Skipped(why.to_owned());
    }
    let mut order = Order::new(place, "node")
        .args([format!("{CHECKS}/run.mjs")])
        .env("TINPHUONG_FORMATS_OUT", &out)
        .env("TINPHUONG_VALIDATORS", &tools);
    if let Some(browser) = chromium() {
        order = order.env("TINPHUONG_BROWSER", browser);
    }
    tally += Tally::of_script(&order.within(place, MINUTES).listen());
    Outcome::Counted(tally)
}

/// The tests of formats with the typesetter, which leave their files in `out`. The command line beside them is the photo
/// worker of the desk that is among them.
fn written(place: &Place, out: &Path) -> Tally {
    if !Order::cargo(place).args(["build", "--package", "cli"]).run() {
        return Tally::one(false);
    }
    let words = ["test", "--package", "newsroom-tests", "--features", "print", "--test", "formats"];
    Tally::of_cargo(&Order::cargo(place).args(words).env("TINPHUONG_FORMATS_OUT", out).listen())
}

/// Programs of the system; on Debian the missing ones are installed.
fn programs(place: &Place) {
    let missing: Vec<&str> = PROGRAMS
        .into_iter()
        .filter(|(program, _)| on_path(program).is_none())
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return;
    }
    if system::is_debian() {
        system::install(place, &[missing.as_slice(), &[DRAWN_WITH]].concat());
    } else {
        say::line(&format!("not here, what needs them will not be checked: {}", missing.join(" ")));
    }
}

/// WordPress, on Debian; apart from the programs, for not every release has it. It takes no database server's place.
fn portal(place: &Place) {
    if !system::is_debian() {
        return;
    }
    let installed = system::installed(place);
    let there = |wanted: &str| installed.lines().any(|name| name == wanted);
    let missing: Vec<&str> = PORTAL.into_iter().filter(|name| !there(name)).collect();
    let is_mysql = |name: &str| name.starts_with("mysql-") && name.contains("server");
    if installed.lines().any(is_mysql) {
        say::line("MariaDB is not installed in the place of MySQL: WordPress will not be asked");
    } else if !missing.is_empty() {
        system::install(place, &[missing.as_slice(), &[SERVED_BY]].concat());
    }
}

/// The packages of npm and of Python, again only when their lists have changed.
fn fetched(place: &Place, tools: &Path) -> bool {
    let lists = ["package.json", "package-lock.json", "requirements.txt"];
    let list = |name: &str| place.clone.join(CHECKS).join(name);
    let same = |name: &&str| {
        fs::read(list(name))
            .ok()
            .is_some_and(|wanted| fs::read(tools.join(name)).ok() == Some(wanted))
    };
    let done = tools.join("done");
    if done.is_file() && lists.iter().all(same) {
        return true;
    }
    let _ = fs::remove_file(&done);
    let copied = fs::create_dir_all(tools).is_ok()
        && lists.iter().all(|name| fs::copy(list(name), tools.join(name)).is_ok());
    let npm =
        Order::node_tool(place, "npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    let python = if cfg!(windows) { "python" } else { "python3" };
    let venv = Order::new(place, python).args(["-m", "venv", "venv"]).inside(tools);
    let pip = Order::new(place, inside_venv(tools, "pip"));
    let pip = pip.args(["install", "--quiet", "-r", "requirements.txt"]).inside(tools);
    copied && npm.inside(tools).run() && venv.run() && pip.run() && fs::write(done, "").is_ok()
}

fn inside_venv(tools: &Path, program: &str) -> PathBuf {
    tools.join("venv").join(if cfg!(windows) { "Scripts" } else { "bin" }).join(program)
}
