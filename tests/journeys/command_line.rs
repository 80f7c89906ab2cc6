//! The command line: its shapes and exit codes, which scripts rely on.

use serde_json::Value;
use support::{Place, SEED, jpeg, run, tinphuong};

fn import_seed(place: &Place) -> String {
    let file = place.file("bài.txt", SEED);
    let answer = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
    assert_eq!(answer.code, 1, "its captions wait for photos: {}", answer.stderr);
    answer.json()["articles"][0]["id"].as_str().unwrap().to_owned()
}

fn has(value: &Value, names: &[&str]) {
    for name in names {
        assert!(value.get(*name).is_some(), "{name} is missing in {value}");
    }
}

#[test]
fn the_shapes_are_those_that_scripts_know() {
    let place = Place::new();
    let file = place.file("bài.txt", SEED);
    let imported = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]).json();
    has(&imported["articles"][0], &["id", "headline", "words", "photos", "findings"]);
    let id = imported["articles"][0]["id"].as_str().unwrap();

    let list = place.tinphuong(["--json", "list"]).json();
    has(&list["articles"][0], &["id", "headline", "stage", "section", "byline", "updated"]);

    let shown = place.tinphuong(["--json", "show", id]).json();
    has(&shown, &["id", "stage", "section", "headline", "lead", "byline", "published", "blocks"]);
    has(&shown["blocks"][0], &["id", "kind", "text"]);

    let found = place.tinphuong(["--json", "search", "giai", "ngan", "von"]).json();
    has(&found["hits"][0], &["id", "headline", "field", "snippet"]);
    assert!(found["hits"][0]["snippet"].is_string() && found["hits"][0]["headline"].is_string());

    let narrowed = |words: &[&str]| place.tinphuong([&["--json"], words].concat()).json();
    let found = narrowed(&["search", "giai", "ngan", "--stage", "posted"]);
    assert_eq!(found["hits"], serde_json::json!([]));
    let found = narrowed(&["search", "giai", "ngan", "--stage", "draft", "--without-photo"]);
    assert_eq!(found["hits"].as_array().map(Vec::len), Some(1));
    let listed = narrowed(&["list", "--section", "không có"]);
    assert_eq!(listed["articles"], serde_json::json!([]));

    let photo = place.file("ảnh.jpg", jpeg(2000, 1500));
    let out = place.path("out");
    let words = [
        "--json".as_ref(),
        "photo".as_ref(),
        photo.as_os_str(),
        "--preset".as_ref(),
        "web".as_ref(),
        "-o".as_ref(),
        out.as_os_str(),
    ];
    let made = place.tinphuong(words).json();
    has(&made["photos"][0], &["source", "ok", "outputs", "refusal"]);
    let output = &made["photos"][0]["outputs"][0];
    assert_eq!((output["width"].as_u64(), output["height"].as_u64()), (Some(1600), Some(1200)));
    let bytes = std::fs::metadata(output["path"].as_str().unwrap()).unwrap().len();
    assert_eq!(output["bytes"].as_u64(), Some(bytes));
}

#[test]
fn a_list_is_whole_and_a_search_says_what_it_left_out() {
    let place = Place::new();
    let file = |n| place.file(&format!("{n}.txt"), format!("Tin thứ {n}\n\nTổ dân phố họp.\n"));
    let files: Vec<_> = (0..503).map(file).collect();
    let words = std::iter::once("import".as_ref()).chain(files.iter().map(|file| file.as_os_str()));
    assert_eq!(place.tinphuong(words).code, 0);
    let listed = place.tinphuong(["--json", "list"]).json();
    let ids = listed["articles"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap());
    let once: std::collections::BTreeSet<_> = ids.filter(|id| !id.is_empty()).collect();
    assert_eq!(once.len() as u64, listed["total"].as_u64().unwrap(), "each article once");
    assert!(once.len() >= 503, "{}", once.len());

    let found = place.tinphuong(["search", "to dan pho hop"]);
    assert_eq!(found.stdout.lines().count(), 500);
    assert!(found.stderr.contains("Chỉ hiện 500 bài đầu"), "{}", found.stderr);
    let found = place.tinphuong(["search", "\"tin thu 77\""]);
    assert_eq!((found.stdout.lines().count(), found.stderr.as_str()), (1, ""));
}

