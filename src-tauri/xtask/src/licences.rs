//! The licences of everything the app is made from: each Rust package that one
//! of its systems builds with, and each npm package that the window ships. A package
//! whose licence is not allowed, or not readable, is named.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::order::Order;
use crate::place::{Place, on_path};
use crate::say;
use crate::spdx::Expression;

/// Licences that ask for no more than a notice, or (MPL-2.0) for changes to
/// their own files only. LGPL passes only as the branch of an OR not taken.
const ALLOWED: [&str; 15] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "MPL-2.0",
    "Unicode-3.0",
    "CC0-1.0",
    "0BSD",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
    "Unlicense",
    "IJG",
];

/// The systems the app is built for. Asked one by one, since a question for all
/// at once also names what none of them compiles (a dependency of a fuzzing
/// build, of Android).
const SYSTEMS: [&str; 4] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
];

/// The licence of the shipped typefaces: free to bundle, never sold alone.
const FONTS: (&str, &str) = ("@fontsource", "OFL-1.1");

/// npm packages that only build the window, yet leave code or drawings in it.
const SHIPPED_BY_THE_BUILD: [&str; 2] = ["svelte", "lucide-static"];

/// A package and the licence it declares; empty when it declares none.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Declared {
    package: String,
    licence: String,
}

/// Checks both ecosystems; names every package that may not be used.
pub fn check(place: &Place) -> bool {
    let mut rust = BTreeSet::new();
    for system in SYSTEMS {
        let question = ["metadata", "--format-version", "1", "--locked", "--filter-platform"];
        let heard = Order::cargo(place).args(question).args([system]).ask();
        let declared = of_cargo(&heard.text);
        // An empty list means the question failed, not that all is well.
        if !heard.well || declared.is_empty() {
            say::line(&format!("the packages for {system} could not be read"));
            return false;
        }
        rust.extend(declared);
    }
    let lock = fs::read_to_string(place.ui().join("package-lock.json")).unwrap_or_default();
    let npm = of_npm(&lock);
    let refused: Vec<&Declared> = rust.iter().chain(&npm).filter(|one| !may_be_used(one)).collect();
    for one in &refused {
        let licence = if one.licence.is_empty() { "no licence" } else { &one.licence };
        say::line(&format!("not allowed: {} declares {licence}", one.package));
    }
    say::line(&format!("licences read: {} Rust packages, {} npm packages", rust.len(), npm.len()));
    !npm.is_empty() && refused.is_empty()
}

/// Looks for known weaknesses with whichever auditor is installed. Nothing when
/// none is, or when its database, which comes from the network, is out of reach.
pub fn check_advisories(place: &Place) -> Option<bool> {
    if on_path("cargo-deny").is_some() {
        let reached = Order::cargo(place).args(["deny", "fetch"]).ask().well;
        return reached.then(|| Order::cargo(place).args(["deny", "check", "advisories"]).run());
    }
    on_path("cargo-audit")?;
    let report = Order::cargo(place).args(["audit", "--json"]).ask().text;
    let report: Value = serde_json::from_str(&report).ok()?;
    let found = report["vulnerabilities"]["found"].as_bool()?;
    for one in report["vulnerabilities"]["list"].as_array().into_iter().flatten() {
        say::line(&format!(
            "{}: {} ({})",
            words(&one["package"]["name"]),
            words(&one["advisory"]["title"]),
            words(&one["advisory"]["id"])
        ));
    }
    Some(!found)
}

fn may_be_used(one: &Declared) -> bool {
    let font = |name: &str| one.package.starts_with(FONTS.0) && name == FONTS.1;
    Expression::parse(&one.licence)
        .is_some_and(|read| read.permits(&|name| ALLOWED.contains(&name) || font(name)))
}

/// The packages of `cargo metadata`, our own left out.
fn of_cargo(metadata: &str) -> Vec<Declared> {
    let metadata: Value = serde_json::from_str(metadata).unwrap_or_default();
    let packages = metadata["packages"].as_array().map_or(&[][..], Vec::as_slice);
    packages
        .iter()
        .filter(|package| !package["source"].is_null())
        .map(|package| Declared {
            package: format!("{} {}", words(&package["name"]), words(&package["version"])),
            licence: words(&package["license"]),
        })
        .collect()
}

/// The packages of `package-lock.json` that end up in the window.
fn of_npm(lock: &str) -> Vec<Declared> {
    let lock: Value = serde_json::from_str(lock).unwrap_or_default();
    let Some(packages) = lock["packages"].as_object() else {
        return Vec::new();
    };
    let shipped = |path: &str, package: &Value| {
        let name = path.strip_prefix("node_modules/").unwrap_or(path);
        package["dev"] != Value::Bool(true) || SHIPPED_BY_THE_BUILD.contains(&name)
    };
    packages
        .iter()
        .filter(|(path, package)| !path.is_empty() && shipped(path, package))
        .map(|(path, package)| Declared {
            package: path.rsplit("node_modules/").next().unwrap_or(path).to_owned(),
            licence: words(&package["license"]),
        })
        .collect()
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(package: &str, licence: &str) -> Declared {
        Declared { package: package.to_owned(), licence: licence.to_owned() }
    }

    #[test]
    fn the_list_is_kept_to() {
        let check = |package: &str, licence: &str, may| {
            assert_eq!(may_be_used(&declared(package, licence)), may, "{package}: {licence}");
        };
        check("a", "MIT OR Apache-2.0", true);
        check("b", "LGPL-2.1-or-later", false);
        check("c", "MIT OR LGPL-2.1-or-later", true);
        check("d", "", false);
        check("@fontsource/x", "OFL-1.1", true);
        check("not-a-font", "OFL-1.1", false);
    }

    #[test]
    fn our_own_crates_are_left_out() {
        let metadata = r#"{"packages":[
            {"name":"ours","version":"1.0.0","license":null,"source":null},
            {"name":"theirs","version":"2.1.0","license":"ISC","source":"registry+x"},
            {"name":"nameless","version":"0.1.0","license":null,"source":"registry+x"}]}"#;
        let expected = [declared("theirs 2.1.0", "ISC"), declared("nameless 0.1.0", "")];
        assert_eq!(of_cargo(metadata), expected);
    }

    #[test]
    fn only_what_ships_is_read_from_npm() {
        let lock = r#"{"packages":{"":{"license":"MIT"},
            "node_modules/a":{"license":"MIT"},
            "node_modules/a/node_modules/@x/b":{"license":"GPL-3.0-only"},
            "node_modules/svelte":{"license":"MIT","dev":true},
            "node_modules/tool":{"license":"CC-BY-4.0","dev":true}}}"#;
        let expected =
            [declared("a", "MIT"), declared("@x/b", "GPL-3.0-only"), declared("svelte", "MIT")];
        assert_eq!(of_npm(lock), expected);
    }
}
