//! What a killed export left beside its target goes with the next one there, and only that.

use std::{fs, path::Path};

use support::{Place, SEED};

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn export(place: &Place, id: &str, format: &str, path: &Path) {
    let words =
        ["export".as_ref(), id.as_ref(), "--format".as_ref(), format.as_ref(), "-o".as_ref()];
    let run = place.tinphuong(words.into_iter().chain([path.as_os_str()]));
    assert_eq!(run.code, 0, "{}", run.stderr);
}

fn article(place: &Place) -> String {
    let file = place.file("bài.txt", SEED);
    let run = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
    run.json()["articles"][0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn what_nobody_holds_goes_and_nothing_else() {
    let place = Place::new();
    let id = article(&place);
    let out = place.path("xuất");
    fs::create_dir(&out).unwrap();
    fs::create_dir(out.join(".tin-phuong-folder")).unwrap();
    for name in
        [".tin-phuong-aB3dE6", ".tin-phuong-held01", ".tin-phuong-ghi-chu", ".tin-phuong-notes77"]
    {
        fs::write(out.join(name), b"half").unwrap();
    }
    let held = fs::File::options().write(true).open(out.join(".tin-phuong-held01")).unwrap();
    held.try_lock().unwrap();
    export(&place, &id, "html", &out.join("bai.html"));
    let stay = [
        ".tin-phuong-folder",
        ".tin-phuong-ghi-chu",
        ".tin-phuong-held01",
        ".tin-phuong-notes77",
        "bai.html",
    ];
    assert_eq!(names(&out), stay, "one is being written, three are a person's");
    drop(held);
    export(&place, &id, "html", &out.join("bai.html"));
    assert_eq!(
        names(&out),
        [".tin-phuong-folder", ".tin-phuong-ghi-chu", ".tin-phuong-notes77", "bai.html"]
    );
}

#[test]
fn a_folder_that_was_being_replaced_comes_back_or_goes() {
    let place = Place::new();
    let id = article(&place);
    let out = place.path("xuất");
    let at = |name: &str| out.join(name);
    let left = |old: &str, mark: &str| {
        fs::create_dir_all(at(&format!("{mark}-moi/anh"))).unwrap();
        fs::write(at(mark), b"").unwrap();
        fs::write(at(&format!("{mark}-moi/anh/.tin-phuong-aaaaaa")), b"half").unwrap();
        fs::create_dir_all(at(&format!("{mark}-cu/{old}"))).unwrap();
        fs::write(at(&format!("{mark}-cu/{old}/bai.html")), b"old").unwrap();
    };
    left("bài một", ".tin-phuong-000001");
    left("bài hai", ".tin-phuong-000002");
    fs::create_dir(at("bài hai")).unwrap();
    left("bài ba", ".tin-phuong-000003");
    fs::write(at(".tin-phuong-000003-moi/IMG_1.jpg"), b"a person's").unwrap();
    export(&place, &id, "folder", &at("bài mới"));
    let stay =
        [".tin-phuong-000003", ".tin-phuong-000003-moi", "bài ba", "bài hai", "bài một", "bài mới"];
    assert_eq!(names(&out), stay);
    assert_eq!(fs::read(at("bài một/bai.html")).unwrap(), b"old");
    assert!(at(".tin-phuong-000003-moi/IMG_1.jpg").exists());
    export(&place, &id, "folder", &at("bài mới"));
    assert_eq!(names(&out), stay, "an export over an export leaves nothing beside it");
}
