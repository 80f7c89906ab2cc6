//! Bad input: a clear sentence, a stable code, nothing lost.

use std::{ffi::OsString, fs::File, path::Path};

use support::{Place, jpeg};

/// A JPEG whose header promises 65,500 × 65,500 pixels.
fn bomb() -> Vec<u8> {
    let mut bytes = jpeg(16, 16);
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xDC, 0xFF, 0xDC]);
    bytes
}

fn photo(place: &Place, file: &Path) -> (i32, String, String) {
    let out = place.path("out");
    let words: Vec<OsString> = [
        "--json".into(),
        "photo".into(),
        file.into(),
        "--preset".into(),
        "web".into(),
        "-o".into(),
        out.into(),
    ]
    .into();
    let run = place.tinphuong(words);
    let code = run.json()["photos"][0]["refusal"]["code"].as_str().unwrap_or_default().to_owned();
    (run.code, code, run.stderr)
}

#[test]
fn a_file_that_is_no_picture_is_refused_by_its_content() {
    let place = Place::new();
    let whole = jpeg(640, 480);
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("thư.jpg", "Kính gửi Ủy ban".into(), "not_a_picture"),
        ("rỗng.jpg", Vec::new(), "file_empty"),
        ("cụt.jpg", whole[..200].to_vec(), "picture_broken"),
        ("bom.jpg", bomb(), "picture_too_large"),
        ("hình.jxl", b"\0\0\0\x0CJXL \r\n\x87\n".to_vec(), "picture_unsupported"),
        ("từ web.avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf".to_vec(), "picture_broken"),
    ];
    for (name, bytes, expected) in cases {
        let file = place.file(name, bytes);
        let (exit, code, _) = photo(&place, &file);
        assert_eq!((exit, code.as_str()), (4, expected), "{name}");
    }
    let (_, code, _) = photo(&place, &place.path("không có.jpg"));
    assert_eq!(code, "file_unreadable");
}

#[test]
fn one_bad_photo_stops_no_other() {
    let place = Place::new();
    let good = place.file("tốt.jpg", jpeg(400, 300));
    let bad = place.file("xấu.jpg", "chữ");
    let out = place.path("out");
    let words: Vec<OsString> = [
        "--json".into(),
        "photo".into(),
        bad.into(),
        good.into(),
        "--preset".into(),
        "thumb".into(),
        "-o".into(),
        out.into(),
    ]
    .into();
    let run = place.tinphuong(words);
    assert_eq!(run.code, 1, "done, with findings");
    let photos = run.json()["photos"].clone();
    assert_eq!((photos[0]["ok"].as_bool(), photos[1]["ok"].as_bool()), (Some(false), Some(true)));
}

#[test]
fn a_photo_that_lost_its_end_is_shown_as_far_as_it_goes() {
    let place = Place::new();
    let whole = jpeg(1600, 1200);
    let file = place.file("chép dở.jpg", &whole[..whole.len() * 2 / 3]);
    let out = place.path("out");
    let words: Vec<OsString> = [
        "--json".into(),
        "photo".into(),
        file.into(),
        "--preset".into(),
        "card".into(),
        "-o".into(),
        out.into(),
    ]
    .into();
    let made = place.tinphuong(words).json()["photos"][0].clone();
    assert_eq!(made["ok"].as_bool(), Some(true));
    assert_eq!(made["warnings"][0], "incomplete");
}

#[test]
fn texts_that_cannot_be_read_are_refused_and_the_rest_is_imported() {
    let place = Place::new();
    let huge = place.path("lớn.txt");
    File::create(&huge).unwrap().set_len(200_000_000).unwrap();
    let empty = place.file("rỗng.txt", "");
    let binary = place.file("nhị phân.txt", [0_u8, 159, 146, 150, 0, 1, 2, 255, 254, 0].repeat(40));
    let kind = place.file("bảng.xlsx", "x");
    let good = place.file("tốt.txt", "Tít của bài\n\nSa-pô của bài.\n\nNội dung.");
    let words: Vec<OsString> = [
        "--json".into(),
        "import".into(),
        huge.into(),
        empty.into(),
        binary.into(),
        kind.into(),
        good.into(),
    ]
    .into();
    let run = place.tinphuong(words);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let answer = run.json();
    assert_eq!(answer["articles"][0]["headline"], "Tít của bài");
    let codes: Vec<_> = answer["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["refusal"]["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes, ["file_too_large", "file_empty", "not_text", "unknown_format"]);
}

#[test]
fn utf_16_and_a_byte_order_mark_are_no_trouble() {
    let place = Place::new();
    let text = "Đường Láng rộng hơn\n\nSa-pô của bài.\n\nNội dung.";
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for (name, bytes) in [("rộng.txt", wide), ("đánh dấu.txt", marked)] {
        let file = place.file(name, bytes);
        let run = place.tinphuong(["--json".as_ref(), "import".as_ref(), file.as_os_str()]);
        assert_eq!(run.json()["articles"][0]["headline"], "Đường Láng rộng hơn", "{name}");
    }
}
