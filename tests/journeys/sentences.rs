//! What a person reads when something is refused: what happened, what is safe, what to do; and nothing is lost.

use std::{ffi::OsString, fs::File, path::PathBuf};

use serde_json::Value;
use support::{Place, Run, SEED, body, fields, jpeg, run, tinphuong};

/// A newsroom with the seed in it, and the seed's article.
fn furnished() -> (Place, String) {
    let place = Place::new();
    let file = place.file("bài.txt", SEED);
    let run = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
    let id = run.json()["articles"][0]["id"].as_str().unwrap().to_owned();
    (place, id)
}

fn words(words: &[&dyn AsRef<std::ffi::OsStr>]) -> Vec<OsString> {
    words.iter().map(|word| word.as_ref().to_owned()).collect()
}

/// Three sentences, Vietnamese, without a code and without shouting.
fn reads_well(sentence: &str) {
    let ends = sentence.trim_end().chars().filter(|c| *c == '.').count();
    assert!(ends >= 3, "what happened, what is safe, what to do: {sentence:?}");
    let safe = ["nguyên", "không thay đổi", "an toàn", "Chưa có gì thay đổi", "vẫn được làm"];
    assert!(safe.iter().any(|words| sentence.contains(words)), "what is safe: {sentence:?}");
    for forbidden in ["!", "Lỗi:", "os error", "storage_", "file_", "picture_", "not_"] {
        assert!(!sentence.contains(forbidden), "{forbidden} in {sentence:?}");
    }
}

/// The seed is as it was, and the newsroom is whole.
fn nothing_is_lost(place: &Place, id: &str, before: &Value) {
    assert_eq!(&place.tinphuong(["--json", "show", id]).json(), before);
    let newsroom = place.newsroom();
    let verified = place.tinphuong(words(&[&"--json", &"verify", &newsroom]));
    assert_eq!(verified.json()["damage"], serde_json::json!([]));
}

#[test]
fn a_text_that_is_refused_says_so_and_leaves_the_newsroom_as_it_was() {
    let (place, id) = furnished();
    let before = place.tinphuong(["--json", "show", &id]).json();
    let huge = place.path("lớn.txt");
    File::create(&huge).unwrap().set_len(200_000_000).unwrap();
    let cases: [(PathBuf, &str, i32); 5] = [
        (huge, "file_too_large", 4),
        (place.file("rỗng.txt", ""), "file_empty", 4),
        (place.file("hình.txt", jpeg(64, 64)), "not_text", 4),
        (place.path("không có.txt"), "file_unreadable", 4),
        (place.file("bảng.xlsx", "x"), "unknown_format", 4),
    ];
    for (file, code, exit) in cases {
        let json = place.tinphuong(words(&[&"--json", &"import", &file]));
        assert_eq!(json.code, exit, "{code}: {}", json.stderr);
        assert_eq!(json.json()["refused"][0]["refusal"]["code"], code);
        assert_eq!(json.json()["articles"], serde_json::json!([]));
        reads_well(&json.stderr);
        let plain = place.tinphuong(words(&[&"import", &file]));
        assert_eq!((plain.code, plain.stdout.as_str()), (exit, ""), "trouble is not an answer");
        assert_eq!(plain.stderr, json.stderr);
        nothing_is_lost(&place, &id, &before);
    }
}

#[test]
fn bytes_in_another_encoding_never_become_broken_words() {
    let (place, id) = furnished();
    let before = place.tinphuong(["--json", "show", &id]).json();
    // «Phường» as the old Windows code page and as TCVN3 wrote it: no UTF-8 in either.
    let cases: [(&str, &[u8]); 2] = [
        ("cp1258.txt", b"Ph\xFD\xF5\xCCng Thanh Xu\xE2n h\xF7p \xF0\xE1nh gi\xE1\n\nN\xF4i dung."),
        ("tcvn3.txt", b"Ph\xAD\xEAng Thanh Xu\xA9n\n\nN\xE9i dung."),
    ];
    for (name, bytes) in cases {
        let file = place.file(name, bytes);
        let run = place.tinphuong(words(&[&"--json", &"import", &file]));
        if run.code < 2 {
            // Taken in: then by its right reading, not as boxes and question marks.
            let headline = run.json()["articles"][0]["headline"].as_str().unwrap().to_owned();
            assert!(headline.starts_with("Phường"), "{name}: {headline}");
        } else {
            assert_eq!(
                (run.code, &run.json()["refused"][0]["refusal"]["code"]),
                (4, &"not_text".into())
            );
            reads_well(&run.stderr);
        }
    }
    nothing_is_lost(&place, &id, &before);
}

