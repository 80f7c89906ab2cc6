//! Folders in which one file adds one thing: the list in `mod.rs` is written here, committed, and never by hand.

use std::fs;

use crate::tree::root;

/// Folder, the list's declaration, the item that every file shows.
const FOLDERS: [(&str, &str, &str); 2] = [
    ("src-tauri/crates/export/src/formats", "pub static FORMATS: &[&Format]", "FORMAT"),
    ("src-tauri/crates/intake/src/readers", "pub(crate) static READERS: &[&Reader]", "READER"),
];

#[test]
fn lists_name_every_file_of_their_folder() {
    for (folder, declaration, item) in FOLDERS {
        let folder = root().join(folder);
        let mut names: Vec<String> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
            .filter(|name| name != "mod")
            .filter(|name| {
                fs::read_to_string(folder.join(format!("{name}.rs"))).unwrap().contains(item)
            })
            .collect();
        names.sort();
        let gate = |name: &str| {
            // A file that is only there with a feature says so in its first attribute.
            let text = fs::read_to_string(folder.join(format!("{name}.rs"))).unwrap();
            let feature = text.split_once("#![cfg(").and_then(|(_, rest)| rest.split_once(")]"));
            feature.map(|(feature, _)| format!("#[cfg({feature})]\n")).unwrap_or_default()
        };
        let mods = names
            .iter()
            .fold(String::new(), |mods, name| mods + &gate(name) + "mod " + name + ";\n");
        let list: Vec<String> = names
            .iter()
            .map(|name| format!("{}&{name}::{item}", gate(name).replace('\n', "\n    ")))
            .collect();
        let wanted = format!(
            "// The list below is written by tests/architecture/registries.rs.\n{mods}\n#[rustfmt::skip]\n\
             /// All of this folder, by file name.\n{declaration} = &[\n    {},\n];\n",
            list.join(",\n    ")
        );
        let path = folder.join("mod.rs");
        let text = fs::read_to_string(&path).unwrap();
        let (head, _) = text.split_once("// The list below").unwrap_or((text.as_str(), ""));
        let whole = format!("{head}{wanted}");
        if text != whole {
            fs::write(&path, whole).unwrap();
            panic!("{} was stale and has been rewritten; run again and commit it", path.display());
        }
    }
}