#[test]
fn a_photo_is_never_replaced_by_what_is_made_of_it() {
    let place = Place::new();
    let original = jpeg(2000, 1500);
    let photo = place.file("ảnh.jpg", &original);
    let made = |json: bool| {
        let mut words: Vec<&std::ffi::OsStr> = if json { vec!["--json".as_ref()] } else { vec![] };
        words.extend(["photo".as_ref(), photo.as_os_str(), "--preset".as_ref()]);
        words.extend(["thumb".as_ref(), "-o".as_ref(), photo.parent().unwrap().as_os_str()]);
        place.tinphuong(words)
    };
    let answer = made(true).json();
    let output = &answer["photos"][0]["outputs"][0];
    assert_eq!(output["renamed"], true);
    let path = std::path::Path::new(output["path"].as_str().unwrap());
    assert_eq!(path, photo.with_file_name("ảnh-2.jpg"));
    assert!(std::fs::read(path).unwrap().len() < original.len() / 2, "the small one");
    assert!(std::fs::read(&photo).unwrap() == original, "the photo is as it was");
    assert!(made(false).stdout.contains("tên khác"), "it is said");
}

#[test]
fn a_picture_takes_the_place_of_no_file_that_lies_there() {
    let place = Place::new();
    for folder in ["thẻ", "thẻ khác", "out"] {
        std::fs::create_dir(place.path(folder)).unwrap();
    }
    let photo = place.file("thẻ/IMG_0001.JPG", jpeg(2000, 1500));
    let other = place.file("thẻ khác/IMG_0001.JPG", jpeg(1500, 2000));
    let text = place.file("out/IMG_0001.jpg", "a person's own");
    let out = text.parent().unwrap();
    let made = |photo: &std::path::Path, preset: &str| {
        let words = ["--json", "photo", &photo.display().to_string(), "--preset", preset, "-o"];
        let run = place.tinphuong([&words[..], &[&out.display().to_string()]].concat());
        let output = run.json()["photos"][0]["outputs"][0].clone();
        let path = std::path::PathBuf::from(output["path"].as_str().unwrap());
        (path.file_name().unwrap().to_string_lossy().into_owned(), output["renamed"] == true)
    };
    assert_eq!(made(&photo, "thumb"), ("IMG_0001-2.jpg".into(), true));
    assert_eq!(made(&other, "thumb"), ("IMG_0001-3.jpg".into(), true), "of another card");
    assert_eq!(made(&photo, "thumb"), ("IMG_0001-2.jpg".into(), true), "the same again");
    assert_eq!(made(&photo, "card"), ("IMG_0001-4.jpg".into(), true), "of another size");
    assert_eq!(std::fs::read(&text).unwrap(), b"a person's own");
    assert_eq!(std::fs::read_dir(out).unwrap().count(), 4);
}

/// A file with a preset of that name.
fn own_named(place: &Place, name: &str) -> String {
    let own = format!(
        r#"{{ "name": "{name}", "fit": {{ "kind": "cover", "width": 90, "height": 60 }},
        "format": "jpeg", "quality": {{ "kind": "budget", "bytes": 60000 }} }}"#
    );
    place.file("riêng.json", own.as_bytes()).display().to_string()
}

#[test]
fn a_preset_of_the_newsrooms_own_is_a_file() {
    let place = Place::new();
    let photo = place.file("ảnh.jpg", jpeg(2000, 1500));
    let own = r#"{ "name": "cong-phuong", "fit": { "kind": "cover", "width": 900, "height": 600 },
        "format": "jpeg", "quality": { "kind": "budget", "bytes": 60000 } }"#;
    let own = place.file("cổng.json", own.as_bytes());
    let out = place.path("out");
    let presets = format!("print,web-webp,{}", own.display());
    let made = |presets: &str| {
        place.tinphuong([
            "--json".as_ref(),
            "photo".as_ref(),
            photo.as_os_str(),
            "--preset".as_ref(),
            presets.as_ref(),
            "-o".as_ref(),
            out.as_os_str(),
        ])
    };
    let answer = made(&presets).json();
    let outputs = answer["photos"][0]["outputs"].as_array().unwrap();
    let sizes: Vec<_> = outputs.iter().map(|one| (&one["width"], &one["height"])).collect();
    assert_eq!(sizes[0], (&2000.into(), &1500.into()), "print never enlarges");
    assert_eq!(sizes[2], (&900.into(), &600.into()));
    let budgeted = &outputs[2];
    assert!(budgeted["bytes"].as_u64().unwrap() <= 60_000);
    assert_eq!(
        budgeted["best"],
        budgeted["bytes"].as_u64().unwrap() < 57_000,
        "an unused budget is explained"
    );
    for (output, ends) in outputs.iter().zip(["-print.jpg", "-web-webp.webp", "-cong-phuong.jpg"]) {
        let path = output["path"].as_str().unwrap();
        assert!(path.ends_with(ends) && std::path::Path::new(path).is_file(), "{path}");
    }
    let twice = made("web,web").json();
    assert_eq!(twice["photos"][0]["outputs"].as_array().unwrap().len(), 1, "one file, told once");
    let other = own_named(&place, "web");
    assert_eq!(made(&format!("web,{other}")).code, 2, "one would be written over the other");
    let broken = place.file("hỏng.json", b"{}");
    let said = place.tinphuong([
        "photo".as_ref(),
        photo.as_os_str(),
        "--preset".as_ref(),
        broken.as_os_str(),
        "-o".as_ref(),
        out.as_os_str(),
    ]);
    assert_eq!(said.code, 2, "a preset that is none is said so");
    assert!(said.stderr.contains("hỏng.json không phải mẫu cỡ ảnh ("), "{}", said.stderr);
    assert!(said.stderr.contains("name"), "what is missing is named: {}", said.stderr);
}