#[test]
fn a_photo_that_is_refused_says_so_for_each_file() {
    let place = Place::new();
    let out = place.path("ra");
    let whole = jpeg(320, 240);
    let frame = whole.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    let mut bomb = whole.clone();
    bomb[frame + 5..frame + 9].copy_from_slice(&65_500_u16.to_be_bytes().repeat(2));
    let cases = [
        ("thư.jpg", b"K\xC3\xADnh g\xE1\xBB\xADi".to_vec(), "not_a_picture"),
        ("rỗng.jpg", Vec::new(), "file_empty"),
        ("cụt.jpg", whole[..150].to_vec(), "picture_broken"),
        ("bom.jpg", bomb, "picture_too_large"),
        ("từ web.jp2", b"\0\0\0\x0CjP  \r\n\x87\n".to_vec(), "picture_unsupported"),
    ];
    for (name, bytes, code) in cases {
        let file = place.file(name, &bytes);
        let run = run(std::process::Command::new(tinphuong()).args(words(&[
            &"--json",
            &"photo",
            &file,
            &"--preset",
            &"web",
            &"-o",
            &out,
        ])));
        assert_eq!(
            (run.code, &run.json()["photos"][0]["refusal"]["code"]),
            (4, &Value::from(code))
        );
        assert_eq!(run.json()["photos"][0]["ok"], false);
        assert_eq!(run.json()["photos"][0]["outputs"], serde_json::json!([]));
        reads_well(&run.stderr);
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "the file itself is untouched");
    }
}

#[test]
fn a_target_that_cannot_be_written_leaves_what_stood_there() {
    let (place, id) = furnished();
    let before = place.tinphuong(["--json", "show", &id]).json();
    let blocked = place.file("chặn", "một tệp, không phải thư mục");
    for format in ["html", "zip", "txt"] {
        let target = blocked.join("bài");
        let run = place.tinphuong(words(&[
            &"--json",
            &"export",
            &id,
            &"--format",
            &format,
            &"-o",
            &target,
        ]));
        let code = run.json()["refusal"]["code"].clone();
        assert_eq!((run.code, code), (5, "target_not_writable".into()), "{format}");
        reads_well(&run.stderr);
    }
    let backup = place.tinphuong(words(&[&"--json", &"backup", &"-o", &blocked.join("sao.db")]));
    assert_eq!(backup.code, 5, "{}", backup.stderr);
    reads_well(&backup.stderr);
    assert_eq!(std::fs::read_to_string(&blocked).unwrap(), "một tệp, không phải thư mục");
    nothing_is_lost(&place, &id, &before);
}

/// One ask that each exit code answers. 70 is a fault of the program itself: nothing provokes it on purpose.
#[test]
fn every_exit_code_is_the_one_that_is_documented() {
    let (place, id) = furnished();
    let good = place.file("tốt.txt", "Tít\n\nSa-pô.\n\nNội dung.");
    let bad = place.file("rỗng.txt", "");
    let missing = "00000000-0000-7000-8000-000000000000";
    let blocked = place.file("chặn", "x").join("bài.html");
    let cases: [(i32, Vec<OsString>); 8] = [
        (0, words(&[&"--json", &"list"])),
        (0, words(&[&"--json", &"search", &"không có từ nào như vậy"])),
        (1, words(&[&"--json", &"import", &bad, &good])),
        (2, words(&[&"--json", &"export", &id, &"--format", &"tạp chí", &"-o", &"x"])),
        (3, words(&[&"--json", &"show", &missing])),
        (3, words(&[&"--json", &"show", &"../../etc/passwd"])),
        (4, words(&[&"--json", &"import", &bad])),
        (5, words(&[&"--json", &"export", &id, &"--format", &"html", &"-o", &blocked])),
    ];
    for (code, ask) in cases {
        let shown = format!("{ask:?}");
        let Run { code: exit, stdout, stderr } = place.tinphuong(ask);
        assert_eq!(exit, code, "{shown}: {stderr}");
        assert_eq!(stdout.lines().count(), 1, "one JSON value and nothing else: {shown}");
        serde_json::from_str::<Value>(&stdout).unwrap();
        assert_eq!(stderr.is_empty(), code == 0, "{shown}: {stderr}");
        assert!(stderr.lines().all(|line| line.matches('.').count() >= 3), "{stderr}");
    }
    let nameless = run(std::process::Command::new(tinphuong())
        .env_remove("TINPHUONG_NEWSROOM")
        .args(["--json", "list"]));
    assert_eq!((nameless.code, &nameless.json()["refusal"]["code"]), (2, &"bad_ask".into()));
}

#[tokio::test]
async fn two_desks_never_share_a_newsroom() {
    let place = Place::new();
    let desk = place.desk().await;
    let host = std::sync::Arc::new(desk::Headless { exports: place.path("exports") });
    let second = desk::Desk::open(&place.newsroom(), host).await.err().unwrap();
    assert_eq!(second.code, desk::contract::RefusalCode::StorageBusy);
    let run = place.tinphuong(["--json", "list"]);
    assert_eq!((run.code, &run.json()["refusal"]["code"]), (6, &"storage_busy".into()));
    reads_well(&run.stderr);
    let new = desk.answer("article_new", serde_json::json!({})).await.unwrap();
    let save = serde_json::json!({ "id": new["id"], "sequence": new["sequence"], "fields": fields(), "body": body("Tít", "Nội dung."), "caret": 0 });
    desk.answer("article_save", save).await.expect("the first goes on as if nothing had been");
}