#[test]
fn the_seed_keeps_every_word_in_its_order() {
    let place = Place::new();
    let id = import_seed(&place);
    let shown = place.tinphuong(["--json", "show", &id]).json();
    assert_eq!(shown["section"], "PHƯỜNG THANH XUÂN");
    assert_eq!(shown["byline"], "Nguyễn Thoa");
    assert_eq!(shown["published"], "2025-10-03T23:52");
    for format in ["html", "zip", "txt"] {
        let path = place.path(&format!("bài.{format}"));
        let words = [
            "export".as_ref(),
            id.as_ref(),
            "--format".as_ref(),
            format.as_ref(),
            "-o".as_ref(),
            path.as_os_str(),
        ];
        let answer = place.tinphuong(words);
        assert_eq!(answer.code, 0, "{}", answer.stderr);
    }
    let text = std::fs::read_to_string(place.path("bài.txt")).unwrap();
    assert_eq!(letters(&text), letters(SEED), "the words of the file, in order");
}

/// The words of a text without the date line's label, which formats write in their own way.
fn letters(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !["Ngày", "đăng"].contains(word)).collect()
}

#[test]
fn what_was_answered_survives_a_kill() {
    let place = Place::new();
    for round in 0..5 {
        let file = place.file("bài.txt", format!("Tít số {round}\n\nSa-pô của bài.\n\nNội dung."));
        let mut child = std::process::Command::new(tinphuong())
            .arg("--newsroom")
            .arg(place.newsroom())
            .args(["--json", "import"])
            .arg(&file)
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut out, &mut line).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let id = serde_json::from_str::<Value>(&line).unwrap()["articles"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let shown = place.tinphuong(["--json", "show", &id]).json();
        assert_eq!(shown["headline"], format!("Tít số {round}"));
    }
}

#[test]
fn exit_codes_say_what_kind_of_trouble_it_is() {
    let place = Place::new();
    let id = import_seed(&place);
    let usage = run(std::process::Command::new(tinphuong()).arg("bay"));
    assert_eq!(usage.code, 2);
    assert_eq!(place.tinphuong(["export", &id, "--format", "tap-chi", "-o", "x"]).code, 2);
    let missing = place.tinphuong(["--json", "show", "00000000-0000-7000-8000-000000000000"]);
    assert_eq!(
        (missing.code, missing.json()["refusal"]["code"].as_str()),
        (3, Some("article_not_found"))
    );
    assert!(missing.stderr.contains("Các bài khác vẫn nguyên"), "{}", missing.stderr);
    let blocked = place.file("chặn", "một tệp, không phải thư mục");
    let words = [
        "export".into(),
        id.clone().into(),
        "--format".into(),
        "html".into(),
        "-o".into(),
        blocked.join("bài.html").into_os_string(),
    ];
    assert_eq!(place.tinphuong::<std::ffi::OsString>(words).code, 5);
}

#[test]
fn a_newsroom_that_is_open_elsewhere_is_busy() {
    let place = Place::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let desk = runtime.block_on(place.desk());
    let answer = place.tinphuong(["list"]);
    assert_eq!(answer.code, 6, "{}", answer.stderr);
    runtime.block_on(desk.leave());
    drop(desk);
    assert_eq!(place.tinphuong(["list"]).code, 0);
}

#[test]
fn a_backup_is_verified_and_comes_back() {
    let place = Place::new();
    let id = import_seed(&place);
    let backup = place.path("sao-luu");
    assert_eq!(place.tinphuong(["backup".as_ref(), "-o".as_ref(), backup.as_os_str()]).code, 0);
    let verified = place.tinphuong(["--json".as_ref(), "verify".as_ref(), backup.as_os_str()]);
    assert_eq!((verified.code, verified.json()["ok"].as_bool()), (0, Some(true)));
    let other = Place::new();
    let restored = other.tinphuong(["--json".as_ref(), "restore".as_ref(), backup.as_os_str()]);
    assert_eq!(restored.code, 0, "{}", restored.stderr);
    assert_eq!(restored.stderr, "", "a script hears nothing but the answer");
    assert_eq!(other.tinphuong(["show", &id]).code, 0);
}

#[test]
fn the_help_names_every_format_and_only_sizes_that_there_are() {
    let place = Place::new();
    let help = place.tinphuong(["--help"]).stdout;
    let named = |from: &str, to: &str| -> Vec<String> {
        let list = help.split_once(from).unwrap().1.split_once(to).unwrap().0;
        list.split(',').map(|one| one.trim().split(' ').next().unwrap().to_owned()).collect()
    };
    let formats = named("DẠNG: ", "\n  tinphuong");
    for format in export::FORMATS {
        assert!(formats.iter().any(|name| name == format.name), "{} in {formats:?}", format.name);
    }
    let sizes = named("CỠ: ", ", TỆP.json").join(",");
    let photo = place.file("ảnh.jpg", jpeg(400, 300));
    let out = place.path("ra");
    let words = ["photo".as_ref(), photo.as_os_str(), "--preset".as_ref(), sizes.as_ref()];
    let made = place.tinphuong([&words[..], &["-o".as_ref(), out.as_os_str()]].concat());
    assert_eq!(made.code, 0, "{}", made.stderr);
    let unknown = place.tinphuong(["photo", "a.jpg", "--preset", "khổng-lồ", "-o", "ra"]);
    assert!(unknown.stderr.contains("cỡ ảnh bằng tinphuong --help"), "{}", unknown.stderr);
}

#[test]
fn damage_is_told_in_words_with_what_is_safe_and_what_to_do() {
    let place = Place::new();
    import_seed(&place);
    let no_backup = place.file("thư.db", SEED);
    let told = place.tinphuong(["verify".as_ref(), no_backup.as_os_str()]);
    assert_eq!(told.code, 1, "{}", told.stderr);
    assert!(told.stdout.starts_with("Cơ sở dữ liệu hỏng: "), "{}", told.stdout);
    let last = told.stdout.lines().last().unwrap();
    assert!(last.contains("vẫn nguyên. Hãy khôi phục"), "{last}");
    let refused = place.tinphuong(["restore".as_ref(), no_backup.as_os_str()]);
    assert_eq!(refused.code, 1);
    let last = refused.stdout.lines().last().unwrap();
    assert!(last.contains("chưa khôi phục. Tòa soạn không thay đổi."), "{last}");
    assert_eq!(place.tinphuong(["list"]).stdout.lines().count(), 2, "the sample and the seed");
}

#[cfg(target_os = "linux")]
#[test]
fn how_much_has_come_back_is_told_to_a_terminal() {
    let place = Place::new();
    import_seed(&place);
    let backup = place.path("sao-luu");
    assert_eq!(place.tinphuong(["backup".as_ref(), "-o".as_ref(), backup.as_os_str()]).code, 0);
    let other = Place::new();
    let ask = "\"$PROGRAM\" --newsroom \"$NEWSROOM\" restore \"$BACKUP\"";
    let mut terminal = std::process::Command::new("script");
    terminal.args(["-qec", ask, "/dev/null"]).env("PROGRAM", tinphuong());
    terminal.env("NEWSROOM", other.newsroom()).env("BACKUP", &backup);
    if std::process::Command::new("script").arg("--version").output().is_err() {
        support::say!("SKIPPED: script is not installed, restore was not seen in a terminal");
        return;
    }
    let run = run(&mut terminal);
    assert_eq!(run.code, 0, "{}", run.stdout);
    let told: Vec<_> = run.stdout.lines().filter(|line| line.contains("Đang khôi phục")).collect();
    assert_eq!(told.first().map(|line| line.trim()), Some("Đang khôi phục: 0 %"), "{told:?}");
    assert_eq!(told.last().map(|line| line.trim()), Some("Đang khôi phục: 100 %"), "{told:?}");
    let once = told.windows(2).all(|pair| pair[0] != pair[1]);
    assert!(once, "no percent is told twice: {told:?}");
}

#[test]
fn a_bare_name_is_a_place_in_the_folder_one_stands_in() {
    let place = Place::new();
    let here = place.path("bàn làm việc");
    std::fs::create_dir_all(&here).unwrap();
    let run = |words: &[&str]| {
        let mut command = std::process::Command::new(support::tinphuong());
        let ran = command.current_dir(&here).args(words).output().unwrap();
        assert!(ran.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ran.stderr));
    };
    std::fs::write(here.join("bài.txt"), support::SEED).unwrap();
    let status = std::process::Command::new(support::tinphuong())
        .current_dir(&here)
        .args(["--newsroom", "tòa-soạn", "import", "bài.txt"])
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(1), "captions wait");
    run(&["--newsroom", "tòa-soạn", "backup", "-o", "sao-lưu"]);
    run(&["verify", "sao-lưu"]);
    run(&["--newsroom", "nơi-khác", "restore", "sao-lưu"]);
    run(&["--newsroom", "nơi-khác", "list"]);
}
